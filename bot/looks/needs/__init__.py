"""Gathers what the screens about needs show."""
