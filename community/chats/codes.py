"""How a code looks that joins two chats.

Signs that are easily taken for another one are not among them (0 and O, 1 and I, 8 and B, 3 and
the Cyrillic Z, 5 and S); each letter looks the same in Cyrillic. There are 16 to the 8th power of
them, four thousand millions: whoever guesses a thousand times in the 15 minutes of a code finds it
in one case of four millions.
"""

LETTERS = "ACEHKMPTXY"
DIGITS = "245679"
LENGTH = 8
# What the links carry in front of it, so that they are told from invites.
IN_LINKS = "link-"


def token_of(code: str) -> str:
    """What the link into the other chat carries."""
    return f"{IN_LINKS}{code}"


def in_groups(code: str) -> str:
    """As people read it: in two groups."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"
