"""An organiser goes away for a while: until when, who answers meanwhile, and coming back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.reading.unclear import Unclear
from bot.screens.common import Row, button, say
from bot.screens.forms import choice, rows_of, way_back
from bot.screens.organising import scheduling
from bot.screens.organising.unclear import why_no_date
from bot.taps import AwayTap, BackTap, MyDataTap
from bot.texts import day_and_month, numeric_date, short_day
from bot.texts import gettext as _
from community.rules.local_time import local
from messengers.screen import Button, Screen
from storage.models import Municipality, Person

YES = "yes"


@dataclass(frozen=True)
class StandIn:
    """Who stands in for somebody in a municipality, and until when."""

    deputy: str
    until: datetime
    municipality: Municipality


@dataclass(frozen=True)
class Offered:
    """The usual ends of an absence, each a day that it includes."""

    tomorrow: date
    end_of_week: date
    week: date


def until(nonce: str, offered: Offered) -> Screen:
    """Until when? The day that is chosen is the last one."""
    labels = {
        offered.week: _("A week: {day}"),
        offered.end_of_week: _("This week: {day}"),
        offered.tomorrow: _("Tomorrow: {day}"),
    }
    buttons = [
        choice(label.format(day=short_day(day)), nonce, "day", day.isoformat())
        for day, label in sorted(labels.items())
    ]
    hint = _("Choose the last day, or write it: “{date}”, “Friday”.")
    return say(
        _("🧳 Until when will you be away?"),
        hint.format(date=numeric_date(offered.week)),
        *rows_of(buttons, 1),
        way_back(nonce, "day"),
    )


def until_unclear(nonce: str, unclear: Unclear[date], offered: Offered) -> Screen:
    """The date could not be taken as it was written."""
    if unclear.candidates:
        return scheduling.day_unclear(nonce, unclear, unclear.candidates)
    return replace(until(nonce, offered), title=why_no_date(unclear.reason))


def deputy(nonce: str, offered: Sequence[Person]) -> Screen:
    """Who stands in?"""
    if not offered:
        return replace(nobody(), rows=(way_back(nonce, "deputy"), *nobody().rows))
    buttons = [choice(f"👤 {one.name}", nonce, "deputy", str(one.id)) for one in offered]
    return say(
        _("🧳 Who stands in for you?"),
        _("They get your reports, digests and registrations. You may still do everything."),
        *rows_of(buttons, 1),
        way_back(nonce, "deputy"),
    )


def nobody() -> Screen:
    """There is nobody else who may do the same."""
    return say(
        _("🧳 There is nobody yet who may stand in for you."),
        _(
            "They first need a role here. Whoever looks after this chat sends them an invitation"
            " as coordinator or contact person; then choose them here."
        ),
        (button(_("⚙️ My data"), MyDataTap()),),
    )


def sure(nonce: str, last_day: date, deputy: Person) -> Screen:
    """Is it so?"""
    return say(
        _("🧳 Shall we write it down?"),
        _("Until the end of {day}, {name} answers in your place. They hear of it now.").format(
            day=day_and_month(last_day), name=deputy.name
        ),
        (choice(_("✅ Yes, I am away"), nonce, "sure", YES),),
        way_back(nonce, "sure"),
    )


def is_away(stand_in: StandIn) -> Screen:
    """It is written down."""
    return say(
        _("🧳 We have written it down."),
        line(stand_in) + "\n" + _("It ends by itself. You may still do everything."),
        (back_button(),),
    )


def is_back(count: int) -> Screen:
    """Everything comes to them again; or nobody stood in any more."""
    title = _("👋 Welcome back!") if count else _("👋 Nobody was standing in for you any more.")
    body = _("Reports, digests and registrations come to you again.")
    return say(title, body, (button(_("⚙️ My data"), MyDataTap()),))


def line(stand_in: StandIn) -> str:
    """That somebody stands in, for a list of facts."""
    return _("🧳 Until the end of {day}, {name} stands in for you.").format(
        day=last_day(stand_in), name=stand_in.deputy
    )


def last_day(stand_in: StandIn) -> str:
    """The last day of an absence, as people say it."""
    # The absence ends with the day: its end is the first moment of the next one.
    return day_and_month(
        local(stand_in.until - timedelta(minutes=1), stand_in.municipality.zone).date()
    )


def row(stand_ins: Sequence[StandIn]) -> Row:
    """The way to be away, or back."""
    return (back_button(),) if stand_ins else (button(_("🧳 I will be away"), AwayTap()),)


def back_button() -> Button:
    """I am back."""
    return button(_("👋 I am back"), BackTap())
