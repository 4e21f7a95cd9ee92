"""A person's chats: what they cost, what arrived there, which of two is written to."""
