"""Scheduling a meeting: kind, who, date, hour, place, agenda; then the preview."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.forms.engine import Asking, Form, Step, register
from bot.looks.previews import preview_of
from bot.reading.agenda import LONGEST_ITEM, MOST_ITEMS, read_agenda
from bot.reading.dates import read_date
from bot.reading.hours import read_hour, wall_time
from bot.reading.unclear import Reason, Unclear
from bot.screens import scheduling as screens
from community import meetings
from community.rules.names import clean_name
from messengers.screen import Screen
from storage.kinds import MeetingKind
from storage.models import Municipality, Place
from storage.queries import people, towns

OFFERED_DAYS = 6
OFFERED_HOURS = (time(10), time(11), time(14), time(17, 30))
OFFERED_PLACES = 5
LONGEST_PLACE = 100


async def _municipality(asking: Asking) -> Municipality:
    found = await asking.session.get(Municipality, int(asking.filled["municipality"]))
    assert found is not None, "the step before has checked it"
    return found


async def _has_several(asking: Asking) -> bool:
    mine = await people.organised_by(asking.session, asking.person.id)
    if len(mine) == 1:
        asking.filled["municipality"] = mine[0].id
    return len(mine) != 1


async def _ask_municipality(asking: Asking) -> Screen:
    mine = await people.organised_by(asking.session, asking.person.id)
    return screens.municipality(asking.nonce, mine)


async def _take_municipality(asking: Asking, value: str) -> Screen | None:
    mine = await people.organised_by(asking.session, asking.person.id)
    if value not in {str(town.id) for town in mine}:
        return screens.municipality(asking.nonce, mine)
    asking.filled["municipality"] = int(value)
    return None


async def _ask_kind(asking: Asking) -> Screen:
    return screens.kind(asking.nonce)


async def _take_kind(asking: Asking, value: str) -> Screen | None:
    if value not in set(MeetingKind):
        return screens.kind(asking.nonce)
    asking.filled["kind"] = value
    return None


async def _ask_groups(asking: Asking) -> Screen:
    sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
    reached = await people.reached(asking.session, [group.id for group, _size in sizes])
    return screens.groups(asking.nonce, sizes, reached.everybody)


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


async def _today(asking: Asking) -> date:
    town = await _municipality(asking)
    return asking.now.astimezone(ZoneInfo(town.zone)).date()


def _offered_days(today: date) -> list[date]:
    """The next working days, from tomorrow on."""
    ahead = (today + timedelta(days=number) for number in range(1, 14))
    return [day for day in ahead if day.isoweekday() <= 5][:OFFERED_DAYS]


async def _ask_day(asking: Asking) -> Screen:
    return screens.day(asking.nonce, _offered_days(await _today(asking)))


async def _take_day_tap(asking: Asking, value: str) -> Screen | None:
    try:
        chosen = date.fromisoformat(value)
    except ValueError:
        return await _ask_day(asking)
    return await _take_day(asking, chosen)


async def _take_day_words(asking: Asking, words: str) -> Screen | None:
    today = await _today(asking)
    return await _take_day(asking, read_date(words, today, asking.contact.language))


async def _take_day(asking: Asking, chosen: date | Unclear[date]) -> Screen | None:
    today = await _today(asking)
    if isinstance(chosen, date) and chosen < today:
        chosen = Unclear(Reason.PAST)
    if isinstance(chosen, Unclear):
        return screens.day_unclear(asking.nonce, chosen, _offered_days(today))
    asking.filled["day"] = chosen.isoformat()
    return await _check_hour_again(asking)


async def _check_hour_again(asking: Asking) -> Screen | None:
    if "hour" not in asking.filled:
        return None
    asked_back = await _take_hour(asking, time.fromisoformat(asking.filled["hour"]))
    if asked_back is not None:
        asking.standing.state = "scheduling:hour"
    return asked_back


async def _ask_hour(asking: Asking) -> Screen:
    return screens.hour(asking.nonce, await _offered_hours(asking))


async def _offered_hours(asking: Asking) -> list[time]:
    return [hour for hour in OFFERED_HOURS if isinstance(await _ahead(asking, hour), time)]


async def _take_hour_tap(asking: Asking, value: str) -> Screen | None:
    try:
        chosen = time(int(value[:2]), int(value[2:]))
    except ValueError:
        return await _ask_hour(asking)
    return await _take_hour(asking, chosen)


async def _take_hour_words(asking: Asking, words: str) -> Screen | None:
    return await _take_hour(asking, read_hour(words, asking.contact.language))


async def _take_hour(asking: Asking, chosen: time | Unclear[time]) -> Screen | None:
    if isinstance(chosen, time):
        chosen = await _ahead(asking, chosen)
    if isinstance(chosen, Unclear):
        return screens.hour_unclear(asking.nonce, chosen, await _offered_hours(asking))
    asking.filled["hour"] = chosen.isoformat("minutes")
    return None


async def _ahead(asking: Asking, hour: time) -> time | Unclear[time]:
    moment = await _moment(asking, hour)
    if isinstance(moment, Unclear):
        return moment
    return hour if moment > asking.now else Unclear(Reason.PAST)


async def _moment(asking: Asking, hour: time) -> datetime | Unclear[time]:
    town = await _municipality(asking)
    return wall_time(date.fromisoformat(asking.filled["day"]), hour, town.zone)


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
        return screens.agenda_unclear(asking.nonce, MOST_ITEMS, LONGEST_ITEM)
    asking.filled["agenda"] = items
    return None


async def finish_scheduling(asking: Asking) -> Screen:
    """Write the draft down and show it as its readers will see it."""
    filled = asking.filled
    moment = await _moment(asking, time.fromisoformat(filled["hour"]))
    assert isinstance(moment, datetime), "the hour was checked when it was taken"
    plan = meetings.Plan(
        municipality_id=int(filled["municipality"]),
        kind=MeetingKind(filled["kind"]),
        group_ids=filled["groups"],
        starts_at=moment,
        place=filled["place"],
        agenda=filled["agenda"],
    )
    meeting = await meetings.draft(
        asking.session, asking.person, plan, asking.now, filled.get("meeting")
    )
    return await preview_of(asking.session, meeting, asking.now)


SCHEDULING = register(
    Form(
        "scheduling",
        (
            Step("municipality", _ask_municipality, _take_municipality, is_needed=_has_several),
            Step("kind", _ask_kind, _take_kind),
            Step("groups", _ask_groups, _take_groups),
            Step("day", _ask_day, _take_day_tap, _take_day_words),
            Step("hour", _ask_hour, _take_hour_tap, _take_hour_words),
            Step("place", _ask_place, _take_place_tap, _take_place_words),
            Step("agenda", _ask_agenda, _take_no_agenda, _take_agenda),
        ),
        finish_scheduling,
    )
)
