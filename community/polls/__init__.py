"""What people do with a vote: draft, open, vote, close; nobody learns who chose what."""
