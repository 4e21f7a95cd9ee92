"""What is told beside meetings: how it is written, looked at before sending, read and counted."""
