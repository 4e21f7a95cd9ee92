"""The municipality's list of priorities: working on it, publishing it."""
