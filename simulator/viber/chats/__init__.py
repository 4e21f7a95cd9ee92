"""The chats in which the bot and the people meet, and what stands in them."""
