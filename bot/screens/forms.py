"""What all forms share: choices as buttons, a way back, and going on after a pause."""

from collections.abc import Iterable
from dataclasses import replace

from bot.screens.common import Row, button, say
from bot.taps import AgainTap, FormTap, ResumeTap, StopTap
from bot.texts import gettext as _
from messengers.screen import Button, Screen

BACK = "back"
DROP = "drop"


def choice(label: str, nonce: str, step: str, value: str) -> Button:
    """One answer of a form as a button; the value holds no colon."""
    return button(label, FormTap(nonce=nonce, step=step, value=value))


def rows_of(buttons: Iterable[Button], width: int) -> list[Row]:
    """Buttons in rows of this many."""
    line = list(buttons)
    return [tuple(line[start : start + width]) for start in range(0, len(line), width)]


def back_row(nonce: str, step: str) -> Row:
    """Back to where one came from."""
    return (choice(_("↩️ Back"), nonce, step, BACK),)


def way_back(nonce: str, step: str) -> Row:
    """One question back, or out of the form."""
    return (*back_row(nonce, step), choice(_("✖️ Leave it"), nonce, step, DROP))


def dropped() -> Screen:
    """The form is left."""
    return say(_("👌 All right, we have left it."), _("Nothing was sent."))


def which_end(nonce: str, step: str) -> Screen:
    """Somebody wrote "end", which may mean this form or all messages."""
    return say(
        _("❓ What shall we stop?"),
        "",
        (choice(_("✖️ Only this"), nonce, step, DROP),),
        (button(_("🔕 I stop the messages"), StopTap()),),
        (button(_("▶️ I go on"), AgainTap()),),
    )


def only_buttons(question: Screen) -> Screen:
    """Words came where a choice is asked: the question again, with a hint."""
    hint = _("Please choose one of the buttons.")
    return replace(question, body="\n".join(part for part in (question.body, hint) if part))


def resume(nonce: str) -> Screen:
    """Somebody comes back to a form after a day."""
    return say(
        _("✏️ You began something and did not finish it."),
        _("Shall we go on?"),
        (
            button(_("▶️ Go on"), ResumeTap(nonce=nonce, is_wanted=True)),
            button(_("✖️ Leave it"), ResumeTap(nonce=nonce, is_wanted=False)),
        ),
    )


def out_of_date() -> Screen:
    """A button of an earlier form, or of one that the first of two taps has finished."""
    return say(
        _("🕰️ This button is from an earlier conversation."),
        _(
            "If you tapped twice, what the first tap did stays. Nothing else was changed."
            " You can begin again from the menu."
        ),
    )


def only_words(question: Screen) -> Screen:
    """A sticker or a recording came where words or a choice are asked: the question again."""
    hint = _("This is an automatic chat: here it understands only buttons and words.")
    return replace(question, body="\n".join(part for part in (question.body, hint) if part))
