"""Messages to a human, as those who ask and those who answer see them."""
