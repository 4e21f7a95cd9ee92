"""Questions for organisers about the list of priorities."""
