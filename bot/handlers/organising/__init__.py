"""What organisers do behind the live card, one file for each conversation."""
