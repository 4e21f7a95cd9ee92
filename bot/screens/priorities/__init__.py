"""The list of priorities: read, worked on, published, and taken as a document."""
