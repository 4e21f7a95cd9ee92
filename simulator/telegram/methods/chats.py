"""getChat, leaveChat."""

from __future__ import annotations

from simulator.telegram.chats.messages import Wire
from simulator.telegram.chats.rooms import GroupChat, PrivateChat
from simulator.telegram.gestures import membership_change
from simulator.telegram.http.arguments import Arguments
from simulator.telegram.refusals import CHAT_NOT_FOUND, RefusalError, bad_request
from simulator.telegram.world import World

GIFTS = {
    "unlimited_gifts": True,
    "limited_gifts": True,
    "unique_gifts": True,
    "premium_subscription": True,
    "gifts_from_channels": True,
}
ACCENT_COLORS = 7


def get_chat(world: World, arguments: Arguments) -> Wire:
    """Describe a chat; a person who never pressed Start is not found."""
    chat = world.chat(arguments.text("chat_id"))
    if isinstance(chat, PrivateChat) and not chat.is_started:
        raise RefusalError(400, CHAT_NOT_FOUND)
    is_group = isinstance(chat, GroupChat)
    return chat.wire | {
        "accepted_gift_types": dict.fromkeys(GIFTS, not is_group),
        "accent_color_id": abs(chat.chat_id) % ACCENT_COLORS,
        "max_reaction_count": 11,
    }


def leave_chat(world: World, arguments: Arguments) -> bool:
    """Leave a group; the bot hears of it as of every change of its membership."""
    chat = world.chat(arguments.text("chat_id"))
    if not isinstance(chat, GroupChat):
        raise bad_request("chat member status can't be changed in private chats")
    chat.refuse_writing()
    chat.bot_status = "left"
    change = membership_change(world, chat.wire, world.bot, "member", "left")
    world.updates.put("my_chat_member", change)
    world.announce(chat)
    return True


METHODS = {"getChat": get_chat, "leaveChat": leave_chat}
