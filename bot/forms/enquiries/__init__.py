"""Writing to a human, answering, and muting: one form each."""
