"""Gathers from the rows what a screen shows; the screens themselves only draw."""
