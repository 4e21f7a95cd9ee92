"""The rules of the house as functions over source files; design decisions that tests can keep."""
