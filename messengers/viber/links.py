"""Links into a bot of Viber."""

from urllib.parse import quote


def invite_link(uri: str, token: str) -> str:
    """The link that opens the bot and gives it a token (Viber, "Deep links")."""
    return f"viber://pa?chatURI={quote(uri, safe='')}&context={quote(token, safe='')}"
