"""Words that stand in more than one place about a vote: its rules, its deadline, its turnout."""

from collections.abc import Sequence

from bot.screens.joining import group_name
from bot.texts import day_and_month, ngettext, sentence_start, time_line
from bot.texts import gettext as _
from storage.kinds import GroupKind, PollMethod
from storage.models import Poll


def short_group(kind: GroupKind) -> str:
    """A group at the beginning of a line."""
    return sentence_start(group_name(kind))


def method_name(method: PollMethod, marks: int) -> str:
    """What everybody does with the options, in two or three words."""
    match method:
        case PollMethod.CHOICE if marks == 1:
            return _("☑️ One option")
        case PollMethod.CHOICE:
            return _("☑️ Up to {count}").format(count=marks)
        case PollMethod.POINTS:
            return _("⭐ {count} points").format(count=marks)
        case PollMethod.ORDER:
            return _("🔢 The first {count} in order").format(count=marks)


def mode_name(poll: Poll) -> str:
    """Whether anybody sees the votes."""
    return _("🔒 Secretly") if poll.is_secret else _("👁️ Openly")


def until_line(poll: Poll) -> str:
    """Until which day and hour it runs."""
    zone = poll.municipality.zone
    return _("📆 Until {day} at {hour}").format(
        day=day_and_month(poll.closes_at, zone), hour=time_line(poll.closes_at, zone)
    )


def numbered(poll: Poll) -> list[str]:
    """The options with their numbers."""
    return [f"{option.position}. {option.short_name}" for option in poll.options]


def quorum_line(poll: Poll) -> Sequence[str]:
    """How many have to take part; nothing where it always counts."""
    if poll.quorum is None:
        return ()
    words = ngettext(
        "👥 It counts from {count} voter on.", "👥 It counts from {count} voters on.", poll.quorum
    )
    return (words.format(count=poll.quorum),)


def quorum_missed(poll: Poll, voters: int) -> list[str]:
    """So many took part, and more were needed."""
    if poll.quorum is None or voters >= poll.quorum:
        return []
    words = ngettext(
        "⚠️ Too few for it to count: {count} voter was needed.",
        "⚠️ Too few for it to count: {count} voters were needed.",
        poll.quorum,
    )
    return [words.format(count=poll.quorum)]


def quorum_told(poll: Poll, voters: int) -> list[str]:
    """Whether so many were enough for it to count, where that was asked."""
    if poll.quorum is None or voters < poll.quorum:
        return quorum_missed(poll, voters)
    words = ngettext(
        "✅ Enough for it to count: {count} voter was needed.",
        "✅ Enough for it to count: {count} voters were needed.",
        poll.quorum,
    )
    return [words.format(count=poll.quorum)]


def quorum_out_of_reach(poll: Poll, electorate: int) -> list[str]:
    """More have to take part than may."""
    if poll.quorum is None or poll.quorum <= electorate:
        return []
    words = ngettext(
        "⚠️ Only {count} person may vote: so it can never count.",
        "⚠️ Only {count} people may vote: so it can never count.",
        electorate,
    )
    return [words.format(count=electorate)]


def if_reminded() -> str:
    """For what Viber may charge, on the card."""
    return _("If you remind the others:")


def if_longer() -> str:
    """For what it may charge where the end is chosen anew."""
    return _("If you make it longer:")
