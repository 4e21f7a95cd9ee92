"""What people say is needed: what they, their organisers and the news ask about it."""
