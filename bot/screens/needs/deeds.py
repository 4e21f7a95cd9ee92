"""What an organiser is asked who does something about a need, and what its author is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.screens.common import Row, button, say, within_quotes
from bot.screens.forms import back_row, choice
from bot.screens.needs.cards import as_long_as_kept, to_card
from bot.screens.needs.words import area_label, number_warning, numbered, voice_warning
from bot.taps.needs.triage import Deed, MergeIntoTap, MergeNowTap, NeedDeedTap
from bot.texts import gettext as _
from bot.texts import may_record, ngettext, short_day_and_year
from messengers.screen import Screen
from storage.models import Need
from storage.queries.needs.owners import Owner
from storage.queries.needs.triage import Similar

WORDLESS = "none"
# Of these nobody has to be told more than that it is so.
MAY_BE_WORDLESS = frozenset({Deed.PLAN, Deed.BEGIN, Deed.DONE, Deed.REOPEN})
NO_DAY = "never"
LONGEST_LABEL = 40


def words(need: Need, deed: Deed, nonce: str) -> Screen:
    """In which words?"""
    wordless = (choice(_("➡️ Without words"), nonce, "words", WORDLESS),)
    title, body = _question(deed)
    return say(
        title.format(number=need.number),
        body,
        *((choice(label, nonce, "words", value),) for value, label in usual(deed).items()),
        wordless if deed in MAY_BE_WORDLESS else (),
        back_row(nonce, "words"),
    )


def _question(deed: Deed) -> tuple[str, str]:
    read = _("Whoever follows it reads your words. Please write one sentence.")
    return {
        Deed.ASK: (
            _("✍️ № {number}: what shall we ask?"),
            _(
                "Whoever said it can answer with words, a photo or a recording. Who supports it"
                " reads the question, too."
            ),
        ),
        Deed.REFER: (
            _("↪️ № {number}: to whom do we pass it on?"),
            _("Please write only to whom, for example a department. Whoever follows it reads it."),
        ),
        Deed.DECLINE: (_("❌ № {number}: why is it not accepted?"), read),
        Deed.NOTE: (
            _("🔒 № {number}: what shall we note?"),
            _("Only the coordinator and the contact person read it."),
        ),
        Deed.MERGE: (
            _("🧩 № {number}: with which number is it the same?"),
            _("Please write the number."),
        ),
        Deed.PLAN: (_("🗂️ № {number}: what is in the plan?"), read),
        Deed.BEGIN: (_("🛠️ № {number}: what is being done?"), read),
        Deed.DONE: (_("✅ № {number}: what was done?"), read),
        Deed.STOP: (_("⏸️ № {number}: why is it stopped?"), read),
        Deed.REOPEN: (_("🔄 № {number}: why do we look at it again?"), read),
    }[deed]


def usual(deed: Deed) -> dict[str, str]:
    """The usual reasons, by what their buttons carry (reference/domain.md, J3)."""
    if deed != Deed.DECLINE:
        return {}
    return {
        "theirs": _("Not for the municipality"),
        "doing": _("It is being done already"),
        "unclear": _("Not enough information"),
    }


def words_unclear(need: Need, deed: Deed, nonce: str, most: int) -> Screen:
    """They are empty or too long."""
    body = _("Please write at most {letters} letters in one message.").format(letters=most)
    return replace(words(need, deed, nonce), body=body)


def number_unclear(need: Need, nonce: str) -> Screen:
    """There is no such number, or it is not alive any more."""
    body = _("We have no such number that is still worked on. Please write another one.")
    return replace(words(need, Deed.MERGE, nonce), body=body)


def wording(need: Need, nonce: str, offered: str | None) -> Screen:
    """In which neutral words do members read it?"""
    use = choice(_("✅ As it stands"), nonce, "wording", WORDLESS)
    body = _("Neutral words, without names, for example: “Street light on the river road”.")
    if offered is not None:
        body = "\n".join([body, _("It stands so: “{words}”").format(words=within_quotes(offered))])
    screen = say(
        _("✏️ № {number}: how shall members read it?").format(number=need.number),
        body,
        (use,) if offered is not None else (),
        back_row(nonce, "wording"),
    )
    return as_long_as_kept(screen, need)


def wording_unclear(need: Need, nonce: str, offered: str | None, most: int) -> Screen:
    """It is empty or too long."""
    body = _("Please write at most {letters} letters in one message.").format(letters=most)
    return replace(wording(need, nonce, offered), body=body)


def short_name(need: Need, nonce: str, offered: str | None, most: int) -> Screen:
    """What is it called where it is voted on?"""
    use = choice(_("✅ As it stands"), nonce, "short_name", WORDLESS)
    body = _("At most {letters} letters: people vote by it.").format(letters=most)
    if offered is not None:
        body = "\n".join([body, _("It stands so: “{words}”").format(words=within_quotes(offered))])
    screen = say(
        _("✏️ № {number}: a short name").format(number=need.number),
        body,
        (use,) if offered is not None else (),
        back_row(nonce, "short_name"),
    )
    return as_long_as_kept(screen, need)


def masked(screen: Screen) -> Screen:
    """What was just written held somebody's number, which we have hidden."""
    return replace(screen, body=f"{number_warning()}\n{screen.body}")


