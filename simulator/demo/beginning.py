"""How a demo begins: at a decent hour, with the phones of the sample town in people's hands."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from simulator.demo.memory import Memory, restore
from simulator.page_api import InviteLink, Page, PagePerson, PasteText, add_page
from simulator.sample_town import LINKS, PEOPLE, SOFIA
from simulator.sample_town.notices import notices
from simulator.sample_town.people import ANTONOVO, BOT_NAME, VIBER_URI, Inhabitant
from simulator.telegram.server import TelegramServer
from simulator.viber.server import ViberServer

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
    """Make both servers with their page, and the links that lie about; no phones yet."""
    server = TelegramServer(TOKEN, USERNAME)
    server.calls_kept = 0
    # Past every number of an earlier demo: the bot remembers which updates it has seen, and by
    # which number it can edit a message.
    server.world.count_from(int(time.time()))
    page = add_page(
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
    page.viber = ViberServer(uri=VIBER_URI, name=BOT_NAME)
    page.viber.exchange.calls_kept = 0
    page.viber.world.count_from(int(time.time()))
    return page


def hand_out_phones(page: Page, memory: Memory | None) -> None:
    """Give everybody a phone; whoever the bot knows presses Start on a new one."""
    kept = {chat.chat_id for chat in memory.chats} if memory else set()
    kept |= {person.user_id for person in memory.on_viber or []} if memory else set()
    for each in PEOPLE:
        if each.user_id and each.user_id not in kept:
            _give_viber(page, each) if each.has_viber else _give_telegram(page, each)
    if memory is not None:
        restore(page, memory)


def _give_telegram(page: Page, owner: Inhabitant) -> None:
    first_name, _, last_name = owner.name.rpartition(" ")
    names = (first_name, last_name) if first_name else (last_name, "")
    phone = page.server.phone(owner.user_id, *names, language_code=owner.language)
    if owner.town:
        phone.opens_link()


def _give_viber(page: Page, owner: Inhabitant) -> None:
    assert page.viber is not None
    phone = page.viber.phone(owner.user_id, owner.name, owner.language)
    # They joined long ago: Viber counts nothing of today yet.
    phone.person.is_subscribed = bool(owner.town)
