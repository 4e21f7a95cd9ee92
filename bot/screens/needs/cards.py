"""A need for those who decide about it: its card, and what can be done there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.screens.common import Row, button, say, within_quotes
from bot.screens.needs.lengths import fitting
from bot.screens.needs.words import age, area_label, numbered, reach_label, state_label
from bot.taps.needs.triage import (
    AcceptNeedTap,
    AssignNeedTap,
    Deed,
    MergeNeedTap,
    NeedCardMoreTap,
    NeedCardTap,
    NeedDeedTap,
    NeedFilesTap,
    NeedMediaTap,
    NeedStoryTap,
    ReviewNeedTap,
    ShelfTap,
)
from bot.texts import day_and_month
from bot.texts import gettext as _
from community.rules.need_path import ENDS, UNDECIDED, may_step
from messengers.screen import Button, Followed, Screen
from storage.kinds import MediaKind, NeedEventKind, NeedState
from storage.models import Media, Need, NeedEvent
from storage.queries.needs.triage import Shelf

# What a screen with the words of a need's author follows.
NEED = "need"
# What is longer is read on a page of its own: a card is looked over on a phone.
MOST_SHOWN = 3


class Card(NamedTuple):
    """A need with what stands around it; `exchange` are all questions and answers about it."""

    need: Need
    media: Sequence[Media]
    people: int
    exchange: Sequence[NeedEvent]
    is_late: bool
    is_behind: bool
    into: int | None
    is_confirmed: bool


# Where a deed leads to; the others change nothing in how far a need is.
LEADS_TO = {
    Deed.REFER: NeedState.REFERRED,
    Deed.DECLINE: NeedState.DECLINED,
    Deed.PLAN: NeedState.IN_PLAN,
    Deed.BEGIN: NeedState.IN_PROGRESS,
    Deed.DONE: NeedState.DONE,
    Deed.STOP: NeedState.STOPPED,
    Deed.REOPEN: NeedState.IN_REVIEW,
}
_AT_HAND = (Deed.PLAN, Deed.BEGIN, Deed.DONE, Deed.STOP, Deed.REOPEN)


def no_more() -> Screen:
    """What stands in place of a need that went with who had said it."""
    return say(_("🗑️ This need is not kept any more."), _("Nothing is to be done."))


def as_long_as_kept(screen: Screen, need: Need) -> Screen:
    """A screen with the words of a need's author: they go from it when they are erased."""
    is_here = need.author_id is not None
    return replace(screen, follows=Followed(NEED, need.id)) if is_here else screen


def card(shown: Card, shelf: Shelf, now: datetime) -> Screen:
    """One need, as those who decide about it see it."""
    need = shown.need
    around = [_members_read(need), _about(shown, now), _warning(need)]
    asked = _latest(shown.exchange)
    whole = [need.text or "", *(event.words or "" for event in asked)]
    fit = fitting(whole, [_title(need), *around, *_standing(shown)])
    told, *said = fit
    exchange = map(_exchanged, asked, said)
    lines = [f"„{within_quotes(told)}“" if told else "", *around, *exchange, *_standing(shown)]
    screen = say(
        _title(need),
        "\n".join(line for line in lines if line),
        *_deeds(need),
        _show_media(shown),
        () if fit == whole and len(asked) == len(shown.exchange) else _to_story(need),
        (
            button(_("⋯ More"), NeedCardMoreTap(need=need.id)),
            button(_("➡️ Next"), ShelfTap(shelf=shelf, after=need.id)),
        ),
    )
    return as_long_as_kept(screen, need)


def _latest(exchange: Sequence[NeedEvent]) -> Sequence[NeedEvent]:
    """The newest, with the question that they answer."""
    newest, earlier = exchange[-MOST_SHOWN:], exchange[:-MOST_SHOWN]
    questions = [event for event in earlier if event.kind == NeedEventKind.QUESTION]
    if not questions or newest[0].kind == NeedEventKind.QUESTION:
        return newest
    return [questions[-1], *newest]


def _title(need: Need) -> str:
    place = need.settlement.name if need.settlement is not None else ""
    parts = (f"📌 {numbered(need)}", area_label(need.area), place)
    return " · ".join(part for part in parts if part)


def _members_read(need: Need) -> str:
    return _("👥 Members read: {words}").format(words=need.wording) if need.wording else ""


def _about(shown: Card, now: datetime) -> str:
    need = shown.need
    name = need.author.name if need.author is not None and need.is_named else ""
    parts = (
        *(f"{icon} {count}" for icon, count in _counted(shown.media).items() if count),
        reach_label(need.reach),
        f"👤 {name}" if name else _("🔒 Without a name"),
        f"🙋 {shown.people}" if shown.people > 1 else "",
        age(need, now),
    )
    return " · ".join(part for part in parts if part)


