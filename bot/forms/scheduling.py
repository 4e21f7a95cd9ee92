"""Scheduling a meeting: kind, who, date, hour, place, agenda; then the preview."""

from zoneinfo import ZoneInfo

from bot.forms import when
from bot.forms.engine import Asking, Form, Step, is_missing, not_by_words, register
from bot.forms.municipality import MUNICIPALITY
from bot.forms.pasting import NOTICE, take_notice
from bot.looks.previews import preview_of
from bot.reading.agenda import LONGEST_AGENDA, LONGEST_ITEM, MOST_ITEMS, read_agenda
from bot.reading.kinds import read_kinds
from bot.screens.organising import scheduling as screens
from community.meetings import drafts
from community.rules.names import clean_name
from messengers.screen import Screen
from storage.kinds import MeetingKind
from storage.models import Meeting, Place
from storage.queries import meetings as queries
from storage.queries import people, towns

OFFERED_PLACES = 5
LONGEST_PLACE = 100
COPIED = ("kind", "second_kind", "hour", "place", "agenda")


async def _last_sent(asking: Asking) -> Meeting | None:
    return await queries.last_sent(asking.session, int(asking.filled["municipality"]))


async def _ask_kind(asking: Asking) -> Screen:
    return screens.kind(asking.nonce, has_previous=await _last_sent(asking) is not None)


async def _take_kind(asking: Asking, value: str) -> Screen | None:
    previous = await _last_sent(asking) if value == screens.LIKE_PREVIOUS else None
    if previous is not None:
        asking.filled.update(await _copied(asking, previous))
    elif value in set(MeetingKind):
        asking.filled["kind"], asking.filled["second_kind"] = value, None
    else:
        return await _ask_kind(asking)
    return None


async def _copied(asking: Asking, previous: Meeting) -> dict[str, object]:
    """Everything of an earlier meeting but its day; a group that is empty by now is left out."""
    sizes = await towns.groups_with_sizes(asking.session, previous.municipality_id)
    there = {group.id for group, size in sizes if size}
    copied = {name: filled_in(previous)[name] for name in COPIED}
    groups = [group.id for group in previous.groups if group.id in there]
    return copied | ({"groups": groups} if groups else {})


def filled_in(meeting: Meeting) -> dict[str, object]:
    """A meeting as the form remembers it."""
    wall = meeting.starts_at.astimezone(ZoneInfo(meeting.municipality.zone))
    return {
        "meeting": meeting.id,
        "version": meeting.version,
        "municipality": meeting.municipality_id,
        "kind": meeting.kind.value,
        "second_kind": meeting.second_kind and meeting.second_kind.value,
        "groups": [group.id for group in meeting.groups],
        "day": wall.date().isoformat(),
        "hour": wall.time().isoformat("minutes"),
        "place": meeting.place,
        "agenda": [item.text for item in meeting.agenda],
    }


async def _take_kind_words(asking: Asking, words: str) -> Screen | None:
    """A notice may be pasted here, or one or two kinds be named; other words are no answer."""
    found = await take_notice(asking, words)
    if found is not None:
        return found
    kinds = read_kinds(words, asking.contact.language)
    first, besides = (kinds[0], kinds[1:]) if kinds else (None, [])
    if first is None or len(besides) > 1 or not set(besides) <= set(_besides(first)):
        return await not_by_words(asking, words)
    asking.filled["kind"], asking.filled["second_kind"] = first, besides[0] if besides else None
    return None


async def _is_single(asking: Asking) -> bool:
    return asking.is_single


def _besides(first: MeetingKind) -> list[MeetingKind]:
    """What a meeting may be besides; both the group's meeting and another are just a meeting."""
    vague = (MeetingKind.GROUP_MEETING, MeetingKind.OTHER)
    unfit = {first, MeetingKind.OTHER, *(vague if first in vague else ())}
    return [kind for kind in MeetingKind if kind not in unfit]


async def _ask_second_kind(asking: Asking) -> Screen:
    return screens.second_kind(asking.nonce, _besides(MeetingKind(asking.filled["kind"])))


