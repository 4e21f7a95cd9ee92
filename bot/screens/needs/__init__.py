"""What people say is needed, as they, other members and organisers see it."""
