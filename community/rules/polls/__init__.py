"""How ballots are marked and counted, and when the silent are reminded."""