def owner(need: Need, nonce: str, usual_ones: Sequence[Owner]) -> Screen:
    """Who sees to it?"""
    return say(
        _("👤 № {number}: who sees to it?").format(number=need.number),
        _("Choose who, or write it.") if usual_ones else _("Write it, for example a department."),
        *(
            (choice(_label(each.words), nonce, "owner", str(each.event_id)),)
            for each in usual_ones
        ),
        back_row(nonce, "owner"),
    )


def owner_unclear(question: Screen, most: int) -> Screen:
    """It is empty or too long."""
    body = _("Please write at most {letters} letters in one message.").format(letters=most)
    return replace(question, body=body)


def done_by(need: Need, nonce: str, offered: Sequence[date], unclear: str = "") -> Screen:
    """Until when?"""
    days = [choice(short_day_and_year(day), nonce, "done_by", day.isoformat()) for day in offered]
    return say(
        _("📆 № {number}: until when?").format(number=need.number),
        unclear or _("Choose a day, or write it."),
        *((day,) for day in days),
        (choice(_("➡️ Without a day"), nonce, "done_by", NO_DAY),),
        back_row(nonce, "done_by"),
    )


def day_unclear() -> str:
    """What was written is no day ahead."""
    return _("We could not read a day ahead in it. Please write it like 30.09.2026.")


def similar(need: Need, found: Sequence[Similar]) -> Screen:
    """With which one is it the same?"""
    known = {"need": need.id, "version": need.version}
    rows: list[Row] = [
        (button(_named(each.need), MergeIntoTap(**known, into=each.need.id)),) for each in found
    ]
    another = button(_("✏️ Another number"), NeedDeedTap(**known, deed=Deed.MERGE))
    return say(
        _("🧩 № {number}: with which one is it the same?").format(number=need.number),
        _("These are about the same topic.") if rows else _("There is no other on this topic."),
        *rows,
        (another,),
        to_card(need),
    )


def _named(need: Need) -> str:
    # Not its author's own words: this list stays on the phone when they are erased.
    words = need.short_name or need.wording
    if words is None:
        return f"{numbered(need)} · {area_label(need.area)}"
    return _label(f"{numbered(need)} {words}")


def _label(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def sure(need: Need, into: Similar) -> Screen:
    """Is it really the same?"""
    other = into.need
    count = ngettext("{count} person", "{count} people", into.people).format(count=into.people)
    words = other.wording or other.text or ""
    screen = say(
        _("🧩 Is № {number} the same as № {other}?").format(
            number=need.number, other=other.number
        ),
        "\n".join([f"№ {other.number}: {words} ({count})", _("Its people hear that.")]),
        (
            button(
                _("🧩 Yes, I merge"),
                MergeNowTap(need=need.id, version=need.version, into=other.id),
            ),
        ),
        to_card(need),
    )
    return as_long_as_kept(screen, other)


def answer(need: Need, question: str, nonce: str) -> Screen:
    """The author is asked."""
    how = (
        _("Please answer in one message: in words, with a photo or a recording.")
        if may_record()
        else _("Please answer in one message: in words or with a photo.")
    )
    warning = [voice_warning()] if may_record() and not need.is_named else []
    return say(
        _("✍️ № {number}: our question").format(number=need.number),
        "\n".join([question, how, *warning]),
        back_row(nonce, "answer"),
    )


def answer_unclear(question: Screen, most: int) -> Screen:
    """It is empty, too long, or nothing that we keep."""
    body = _("Please write at most {letters} letters, or send a photo.").format(letters=most)
    return replace(question, body=body)
