"""Saying what is needed: what to tell, about what, what was told, and that it is written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.screens.announcing.recording import MEGABYTE
from bot.screens.common import Row, button, say
from bot.screens.forms import DROP, back_row, choice, rows_of
from bot.screens.needs.words import area_label, number_warning, voice_warning
from bot.taps.needs import MyNeedsTap, SayNeedTap, SendNeedTap
from bot.texts import date_line, may_record
from bot.texts import gettext as _
from community.announcing.media import LARGEST_FILE
from community.needs.saying import LONGEST_TEXT, LONGEST_VOICE, MOST_MEDIA, Why
from messengers.screen import Button, Screen
from storage.kinds import NeedArea, NeedReach
from storage.models import Municipality, Need, Settlement

MORE, STAY, NO, SEND = "more", "stay", "no", "send"
TOPIC, WHOM, PLACE, NAME = "topic", "whom", "place", "name"
# What most needs are about (reference/domain.md, 4); the others stand behind "more".
USUAL = (
    NeedArea.INFRASTRUCTURE,
    NeedArea.HOUSING,
    NeedArea.EDUCATION,
    NeedArea.HEALTH,
    NeedArea.EMPLOYMENT,
    NeedArea.DOCUMENTS,
)


@dataclass(frozen=True)
class Told:
    """What was told so far; `text` without personal numbers, of which it had some if it says so.

    Of photos and recordings the numbers; without a topic it is not chosen yet.
    """

    text: str
    is_masked: bool
    photos: int
    recordings: int
    has_pin: bool
    area: NeedArea | None
    reach: NeedReach
    is_named: bool


def what(nonce: str) -> Screen:
    """What is needed? It goes without a name, unless its author changes that where all stands."""
    how = _(
        "Tell it in a few words: ✍️ a text or 📷 a photo. Please no personal numbers, no"
        " children's faces, no illnesses and no names of others."
    )
    if may_record():
        by_voice = _(
            "Tell it in a few words: 🔊 a recording, 📷 a photo or a text. Please no personal"
            " numbers, no children's faces, no illnesses and no names of others."
        )
        how = f"{by_voice}\n{voice_warning()}"
    return say(_("📌 What do you or your neighbourhood need?"), how, leave_row(nonce, "told"))


def leave_row(nonce: str, step: str) -> Row:
    """Away from it, where nothing is sent."""
    return (choice(_("✖️ Leave it"), nonce, step, DROP),)


def areas(nonce: str, step: str, told: Told, *, is_asked: bool) -> Screen:
    """What is it about? Who `is_asked` for it has read before what should not be in it."""
    please = _("Please no personal numbers, no children's faces and no names of others.")
    danger = _("⚠️ In danger call 112: this chat is not watched around the clock.")
    return say(
        _("📌 What is it about?"),
        "\n".join(line for line in (_pieces(told), "" if is_asked else please, danger) if line),
        *_usual(nonce, step),
        leave_row(nonce, step),
    )


def _pieces(told: Told) -> str:
    counted = [("📷", told.photos), ("🔊", told.recordings)]
    pieces = [f"{icon} {count}" for icon, count in counted if count]
    pieces += [_("✍️ words")] if told.text else []
    return _("We have: {pieces}").format(pieces=" · ".join(pieces))


def _usual(nonce: str, step: str) -> list[Row]:
    more = choice(_("⋯ More topics"), nonce, step, MORE)
    return [*rows_of(_labels(USUAL, nonce, step), 2), (more,)]


def _labels(offered: Sequence[NeedArea], nonce: str, step: str) -> list[Button]:
    return [choice(area_label(area), nonce, step, area) for area in offered]


def more_areas(nonce: str, step: str) -> Screen:
    """The topics that are rarer."""
    rare = [area for area in NeedArea if area not in USUAL]
    stay = choice(_("↩️ Back"), nonce, step, STAY)
    return say(_("📌 What is it about?"), "", *rows_of(_labels(rare, nonce, step), 2), (stay,))


def another_area(nonce: str) -> Screen:
    """The topic is chosen anew."""
    stay = choice(_("↩️ Back"), nonce, "sure", STAY)
    return say(_("📌 What is it about?"), "", *_usual(nonce, "sure"), (stay,))


def whom(nonce: str) -> Screen:
    """Whom does it concern?"""
    stay = choice(_("↩️ Back"), nonce, "sure", STAY)
    labels = [choice(_reach_label(reach), nonce, "sure", reach) for reach in NeedReach]
    return say(_("👥 Whom does it concern?"), "", *rows_of(labels, 1), (stay,))


def _reach_label(reach: NeedReach) -> str:
    return {
        NeedReach.MYSELF: _("👤 Me"),
        NeedReach.STREET: _("🏘️ My street"),
        NeedReach.NEIGHBOURHOOD: _("🏙️ The whole neighbourhood"),
    }[reach]


def rarer_area(nonce: str) -> Screen:
    """The same, of those that are rarer."""
    return more_areas(nonce, "sure")


QUESTIONS: dict[str, Callable[[str], Screen]] = {
    TOPIC: another_area,
    MORE: rarer_area,
    WHOM: whom,
}


def place(nonce: str, offered: Sequence[Settlement]) -> Screen:
    """Where is it?"""
    labels = [choice(each.name, nonce, "place", str(each.id)) for each in offered]
    return say(
        _("📍 Where is it?"),
        _("Choose or write the place, or send a point on the map (📎)."),
        *rows_of([*labels, choice(_("❌ Without a place"), nonce, "place", NO)], 2),
        back_row(nonce, "place"),
    )


def place_unknown(question: Screen) -> Screen:
    """A place that is not on the municipality's list."""
    return replace(question, body=_("We do not have this place on our list. Please choose one."))


