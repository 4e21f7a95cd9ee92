"""How calls reach the server: the Bot API, and the control from other processes."""
