"""The list of priorities: its versions, and what they are made from."""
