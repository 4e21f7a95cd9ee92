"""What organisers hear of needs: new ones, answers, and what is late."""

from collections.abc import Sequence
from datetime import datetime

from bot.screens.common import button, say
from bot.screens.needs.words import state_label
from bot.taps.needs.triage import NeedCardTap, ShelfTap
from bot.texts import gettext as _
from bot.texts import ngettext
from messengers.screen import Button, Screen
from storage.kinds import NeedEventKind
from storage.models import Need, NeedEvent
from storage.queries.needs.triage import Shelf


def new(count: int) -> Screen:
    """Somebody has said what is needed."""
    words = ngettext(
        "📌 {count} new thing that people need", "📌 {count} new things that people need", count
    )
    return say(
        words.format(count=count),
        _("Everybody was promised an answer within two weeks."),
        (button(_("📌 I look"), ShelfTap(shelf=Shelf.NEW)),),
    )


def answers(found: Sequence[tuple[NeedEvent, Need]]) -> Screen:
    """What people answered, or said to be not done."""
    lines, needs = [], {}
    for event, need in found:
        if event.kind == NeedEventKind.ANSWER:
            lines.append(_("№ {number}: an answer to our question").format(number=need.number))
        else:
            lines.append(_("№ {number}: not done yet, they say").format(number=need.number))
        needs[need.id] = need
    return say(
        _("📌 People have answered us."),
        "\n".join(dict.fromkeys(lines)),
        *(_card(need) for need in needs.values()),
    )


def _card(need: Need) -> tuple[Button, ...]:
    state = state_label(need.state)
    label = _("👁️ № {number}: {state}").format(number=need.number, state=state)
    return (button(label, NeedCardTap(need=need.id)),)


def unanswered(count: int) -> Screen:
    """How many have not answered what we asked them."""
    return say(
        _unanswered(count),
        _("You can ask again, or decide as it is."),
        _asked(),
    )


def _unanswered(count: int) -> str:
    words = ngettext(
        "❓ {count} question of ours has no answer for two weeks",
        "❓ {count} questions of ours have no answer for two weeks",
        count,
    )
    return words.format(count=count)


def _asked() -> tuple[Button, ...]:
    return (button(_("❓ Our questions"), ShelfTap(shelf=Shelf.ASKED)),)


def overdue(late: int, behind: int, oldest: Need, now: datetime, unanswered: int) -> Screen:
    """How many wait for an answer that was promised, or to be done; and what waits for others."""
    answers_owed = ngettext(
        "⏰ {count} answer that we promised is late",
        "⏰ {count} answers that we promised are late",
        late,
    ).format(count=late)
    deeds_owed = ngettext(
        "📆 {count} need is not done by its day",
        "📆 {count} needs are not done by their day",
        behind,
    ).format(count=behind)
    words = [text for text, count in ((answers_owed, late), (deeds_owed, behind)) if count]
    days = (now - oldest.created_at).days
    waits = ngettext(
        "The oldest is № {number}: it waits for {days} day.",
        "The oldest is № {number}: it waits for {days} days.",
        days,
    )
    return say(
        words[0],
        "\n".join(
            [
                *words[1:],
                waits.format(number=oldest.number, days=days),
                *([_unanswered(unanswered)] if unanswered else []),
            ]
        ),
        (button(_("📌 I look"), ShelfTap(shelf=Shelf.LATE)),),
        _asked() if unanswered else (),
    )
