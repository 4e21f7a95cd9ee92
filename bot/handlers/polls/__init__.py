"""Votes, one file for each conversation about them."""
