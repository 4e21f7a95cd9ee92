"""Votes: what is asked, the roll of those who may vote, and the ballot box."""