def _counted(media: Sequence[Media]) -> dict[str, int]:
    kinds = [each.kind for each in media]
    heard = kinds.count(MediaKind.VOICE)
    return {"📷": len(kinds) - heard, "🔊": heard}


def _warning(need: Need) -> str:
    """What to look at while there are no words for members yet."""
    if not need.has_masked_number or need.state not in UNDECIDED:
        return ""
    return _("⚠️ A personal number was in it. We have hidden it. Please look before you share.")


def _exchanged(event: NeedEvent, words: str) -> str:
    """Our question, or an answer; the quotation marks hold all its lines together."""
    sign = "❓" if event.kind == NeedEventKind.QUESTION else "✍️"
    return f"{sign} „{within_quotes(words)}“" if words else _("✍️ An answer without words")


def _standing(shown: Card) -> list[str]:
    need = shown.need
    state = state_label(need.state)
    lines = [_("How far: {state}").format(state=state)]
    if shown.into is not None:
        lines = [_("How far: together with № {number}").format(number=shown.into)]
    if shown.is_confirmed:
        lines.append(_("👍 Whoever said it has confirmed that it is done."))
    if need.state in UNDECIDED:
        promised = day_and_month(need.answer_by, need.municipality.zone)
        late = _("⏰ The answer was promised by {day}.")
        lines.append((late if shown.is_late else _("Answer by {day}")).format(day=promised))
    lines += owner_lines(need)
    return [*lines, _("⏰ That day has passed.")] if shown.is_behind else lines


def owner_lines(need: Need) -> list[str]:
    """Who sees to it, and until when."""
    lines = [f"👤 {need.owner}"] if need.owner else []
    if need.done_by is not None:
        day = day_and_month(need.done_by, need.municipality.zone)
        lines.append(_("📆 until {day}").format(day=day))
    return lines


def _deeds(need: Need) -> list[Row]:
    if need.state in UNDECIDED:
        accept = button(_("✅ I accept"), AcceptNeedTap(need=need.id, version=need.version))
        merge = button(_("🧩 I merge"), MergeNeedTap(need=need.id, version=need.version))
        return [(accept, _deed(need, Deed.ASK)), (merge, _deed(need, Deed.DECLINE))]
    at_hand = [deed for deed in _AT_HAND if may_step(need.state, LEADS_TO[deed])]
    if need.state == NeedState.REFERRED:
        at_hand.append(Deed.DECLINE)
    return [tuple(_deed(need, deed) for deed in at_hand)]


def _deed(need: Need, deed: Deed) -> Button:
    label = {
        Deed.ASK: _("✍️ I ask"),
        Deed.REFER: _("↪️ I pass it on"),
        Deed.DECLINE: _("❌ I do not accept"),
        Deed.NOTE: _("🔒 Note for the team"),
        Deed.MERGE: _("✏️ Another number"),
        Deed.PLAN: _("🗂️ It is in the plan"),
        Deed.BEGIN: _("🛠️ It is being done"),
        Deed.DONE: _("✅ It is done"),
        Deed.STOP: _("⏸️ It is stopped"),
        Deed.REOPEN: _("🔄 I reopen it"),
    }[deed]
    return button(label, NeedDeedTap(need=need.id, version=need.version, deed=deed))


def _show_media(shown: Card) -> Row:
    if not shown.media:
        return ()
    label = _("📷 Photos, recordings: {count}").format(count=len(shown.media))
    return (button(label, NeedMediaTap(need=shown.need.id)),)


def more(need: Need, *, has_media: bool) -> Screen:
    """What is done more rarely."""
    known = {"need": need.id, "version": need.version}
    rows: list[Row] = []
    if need.state == NeedState.RECEIVED:
        rows.append((button(_("👁️ I look into it"), ReviewNeedTap(**known)),))
    if need.state in UNDECIDED:
        rows.append((_deed(need, Deed.REFER),))
    if need.wording is not None and need.state not in UNDECIDED:
        rows.append((button(_("✏️ Words for members"), AcceptNeedTap(**known)),))
    if need.state not in ENDS:
        rows.append((button(_("👤 Who and until when"), AssignNeedTap(**known)),))
    rows.append((_deed(need, Deed.NOTE),))
    if has_media:
        rows.append((button(_("🗑️ Delete what was sent"), NeedFilesTap(**known)),))
    rows.append(_to_story(need))
    return say(_title(need), _("What shall we do?"), *rows, to_card(need))


def _to_story(need: Need) -> Row:
    return (button(_("📜 What happened"), NeedStoryTap(need=need.id)),)


def to_card(need: Need) -> Row:
    """Back to the need."""
    return (button(_("↩️ To № {number}").format(number=need.number), NeedCardTap(need=need.id)),)