def check(nonce: str, told: Told, place_name: str) -> Screen:
    """Everything that will be sent; each part of it can be changed."""
    named = (_("🔒 Without my name") if told.is_named else _("👤 With my name"), NAME)
    changes = ((_("🗂️ Topic"), TOPIC), (_("📍 Place"), PLACE), (_("👥 Whom"), WHOM), named)
    send = button(_("✅ I send it"), SendNeedTap(nonce=nonce))
    return say(
        _("📌 Shall we send this?"),
        "\n".join(_looked_at(told, place_name)),
        (send,),
        *rows_of([choice(label, nonce, "sure", value) for label, value in changes], 2),
        leave_row(nonce, "sure"),
    )


def _looked_at(told: Told, place_name: str) -> list[str]:
    where = [_("a point on the map")] if told.has_pin else []
    if place_name or where:
        where = ["📍 " + ", ".join([place_name, *where] if place_name else where)]
    media = [f"{icon} {n}" for icon, n in (("📷", told.photos), ("🔊", told.recordings)) if n]
    name = _("👤 with name") if told.is_named else _("🔒 no name")
    lines = [
        area_label(told.area) if told.area is not None else "",
        told.text,
        " · ".join([*media, *where]),
        f"{_reach_label(told.reach)} · {name}",
        number_warning() if told.is_masked else "",
        voice_warning() if told.recordings and not told.is_named else "",
        _("You can add more: simply send it."),
    ]
    return [line for line in lines if line]


def with_pieces(question: Screen, told: Told) -> Screen:
    """The same question, and what we have got by now."""
    return replace(question, body=f"{_pieces(told)}\n{question.body}")


def not_taken(question: Screen, why: Why, *, has_other: bool, stays: str = "") -> Screen:
    """Something that was sent can not go with it; what was sent before, if it was, is not lost.

    Of the question there stays nothing but its title and buttons, and this.
    """
    reasons = {
        Why.TOO_BIG: _("⚠️ This file is too large: we take up to {megabytes} MB.").format(
            megabytes=LARGEST_FILE // MEGABYTE
        ),
        Why.TOO_LONG: _("⚠️ This recording is too long: we take up to {minutes} min.").format(
            minutes=int(LONGEST_VOICE.total_seconds()) // 60
        ),
        Why.SILENT: _("⚠️ Nothing can be heard in this recording. Please record it again."),
        Why.OTHER_KIND: _("⚠️ Here we take photos, recordings and words, but no files."),
        Why.ENOUGH: _("⚠️ We take up to {count} photos and recordings.").format(count=MOST_MEDIA),
        Why.TOO_MANY_WORDS: _("⚠️ This is too long: we take up to {letters} letters.").format(
            letters=LONGEST_TEXT
        ),
    }
    lines = [reasons[why], _("What you sent before is kept.") if has_other else "", stays]
    return replace(question, body="\n".join(line for line in lines if line))


def said(need: Need) -> Screen:
    """It is written down: its number, and when an answer comes."""
    town = need.municipality
    return say(
        _("✅ We have written it down: № {number}.").format(number=need.number),
        _(
            "You get an answer by {day}. This is not a formal complaint to the municipality; for"
            " those call: ☎️ {phone}"
        ).format(day=date_line(need.answer_by, town.zone), phone=town.help_phone),
        (button(_("📌 My needs"), MyNeedsTap()), button(_("✍️ One more"), SayNeedTap())),
    )


def enough(most: int, municipality: Municipality) -> Screen:
    """Somebody has said very much in one day."""
    return say(
        _("📌 You have sent {count} needs today.").format(count=most),
        _("If you have more to say, please call: ☎️ {phone}").format(phone=municipality.help_phone),
        (button(_("📌 My needs"), MyNeedsTap()),),
    )
