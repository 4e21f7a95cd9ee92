"""Messages to a human: their words, their lists, and whose messages are not taken."""
