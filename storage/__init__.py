"""What is remembered: the tables, the questions asked of them, and their migrations."""
