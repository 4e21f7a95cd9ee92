"""What organisers need to know of each other and of their people."""
