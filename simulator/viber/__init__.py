"""A Viber server for one bot, with the phones of the people who talk to it."""
