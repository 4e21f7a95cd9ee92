"""What is said of votes: before they begin, while they run, and what came out."""
