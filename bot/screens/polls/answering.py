"""The answer promised with the results: where it stands, what organisers can do about it."""

from bot.screens.common import Row, button, say
from bot.taps import AnnouncementTap
from bot.taps.organised.polls import PollCardTap
from bot.taps.organised.results import AnswerPollTap, PollAnsweredTap, PollUnansweredTap
from bot.texts import day_and_month
from bot.texts import gettext as _
from messengers.screen import Screen
from storage.models import Poll


def answered_or_by(poll: Poll) -> list[str]:
    """That the municipality has answered, or by when it does, if it promised to."""
    if poll.answered_at is not None:
        return [_("✅ The municipality has answered.")]
    if poll.answer_by is None:
        return []
    words = _("The municipality answers by {day}.")
    return [words.format(day=day_and_month(poll.answer_by, poll.municipality.zone))]


def way_to_read(answer: int | None) -> Row:
    """To the announcement with this number, which says what was answered."""
    if answer is None:
        return ()
    return (button(_("📣 What was answered"), AnnouncementTap(announcement=answer)),)


def unanswered(poll: Poll) -> Screen:
    """The promised day has come: an organiser is reminded of it."""
    assert poll.answer_by is not None
    words = _("We promised an answer by {day}. There is none yet.")
    return say(
        _("⏰ The vote waits for an answer: {question}").format(question=poll.question),
        words.format(day=day_and_month(poll.answer_by, poll.municipality.zone)),
        *ways_to_answer(poll),
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
    )


def ways_to_answer(poll: Poll) -> list[Row]:
    """As long as the promise is not kept: in a message to all who could vote, or otherwise."""
    if poll.answer_by is None or poll.answered_at is not None:
        return []
    return [
        (button(_("✍️ I write the answer"), AnswerPollTap(poll=poll.id)),),
        (button(_("👥 Answered at a meeting"), PollAnsweredTap(poll=poll.id)),),
    ]


def way_to_take_back(poll: Poll) -> Row:
    """Where it was noted by mistake that the municipality has answered otherwise."""
    return (button(_("↩️ There is no answer yet"), PollUnansweredTap(poll=poll.id)),)


def noted_already(poll: Poll) -> Screen:
    """What was answered otherwise is not written on top of it."""
    return say(
        _("✅ It is noted that the municipality has answered."),
        "\n".join((poll.question, _("If there is no answer yet, take the note back first."))),
        way_to_take_back(poll),
        (button(_("🗳️ How it stands"), PollCardTap(poll=poll.id)),),
    )


def noted() -> str:
    """It was answered at a meeting."""
    return _("We have noted that it is answered")


def taken_back() -> str:
    """It was noted by mistake."""
    return _("We have noted that there is no answer yet")
