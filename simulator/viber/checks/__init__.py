"""What the server checks before it takes a message."""
