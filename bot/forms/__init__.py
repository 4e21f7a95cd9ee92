"""The forms: which questions are asked in which order, and what is done with the answers."""
