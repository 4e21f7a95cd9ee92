"""The steps by which a database that already holds people's answers reaches the newest schema."""
