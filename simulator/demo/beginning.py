"""How a demo begins: at a decent hour, with the phones of the sample town in people's hands."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from simulator.demo.memory import Memory, restore
from simulator.page_api import InviteLink, Page, PagePerson, PasteText, add_page
from simulator.sample_town import LINKS, PEOPLE, SOFIA
from simulator.sample_town.notices import notices
from simulator.sample_town.people import ANTONOVO
from simulator.telegram.server import TelegramServer

TOKEN = "7000000001:demo-of-this-machine-and-no-secret-0001"
USERNAME = "megdan_demo_bot"
OPENS, CLOSES = 9, 16
SATURDAY = 5
# Whose office publishes the notices that lie about.
COORDINATORS = tuple(each.user_id for each in PEOPLE if each.role and each.town == ANTONOVO)


def working_hour(now: datetime) -> datetime:
    """This moment if offices are open, else 10:00 on the next working day, in Antonovo's zone.

    At night and on Sundays the bot would rightly keep silent, and a visitor would see nothing.
    """
    local = now.astimezone(SOFIA)
    if local.weekday() < SATURDAY and OPENS <= local.hour < CLOSES:
        return now
    morning = local.replace(hour=10, minute=0, second=0, microsecond=0)
    if local.hour >= OPENS:
        morning += timedelta(days=1)
    while morning.weekday() >= SATURDAY:
        morning += timedelta(days=1)
    return morning.astimezone(UTC)


def lay_out(control_address: str) -> Page:
    """Make the server with its page, and the links that lie about; no phones yet."""
    server = TelegramServer(TOKEN, USERNAME)
    server.calls_kept = 0
    # Past every number of an earlier demo: the bot remembers which updates it has seen, and by
    # which number it can edit a message.
    server.world.count_from(int(time.time()))
    return add_page(
        server,
        control_address=control_address,
        people=[
            PagePerson(each.user_id, {"bg": each.caption, "en": each.in_english})
            for each in PEOPLE
            if each.user_id
        ],
        links=[
            InviteLink({"bg": link.title, "en": link.in_english}, link.token) for link in LINKS
        ],
        texts=[
            PasteText({"bg": each.title, "en": each.in_english}, each.text, COORDINATORS)
            for each in notices(datetime.now(SOFIA).date())
        ],
        zone=SOFIA.key,
    )


def hand_out_phones(page: Page, memory: Memory | None) -> None:
    """Give everybody a phone; whoever the bot knows presses Start on a new one."""
    kept = {chat.chat_id: chat for chat in memory.chats} if memory else {}
    for each in PEOPLE:
        if each.user_id and each.user_id not in kept:
            first_name, _, last_name = each.name.rpartition(" ")
            names = (first_name, last_name) if first_name else (last_name, "")
            phone = page.server.phone(each.user_id, *names, language_code=each.language)
            if each.town:
                phone.opens_link()
    if memory is not None:
        restore(page, memory)
