"""What organisers tap beside meetings, one file for each family of nouns."""
