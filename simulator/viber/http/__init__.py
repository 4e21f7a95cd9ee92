"""How calls reach the server, and how events and media reach the bot and the phones."""
