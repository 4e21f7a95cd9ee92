"""What happened to a need, as organisers read it, and what changed meanwhile."""

from collections.abc import Sequence

from bot.screens.common import say, within_quotes
from bot.screens.needs.cards import as_long_as_kept, to_card
from bot.screens.needs.lengths import parts
from bot.screens.needs.words import state_label
from bot.texts import day_and_month, pgettext, time_line
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import NeedEventKind, NeedState
from storage.models import Need, NeedEvent
from storage.queries.needs.triage import Line

# The newest ones: with words in each they take several messages.
MOST_LINES = 20


def story(need: Need, lines: Sequence[Line]) -> list[Screen]:
    """What its author said and everything that happened, whole, the newest last."""
    title = _("📜 № {number}: what happened").format(number=need.number)
    told = [f"„{within_quotes(need.text)}“"] if need.text else []
    shown = [*told, *(_line(need, line) for line in lines[-MOST_LINES:])] or [_("Nothing yet.")]
    first, *rest = parts(shown)
    below = [say(title, part, to_card(need), is_new=True) for part in rest]
    pages = [say(title, first, to_card(need)), *below]
    return [as_long_as_kept(page, need) for page in pages]


def _line(need: Need, line: Line) -> str:
    day = day_and_month(line.event.at, need.municipality.zone)
    by = _by(need, line)
    head = f"{day}, {by}: {_what(line.event)}" if by else f"{day}: {_what(line.event)}"
    return f"{head}: {line.event.words}" if line.event.words else head


def _by(need: Need, line: Line) -> str:
    """Who did it; who said it without a name has none here, nor has what came by itself."""
    event = line.event
    is_theirs = event.kind == NeedEventKind.ANSWER or event.state in (
        NeedState.RECEIVED,
        NeedState.WITHDRAWN,
    )
    is_known = event.by_id is not None
    is_again = is_known and (event.state, event.by_id) == (NeedState.IN_REVIEW, need.author_id)
    if event.kind in (NeedEventKind.STATE, NeedEventKind.ANSWER) and (is_theirs or is_again):
        return _("who said it")
    # Of whoever is not here any more it stands no more who they were.
    return line.by or (_("somebody") if event.kind != NeedEventKind.STATE else "")


def _what(event: NeedEvent) -> str:
    if event.kind == NeedEventKind.STATE and event.state is not None:
        return state_label(event.state)
    return {
        NeedEventKind.QUESTION: pgettext("in the story of a need", "a question"),
        NeedEventKind.ANSWER: pgettext("in the story of a need", "an answer"),
        NeedEventKind.NOTE: pgettext("in the story of a need", "a note"),
        NeedEventKind.WORDING: pgettext("in the story of a need", "other words for members"),
        NeedEventKind.OWNER: pgettext("in the story of a need", "who sees to it"),
        NeedEventKind.MEDIA: pgettext("in the story of a need", "a photo or recording deleted"),
    }.get(event.kind, "")


def changed_meanwhile(need: Need, line: Line | None, reader_id: int | None) -> Screen:
    """Somebody was faster: who, what, when; nothing else was changed now."""
    return say(
        _("🔄 This was changed in the meantime."),
        "\n".join([*_last(need, line, reader_id), _("Please look and decide again.")]),
        to_card(need),
    )


def _last(need: Need, line: Line | None, reader_id: int | None) -> list[str]:
    if line is None:
        return []
    hour, what = time_line(line.event.at, need.municipality.zone), _what(line.event)
    if line.event.by_id == reader_id:
        return [_("At {hour}, you: {what}.").format(hour=hour, what=what)]
    by = _by(need, line)
    if not by:
        return [_("At {hour}: {what}.").format(hour=hour, what=what)]
    return [_("At {hour}, {name}: {what}.").format(hour=hour, name=by, what=what)]


def nobody_to_ask(need: Need) -> Screen:
    """Who said it has left, and took the name along."""
    return say(
        _("✍️ № {number}: nobody can be asked any more.").format(number=need.number),
        _("Whoever said it is not here now."),
        to_card(need),
    )
