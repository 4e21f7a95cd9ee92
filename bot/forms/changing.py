"""Changing a meeting that was sent: what, how it will be, and whether it is told."""

from dataclasses import replace

from bot.forms import when
from bot.forms.announcing.recording import VOICE, recorded
from bot.forms.engine import Asking, Form, Need, Step, question, register
from bot.forms.scheduling import AGENDA, PLACE
from bot.looks.cards import card_of
from bot.looks.costs import cost_of_news
from bot.screens.organising import changing as screens
from community import doors
from community.announcing import media
from community.announcing.media import Attachment
from community.meetings import changing, versions
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.models import Media, Meeting
from storage.queries import meetings, notices
from storage.queries.outbox.changes import Before

PARTS = ("hour", "day", "place", "agenda")


async def _meeting(asking: Asking) -> Meeting:
    number = int(asking.filled["meeting"])
    return await doors.organised_meeting(
        asking.session, asking.person, number, Permission.SCHEDULE_MEETING
    )


async def _ask_what(asking: Asking) -> Screen:
    return screens.what(asking.nonce, await _meeting(asking))


async def _take_what(asking: Asking, value: str) -> Screen | None:
    if value not in PARTS:
        return await _ask_what(asking)
    asking.filled["wanted"] = value
    return None


def _is_wanted(name: str) -> Need:
    async def is_needed(asking: Asking) -> bool:
        return asking.filled.get("wanted") == name or name not in asking.filled

    return is_needed


def _again(step: Step) -> Step:
    """A question of scheduling, asked only if this part is to change."""
    return replace(step, is_needed=_is_wanted(step.name), is_kept=True)


async def _wish(asking: Asking) -> changing.Wish:
    place, agenda = asking.filled["place"], asking.filled["agenda"]
    return changing.Wish(await when.moment(asking), place, agenda)


async def _ask_sure(asking: Asking) -> Screen:
    meeting, wish = await _meeting(asking), await _wish(asking)
    fields = versions.differences(meeting, wish.starts_at, wish.place, wish.agenda)
    if not fields:
        return screens.unchanged(asking.nonce)
    before = Before(meeting.starts_at, meeting.place, "agenda" in fields)
    told = (await notices.delivery_counts(asking.session, meeting.id)).sent
    answers = await meetings.answers(asking.session, meeting.id)
    answered = answers.coming + answers.not_coming + answers.unsure
    is_moved = bool({"day", "hour"} & set(fields))
    is_asked = bool(answered if is_moved else answers.coming) and set(fields) != {"agenda"}
    is_read_aloud = recorded(asking) is not None
    cost = await cost_of_news(asking.session, meeting, asking.now)
    changed = screens.Changed(meeting, wish, before, told, is_asked, is_read_aloud, cost)
    return screens.sure(asking.nonce, changed)


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    if value == screens.SEND:
        return None
    next_step = VOICE if value == screens.ALOUD else WHAT
    asking.filled["wanted"] = next_step.name
    form, _step_name = str(asking.standing.state).split(":")
    asking.standing.state = f"{form}:{next_step.name}"
    return await question(asking)


async def _leave(asking: Asking) -> Screen:
    return await card_of(asking.session, asking.person, await _meeting(asking), asking.now)


async def _finish(asking: Asking) -> Screen:
    wish, recording = await _wish(asking), recorded(asking)
    if recording is not None:
        wish = replace(wish, voice=await _kept(asking, recording))
    meeting = await changing.change(
        asking.session,
        asking.person,
        int(asking.filled["meeting"]),
        int(asking.filled["version"]),
        wish,
        asking.now,
    )
    return await card_of(asking.session, asking.person, meeting, asking.now)


async def _kept(asking: Asking, recording: Attachment) -> Media:
    town = int(asking.filled["municipality"])
    messenger = asking.contact.messenger
    return await media.keep(asking.session, asking.person, town, messenger, recording, asking.now)


async def _is_read_aloud(asking: Asking) -> bool:
    return asking.filled.get("wanted") == VOICE.name


WHAT = Step("what", _ask_what, _take_what)
CHANGING = register(
    Form(
        "changing",
        (
            WHAT,
            _again(when.DAY),
            _again(when.HOUR),
            _again(PLACE),
            _again(AGENDA),
            replace(VOICE, is_needed=_is_read_aloud, is_kept=True),
            Step("sure", _ask_sure, _take_sure),
        ),
        _finish,
        _leave,
    )
)
