"""Whether an event really comes from Viber."""

import hmac


def is_signed(token: str, body: bytes, signature: str | None) -> bool:
    """Whether this is the HMAC-SHA256 of the raw body under the bot's token, in small hex.

    It takes the same time for every wrong one (Viber REST API, X-Viber-Content-Signature).
    """
    if not token or not signature or not signature.isascii():
        return False
    return hmac.compare_digest(hmac.digest(token.encode(), body, "sha256").hex(), signature)
