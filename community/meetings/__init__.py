"""What people do with a meeting: draft, send, answer, change, cancel; its reminders."""
