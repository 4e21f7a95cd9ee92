"""The questions asked of the tables, one file per family of nouns; the session comes first."""
