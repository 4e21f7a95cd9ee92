"""Gathers what the screens of messages to a human show."""
