"""What organisers do among themselves: who is away, who stands in."""
