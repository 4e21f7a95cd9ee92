"""What a message may consist of: text with entities, markup, files."""
