"""The outbox in its own room: what was sent and is changed where it stands."""
