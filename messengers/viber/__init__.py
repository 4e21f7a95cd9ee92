"""How Viber is spoken: its REST API for bots, and nothing of what is said in it."""
