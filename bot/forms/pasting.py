"""A pasted notice fills a new meeting in; only the rest is asked."""

from datetime import date, time

from bot.forms import when
from bot.forms.engine import Asking, Step
from bot.reading.official_notice import OfficialNotice, known_place, read_notice
from bot.reading.unclear import Reason, Unclear
from bot.screens.organising import previews
from messengers.screen import Screen
from storage.queries import towns

# Beside these a short sentence that names a moment is not yet a notice.
SHORTEST_NOTICE = 60
KNOWN_PLACES = 50
LONGEST_PLACE = 100


def is_notice(text: str, today: date, language: str) -> bool:
    """Whether a text calls to a meeting, as a municipality's notice does."""
    return len(text) >= SHORTEST_NOTICE and bool(read_notice(text, today, language).moments)


async def take_notice(asking: Asking, text: str) -> Screen | None:
    """Go to what was understood of this text; None if it is no notice."""
    if not is_notice(text, await when.today(asking), asking.contact.language):
        return None
    asking.filled["pasted"] = text
    form, _step_name = str(asking.standing.state).split(":")
    asking.standing.state = f"{form}:{NOTICE.name}"
    await _is_pasted(asking)
    return await _ask(asking)


async def _is_pasted(asking: Asking) -> bool:
    text = asking.filled.pop("pasted", None)
    if text is not None:
        notice = read_notice(text, await when.today(asking), asking.contact.language)
        await _fill_in(asking, notice)
    return text is not None


async def _fill_in(asking: Asking, notice: OfficialNotice) -> None:
    """Write down what is clear; everything else stays a question."""
    municipality = int(asking.filled["municipality"])
    sizes = await towns.groups_with_sizes(asking.session, municipality)
    places = await towns.places(asking.session, municipality, KNOWN_PLACES)
    found = {
        "kind": notice.kind,
        "second_kind": notice.second_kind,
        "groups": [group.id for group, size in sizes if size and group.kind in notice.groups],
        "place": known_place(notice.place, [place.name for place in places])[:LONGEST_PLACE],
        "agenda": notice.agenda,
        **await _moment(asking, notice),
    }
    asking.filled.update({name: value for name, value in found.items() if value})


async def _moment(asking: Asking, notice: OfficialNotice) -> dict[str, object]:
    """Day and hour if one moment is clear; else what is doubtful, and the days to choose from."""
    today = await when.today(asking)
    named = [day for read in notice.moments for day in _days(read.day) if day >= today]
    days = [day.isoformat() for day in sorted(set(named))]
    if len(notice.moments) != 1:
        return {"days": days}
    day, hour = notice.moments[0]
    doubt = day.reason.value if isinstance(day, Unclear) else ""
    # The hour is looked at once more when its day is chosen.
    found = {"hour": hour.isoformat("minutes") if isinstance(hour, time) else "", "doubt": doubt}
    if isinstance(day, Unclear) or not days:
        return found | {"days": days, "doubt": doubt or Reason.PAST.value}
    is_ahead = isinstance(hour, time) and await when.is_ahead(asking, day, hour)
    return {"day": days[0], "hour": found["hour"] if is_ahead else ""}


def _days(read: date | Unclear[date]) -> tuple[date, ...]:
    return read.candidates if isinstance(read, Unclear) else (read,)


async def _ask(asking: Asking) -> Screen:
    sizes = await towns.groups_with_sizes(asking.session, int(asking.filled["municipality"]))
    kinds = [group.kind for group, _size in sizes if group.id in asking.filled.get("groups", [])]
    return previews.understood(asking.nonce, asking.filled, kinds)


async def _take_tap(asking: Asking, value: str) -> Screen | None:
    return None


NOTICE = Step("notice", _ask, _take_tap, is_needed=_is_pasted)
