"""Gathers what is shown of the list of priorities, and writes it as files."""
