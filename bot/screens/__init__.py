"""What people see: pure functions from nouns to a Screen; every sentence is here."""
