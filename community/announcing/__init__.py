"""What organisers tell people beside meetings: media, drafts, sending, what readers say to it."""
