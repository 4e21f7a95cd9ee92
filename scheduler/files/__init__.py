"""Files that people sent: fetched, made small and without traces, kept."""