async def _take_second_kind(asking: Asking, value: str) -> Screen | None:
    offered = _besides(MeetingKind(asking.filled["kind"]))
    if value != screens.NO_SECOND and value not in offered:
        return await _ask_second_kind(asking)
    asking.filled["second_kind"] = None if value == screens.NO_SECOND else value
    return None


async def _ask_groups(asking: Asking) -> Screen:
    sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
    everybody = await people.count_members(asking.session, [group.id for group, _size in sizes])
    return screens.groups(asking.nonce, sizes, everybody)


async def _take_groups(asking: Asking, value: str) -> Screen | None:
    sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
    known = [group.id for group, size in sizes if size]
    if value == screens.BOTH and known:
        asking.filled["groups"] = known
    elif value in {str(number) for number in known}:
        asking.filled["groups"] = [int(value)]
    else:
        return await _ask_groups(asking)
    return None


async def _ask_place(asking: Asking) -> Screen:
    return screens.place(asking.nonce, await _known_places(asking))


async def _known_places(asking: Asking) -> list[Place]:
    municipality_id = int(asking.filled["municipality"])
    return await towns.places(asking.session, municipality_id, OFFERED_PLACES)


async def _take_place_tap(asking: Asking, value: str) -> Screen | None:
    known = await _known_places(asking)
    chosen = next((place.name for place in known if str(place.id) == value), None)
    if chosen is None:
        return screens.place(asking.nonce, known)
    asking.filled["place"] = chosen
    return None


async def _take_place_words(asking: Asking, words: str) -> Screen | None:
    place = " ".join(words.split())
    if not place or len(place) > LONGEST_PLACE or clean_name(place[:60]) is None:
        return screens.place_unclear(asking.nonce, await _known_places(asking))
    asking.filled["place"] = place
    return None


async def _ask_agenda(asking: Asking) -> Screen:
    return screens.agenda(asking.nonce)


async def _take_no_agenda(asking: Asking, value: str) -> Screen | None:
    asking.filled["agenda"] = []
    return None


async def _take_agenda(asking: Asking, words: str) -> Screen | None:
    items = read_agenda(words)
    if items is None:
        return screens.agenda_unclear(asking.nonce, MOST_ITEMS, LONGEST_ITEM, LONGEST_AGENDA)
    asking.filled["agenda"] = items
    return None


# Asked by itself only: the usual way is not a tap longer.
SECOND_KIND = Step(
    "second_kind", _ask_second_kind, _take_second_kind, is_needed=_is_single, is_kept=True
)
PLACE = Step("place", _ask_place, _take_place_tap, _take_place_words, is_missing("place"))
AGENDA = Step("agenda", _ask_agenda, _take_no_agenda, _take_agenda, is_missing("agenda"))


async def finish_scheduling(asking: Asking) -> Screen:
    """Write the draft down and show it as its readers will see it."""
    filled = asking.filled
    second = filled.get("second_kind")
    plan = drafts.Plan(
        municipality_id=int(filled["municipality"]),
        kind=MeetingKind(filled["kind"]),
        group_ids=filled["groups"],
        starts_at=await when.moment(asking),
        place=filled["place"],
        agenda=filled["agenda"],
        second_kind=MeetingKind(second) if second else None,
    )
    existing = (filled["meeting"], filled["version"]) if "meeting" in filled else None
    meeting = await drafts.draft(asking.session, asking.person, plan, asking.now, existing)
    return await preview_of(asking.session, meeting, asking.now)


SCHEDULING = register(
    Form(
        "scheduling",
        (
            MUNICIPALITY,
            NOTICE,
            Step("kind", _ask_kind, _take_kind, _take_kind_words, is_missing("kind")),
            SECOND_KIND,
            Step("groups", _ask_groups, _take_groups, is_needed=is_missing("groups")),
            when.DAY,
            when.HOUR,
            PLACE,
            AGENDA,
        ),
        finish_scheduling,
    )
)
