"""What a phone shows of a message that the bot sent."""

from __future__ import annotations

from simulator.viber.chats.shown import Rows, ShownButton, Wire
from simulator.viber.chats.styles import button_text, styled

COLUMNS = 6
KEYBOARD_ROWS = 12
"""How many rows a keyboard may have before the client refuses it (FAQ; 24 on an older page)."""


def shown_content(body: Wire) -> Wire:
    """Give kind, text, buttons and keyboard, as ShownMessage has them; body was checked."""
    kind = body.get("type", "keyboard")
    content: Wire = {"kind": kind, "keyboard": rows(body.get("keyboard"))}
    if kind == "rich_media":
        return content | rich_content(body["rich_media"])
    if kind in {"picture", "video", "file"}:
        content["media"] = body["media"]
    text, styles = styled(str(words(kind, body)))
    return content | {"text": text, "styles": styles}


def words(kind: str, body: Wire) -> str:
    """Give the words of a message that is no rich media."""
    if kind == "contact":
        return f"{body['contact']['name']}: {body['contact']['phone_number']}"
    if kind == "location":
        return f"{body['location']['lat']}, {body['location']['lon']}"
    if kind == "url":
        return str(body["media"])
    if kind == "sticker":
        return f"({body['sticker_id']})"
    return str(body.get("text", ""))


def rich_content(rich_media: Wire) -> Wire:
    """Give the text blocks as lines, and the rows of those blocks that do something."""
    buttons = rich_media["Buttons"]
    lines = [button_text(one.get("Text", "")) for one in buttons if not does_something(one)]
    columns = int(rich_media.get("ButtonsGroupColumns", COLUMNS))
    return {"text": "\n".join(lines), "rows": rows(rich_media, columns)}


def rows(keyboard: Wire | None, width: int = COLUMNS) -> Rows:
    """Lay buttons out from left to right; a row is full at six columns (viber.md 5)."""
    laid: Rows = []
    free = 0
    for one in (keyboard or {}).get("Buttons", []):
        columns = int(one.get("Columns", width))
        if not does_something(one):
            free = 0
            continue
        if columns > free:
            laid.append([])
            free = width
        laid[-1].append(shown_button(one, columns))
        free -= columns
    return laid


def shown_button(button: Wire, columns: int) -> ShownButton:
    """Turn a button of the wire into what a person sees."""
    action, data = button.get("ActionType") or "reply", str(button["ActionBody"])
    return ShownButton(
        label=button_text(button.get("Text", "")),
        data=data,
        action=action,
        url=data if action == "open-url" else None,
        is_silent=bool(button.get("Silent", False)),
        columns=columns,
    )


def does_something(button: Wire) -> bool:
    """Tell whether a button is more than a block of text."""
    return bool(button.get("ActionType") != "none")


def client_refuses(body: Wire) -> bool:
    """Tell whether the phone itself finds the message invalid, after the server took it."""
    return len(rows(body.get("keyboard"))) > KEYBOARD_ROWS
