"""The methods of the API by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from simulator.viber.chats.shown import Wire
from simulator.viber.exchange import Exchange
from simulator.viber.methods.account import get_account_info, set_webhook
from simulator.viber.methods.people import get_online, get_user_details
from simulator.viber.methods.sending import broadcast_message, send_message

Method = Callable[[Exchange, Wire], Awaitable[Wire]]

METHODS: dict[str, Method] = {
    "set_webhook": set_webhook,
    "send_message": send_message,
    "broadcast_message": broadcast_message,
    "get_account_info": get_account_info,
    "get_user_details": get_user_details,
    "get_online": get_online,
}
