"""Announcing something, telling what a meeting decided, and reading either aloud."""
