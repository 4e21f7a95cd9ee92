"""Announcing something: what, to whom; what a meeting decided; what is answered to a vote."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from bot.forms.engine import Asking, Form, Step, is_missing, register
from bot.forms.municipality import MUNICIPALITY
from bot.looks.announcements import draft_preview_of
from bot.screens.announcing import recording, writing
from bot.screens.organising import scheduling
from community import doors
from community.announcing import drafts
from community.announcing.drafts import Known, Wording
from community.announcing.media import Attachment, unfit
from community.polls import answering
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.models import Announcement
from storage.queries import announcements, people, towns

# In UTF-16 units, as messengers count: with its title and what the preview adds it still fits
# one message of 4096 (Bot API, sendMessage.text).
LONGEST_TEXT = 3500
# Apps cut a text at 4096 units, or at a word before: the rest comes at once, and nobody writes so
# fast. What is shorter than such a part was not cut, and what comes after it is a new text.
SHORTEST_PART = 4000
REST_COMES_WITHIN = timedelta(seconds=2)


def filled_in(draft: Announcement) -> dict[str, Any]:
    """A draft as the form remembers it."""
    filled: dict[str, Any] = {
        "announcement": draft.id,
        "version": draft.version,
        "municipality": draft.municipality_id,
        "groups": [group.id for group in draft.groups],
        "what": {"text": draft.text, "media": draft.media_id},
    }
    about = {"meeting": draft.meeting_id, "poll": draft.poll_id}
    return filled | {name: number for name, number in about.items() if number is not None}


async def _ask_what(asking: Asking) -> Screen:
    if "meeting" in asking.filled:
        number = int(asking.filled["meeting"])
        meeting = await doors.organised_meeting(
            asking.session, asking.person, number, Permission.ANNOUNCE
        )
        return writing.decisions(asking.nonce, meeting)
    if "poll" in asking.filled:
        number = int(asking.filled["poll"])
        poll = await answering.answerable(asking.session, asking.person, number)
        return writing.answer(asking.nonce, poll)
    mine = await people.organised_by(asking.session, asking.person.id)
    count = await announcements.count_of(asking.session, [town.id for town in mine])
    return writing.what(asking.nonce, has_earlier=count > 0)


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return await _ask_what(asking)


async def _take_words(asking: Asking, words: str) -> Screen | None:
    text = words.strip()
    if not text:
        return writing.empty(await _ask_what(asking))
    if _is_too_long(asking, text):
        return writing.too_long(await _ask_what(asking), LONGEST_TEXT)
    asking.filled["what"] = {"text": text}
    return None


async def _take_media(asking: Asking, sent: Attachment | None) -> Screen | None:
    if sent is None:
        return writing.not_this(await _ask_what(asking))
    why = unfit(sent)
    if why is not None:
        return recording.unfit(await _ask_what(asking), why)
    text = sent.caption.strip()
    if _is_too_long(asking, text):
        return writing.too_long(await _ask_what(asking), LONGEST_TEXT)
    asking.filled["what"] = {"text": text, "attachment": asdict(sent)}
    if sent.album is not None:
        asking.filled["album"] = sent.album
    return None


def _is_too_long(asking: Asking, text: str) -> bool:
    """Whether it is by itself, or ends one that was cut; a part is remembered for its rest."""
    units = len(text.encode("utf-16-le")) // 2
    last = asking.filled.pop("cut_at", None)
    is_rest = last is not None and asking.now - datetime.fromisoformat(last) <= REST_COMES_WITHIN
    if units >= SHORTEST_PART:
        asking.filled["cut_at"] = asking.now.isoformat()
    return is_rest or units > LONGEST_TEXT


async def _ask_groups(asking: Asking) -> Screen:
    sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
    everybody = await people.count_members(asking.session, [group.id for group, _size in sizes])
    is_of_album = "album" in asking.filled
    return writing.groups(asking.nonce, sizes, everybody, is_of_album=is_of_album)


async def _take_groups(asking: Asking, value: str) -> Screen | None:
    sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
    known = [group.id for group, size in sizes if size]
    if value == scheduling.BOTH and known:
        asking.filled["groups"] = known
    elif value in {str(number) for number in known}:
        asking.filled["groups"] = [int(value)]
    else:
        return await _ask_groups(asking)
    return None


async def _finish(asking: Asking) -> list[Screen]:
    """Write the draft down and show it as its readers will see it."""
    filled, what = asking.filled, asking.filled["what"]
    attachment = what.get("attachment")
    wording = Wording(
        municipality_id=int(filled["municipality"]),
        group_ids=filled["groups"],
        text=what["text"],
        attachment=Attachment(**attachment) if attachment else None,
        media_id=what.get("media"),
        meeting_id=filled.get("meeting"),
        poll_id=filled.get("poll"),
    )
    known = None
    if "announcement" in filled:
        known = Known(int(filled["announcement"]), int(filled["version"]))
    messenger = asking.contact.messenger
    draft = await drafts.draft(
        asking.session, asking.person, messenger, wording, asking.now, known
    )
    album = filled.get("album")
    if album is not None:
        # The rest of it may still be on its way: it is known by this number.
        asking.standing.state, asking.standing.data = None, {"album": album}
    return await draft_preview_of(asking.session, draft, asking.now, is_of_album=album is not None)


ANNOUNCING = register(
    Form(
        "announcing",
        (
            MUNICIPALITY,
            Step(
                "what", _ask_what, _no_tap, _take_words, is_missing("what"), take_media=_take_media
            ),
            Step("groups", _ask_groups, _take_groups, is_needed=is_missing("groups")),
        ),
        _finish,
    )
)
