"""What is asked to make a vote, to count its paper, and to tell what came out."""
