"""Needs for those who decide about them: the shelves, what was sent, what becomes of a tap."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.screens.announcing.to_readers import stored
from bot.screens.common import Row, button, say
from bot.screens.needs.cards import to_card
from bot.screens.needs.words import state_label
from bot.taps.needs import NeedsTap, SayNeedTap
from bot.taps.needs.triage import DeleteNeedMediaTap, ShelfTap, TriageTap
from bot.taps.priorities import PrioritiesTap
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.kinds import MediaKind
from storage.models import Media, Need
from storage.queries.needs.triage import Shelf


def shelves(counts: Mapping[Shelf, int]) -> Screen:
    """How many wait where."""
    rows = [
        (button(_shelf(shelf).format(count=counts[shelf]), ShelfTap(shelf=shelf)),)
        for shelf in Shelf
        if counts[shelf]
    ]
    return say(
        _("📌 What people say is needed"),
        _("What shall we look at? The oldest comes first.") if rows else _("There is nothing."),
        *rows,
        *_as_members(is_full=len(rows) == len(Shelf)),
    )


def _as_members(*, is_full: bool) -> list[Row]:
    """What members can do, too; at most seven choices, so one leads to all of it at times."""
    if is_full:
        return [(button(_("📌 What is needed"), NeedsTap()),)]
    return [
        (button(_("✍️ I say what is needed"), SayNeedTap()),),
        (button(_("📋 List of priorities"), PrioritiesTap()),),
    ]


def _shelf(shelf: Shelf) -> str:
    return {
        Shelf.NEW: _("📌 New: {count}"),
        Shelf.REVIEW: _("👁️ Being looked at: {count}"),
        Shelf.ASKED: _("✍️ We have asked: {count}"),
        Shelf.LATE: _("⏰ Late: {count}"),
        Shelf.GOING: _("▶️ On the way: {count}"),
        Shelf.ENDED: _("✅ Finished: {count}"),
    }[shelf]


def decided(need: Need, *, is_told: bool) -> Screen:
    """It is written down; the next new one may come."""
    told = _("Whoever follows it hears of it in about ten minutes.")
    return say(
        _("✅ № {number}: {state}").format(number=need.number, state=state_label(need.state)),
        told if is_told else _("Written down. Only organisers see this."),
        to_card(need),
        (
            button(_("➡️ Next new one"), ShelfTap(shelf=Shelf.NEW)),
            button(_("📌 All"), TriageTap()),
        ),
    )


def reworded(need: Need) -> Screen:
    """Members read it in other words by now; nobody hears of that."""
    body = _("Written down. Members read the new words by now.")
    return replace(decided(need, is_told=False), body=body)


def assigned(need: Need) -> Screen:
    """Who sees to it and until when is written down; nobody is told of that by itself."""
    body = _("Written down. Who follows it reads it once it is in the plan or in work.")
    return replace(decided(need, is_told=False), body=body)


def nothing_more(counts: Mapping[Shelf, int]) -> Screen:
    """The last one of a shelf was seen."""
    return replace(shelves(counts), title=_("✅ That was the last one of these."))


def media(need: Need, found: Sequence[Media]) -> list[Screen]:
    """What was sent with it, each in a message below."""
    last = len(found)
    return [
        replace(
            say(
                _place(each).format(number=need.number, place=place, count=last),
                "",
                to_card(need),
            ),
            media=stored(each),
            is_new=True,
        )
        for place, each in enumerate(found, start=1)
    ]


def _place(sent: Media) -> str:
    if sent.kind == MediaKind.VOICE:
        return _("🔊 № {number}: {place} of {count}")
    return _("📷 № {number}: {place} of {count}")


def files(need: Need, found: Sequence[Media]) -> Screen:
    """Which of them is to be deleted?"""
    known = {"need": need.id, "version": need.version}
    rows = [
        (button(_kind(each, place), DeleteNeedMediaTap(**known, media=each.id)),)
        for place, each in enumerate(found, start=1)
    ]
    return say(
        _("🗑️ № {number}: what shall we delete?").format(number=need.number),
        _("It is gone for good, with its file. The need stays. In your chat it may remain."),
        *rows,
        to_card(need),
    )


def _kind(sent: Media, place: int) -> str:
    is_voice = sent.kind == MediaKind.VOICE
    label = _("🗑️ Recording {place}") if is_voice else _("🗑️ Photo {place}")
    return label.format(place=place)
