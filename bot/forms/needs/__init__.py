"""Saying what is needed."""
