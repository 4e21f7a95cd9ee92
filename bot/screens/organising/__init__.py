"""What organisers see: a draft and its preview, the live card, the way out of a meeting."""
