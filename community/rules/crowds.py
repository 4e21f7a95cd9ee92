"""How many people are so many that a sender is asked once more."""

# reference/domain.md, 6.7: over so many, a second look before it is sent.
MANY = 50
