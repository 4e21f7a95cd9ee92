"""What people say is needed, and what becomes of it."""
