"""Questions about people's chats: cost, receipts, links."""
