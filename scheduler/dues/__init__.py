"""The short rounds: what is due by the clock, one module per family; the row decides."""
