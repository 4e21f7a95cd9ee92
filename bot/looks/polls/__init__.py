"""Gathers what is shown of votes, and draws their results."""
