"""Messages to a human: asked, taken by an organiser, answered through the bot."""
