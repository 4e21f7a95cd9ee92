"""Questions about what people say is needed."""
