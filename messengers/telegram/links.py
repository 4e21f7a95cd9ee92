"""Links into a bot of Telegram."""


def invite_link(username: str, token: str) -> str:
    """The link that opens the bot and starts it with a token (Bot API, deep linking)."""
    return f"https://t.me/{username}?start={token}"
