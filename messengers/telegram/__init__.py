"""How Telegram is spoken: the Bot API, and nothing of what is said in it."""
