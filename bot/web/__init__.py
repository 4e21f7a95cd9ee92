"""What comes to this machine from outside: Viber's events, and the files that it fetches."""
