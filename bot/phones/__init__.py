"""What stands on people's phones, as far as this process remembers it."""
