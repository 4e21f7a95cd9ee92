"""What happens by itself as time passes: short rounds over rows that are due."""
