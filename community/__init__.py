"""What people do together: verbs, plain async functions over the rows of storage."""
