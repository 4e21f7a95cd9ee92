"""Why something can not be done, in words, with a way on."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.screens import (
    approvals,
    crowds,
    forms,
    joining,
    linking,
    meetings,
    menu,
    notices,
    opinions,
)
from bot.screens.announcing import to_readers
from bot.screens.announcing.previews import changed_meanwhile
from bot.screens.common import button, say
from bot.screens.enquiries import refusals as enquiries
from bot.screens.needs import following as needs_following
from bot.screens.needs import refusals as needs
from bot.screens.needs import stories
from bot.screens.organising import calling, previews, versions
from bot.screens.polls.refusals import OF_POLLS, unfit
from bot.screens.priorities import refusals as priorities
from bot.taps import AnnouncementCardTap, CardTap, MeetingsTap, MyDataTap
from bot.texts import gettext as _
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.kinds import GroupKind
from storage.models import Announcement, CommunityGroup, Meeting, Municipality, Person

Facts = dict[str, Any]


def draw(refused: Refused, person: Person | None) -> Screen:
    """The screen for a refusal; somebody unknown hears of invitations and codes."""
    if refused.reason in TO_ANYBODY:
        return TO_ANYBODY[refused.reason](refused.facts)
    if person is None:
        return menu.stranger()
    if "priorities" in refused.facts:
        return priorities.draw(refused)
    is_of_poll = "poll" in refused.facts and refused.reason in OF_POLLS
    return (OF_POLLS if is_of_poll else SCREENS).get(refused.reason, _not_found)(refused.facts)


def _not_found(facts: Facts) -> Screen:
    return say(
        _("🕰️ This button does not lead anywhere any more."),
        _("Nothing was changed."),
        (button(_("📅 Meetings"), MeetingsTap()),),
    )


def _already_sent(facts: Facts) -> Screen:
    announcement: Announcement | None = facts.get("announcement")
    if announcement is not None:
        label, tap = _("📊 How it stands"), AnnouncementCardTap(announcement=announcement.id)
        row = (button(label, tap),)
    else:
        row = (button(_("📊 Answers"), CardTap(meeting=facts["meeting"].id)),)
    return say(_("✅ This has been sent already."), _("It was not sent a second time."), row)


def _out_of_date(facts: Facts) -> Screen:
    if "announcement" in facts:
        return changed_meanwhile(facts["announcement"])
    if "need" in facts:
        if "line" not in facts:
            return needs_following.changed_meanwhile(facts["need"])
        return stories.changed_meanwhile(facts["need"], facts["line"], facts["reader_id"])
    meeting: Meeting | None = facts.get("meeting")
    if meeting is None:
        return forms.out_of_date()
    return versions.changed_meanwhile(meeting, facts.get("change"), is_own=facts["is_own"])


def _taken_back(facts: Facts) -> Screen:
    if "announcement" in facts:
        return to_readers.taken_back(facts["announcement"])
    return notices.taken_back(facts["meeting"])


def _not_invited(facts: Facts) -> Screen:
    return say(
        _("📅 This invitation is for others."),
        _("Your answer is not counted: you are not among those who were invited."),
    )


def _not_allowed(facts: Facts) -> Screen:
    return say(
        _("🔒 This is for the organisers."),
        _("Nothing was changed. If you think that this is a mistake, please call us."),
    )


def _nobody_invited(facts: Facts) -> Screen:
    return say(
        _("👥 There is nobody to invite yet."),
        _("First send people the invitation link; then there is somebody to invite."),
    )


def _already_decided(facts: Facts) -> Screen:
    return approvals.card(
        facts["joiner"], facts["group"], facts["standing"], decider=facts["decider"]
    )


def _not_yet(facts: Facts) -> Screen:
    meeting: Meeting = facts["meeting"]
    return say(
        _("🕙 The meeting has not begun yet."),
        _("It begins on {day} at {hour}. After that you can tell what it decided.").format(
            **notices.day_and_hour_parts(meeting)
        ),
        (button(_("📊 Answers"), CardTap(meeting=meeting.id)),),
    )


def _no_recording(facts: Facts) -> Screen:
    # What was tapped is a notice: it stays.
    return replace(
        say(_("🔊 This recording is not kept any more."), _("The notice itself still holds.")),
        is_new=True,
    )


def _invite_unknown(facts: Facts) -> Screen:
    return say(
        _("🔗 We do not know this invitation."),
        _(
            "Perhaps the link was cut off on its way. Please ask for it again where you got it."
            " We have kept nothing about you."
        ),
    )


def _invite_expired(facts: Facts) -> Screen:
    return _invite_over(_("🔗 This invitation has expired."), facts["municipality"])


def _invite_used_up(facts: Facts) -> Screen:
    return _invite_over(
        _("🔗 This invitation has been used as often as it may be."), facts["municipality"]
    )


def _invite_over(title: str, municipality: Municipality) -> Screen:
    return say(
        title,
        _("Please ask the contact person for a new one: ☎️ {phone}").format(
            phone=municipality.help_phone
        ),
    )


def _invite_foreign(facts: Facts) -> Screen:
    municipality: Municipality = facts["municipality"]
    return say(
        _("🔗 This invitation is for another municipality: {name}.").format(
            name=municipality.name
        ),
        _(
            "Your registration is in another municipality. If you have moved, first erase your"
            " data here and then open the invitation again, or call: ☎️ {phone}"
        ).format(phone=municipality.help_phone),
        (button(_("⚙️ My data"), MyDataTap()),),
    )


def _already_joined(facts: Facts) -> Screen:
    municipality: Municipality = facts["municipality"]
    return say(
        _("👋 You are already in: {group}, {municipality}.").format(
            group=joining.group_name(_kind(facts)), municipality=municipality.name
        ),
        _("What would you like to do?"),
        (
            button(_("📅 Meetings"), MeetingsTap()),
            button(_("⚙️ My data"), MyDataTap()),
        ),
    )


def _still_waiting(facts: Facts) -> Screen:
    is_stopped = not facts["is_reached"]
    return joining.still_waits(facts["municipality"], _kind(facts), is_stopped=is_stopped)


def _kind(facts: Facts) -> GroupKind | None:
    group: CommunityGroup | None = facts["group"]
    return group.kind if group is not None else None


def _not_ready(facts: Facts) -> Screen:
    return say(
        _("🔧 This municipality is not ready yet."),
        _("Please try again in a few days. We have kept nothing about you."),
    )


def _past(facts: Facts) -> Screen:
    meeting: Meeting | None = facts.get("meeting")
    if meeting is not None:
        return previews.past(meeting)
    return say(_("🕙 That moment has already passed."), _("Please choose another day or hour."))


TO_ANYBODY: dict[Reason, Callable[[Facts], Screen]] = {
    Reason.INVITE_UNKNOWN: _invite_unknown,
    Reason.INVITE_EXPIRED: _invite_expired,
    Reason.INVITE_USED_UP: _invite_used_up,
    Reason.INVITE_FOREIGN: _invite_foreign,
    Reason.ALREADY_JOINED: _already_joined,
    Reason.STILL_WAITING: _still_waiting,
    Reason.MUNICIPALITY_NOT_READY: _not_ready,
    Reason.CODE_WRONG: lambda facts: linking.wrong_code(),
    Reason.CODES_ENOUGH: lambda facts: linking.enough_codes(),
    Reason.CHAT_TAKEN: lambda facts: linking.chat_taken(),
}
SCREENS: dict[Reason, Callable[[Facts], Screen]] = {
    Reason.TOO_LATE: lambda facts: meetings.over(facts["meeting"]),
    Reason.TAKEN_BACK: _taken_back,
    Reason.VERY_MANY: lambda facts: crowds.very_many(facts["told"], facts["count"]),
    Reason.CANCELLED: lambda facts: notices.cancellation(facts["meeting"]),
    Reason.ONLY_A_TRIAL: lambda facts: previews.trial_answered(facts["meeting"]),
    Reason.PAST: _past,
    Reason.POLL_UNFIT: unfit,
    Reason.ALREADY_SENT: _already_sent,
    Reason.OUT_OF_DATE: _out_of_date,
    Reason.UNCHANGED: lambda facts: versions.unchanged(facts["meeting"]),
    Reason.NOT_YET: _not_yet,
    Reason.NO_RECORDING: _no_recording,
    Reason.ANSWERED: lambda facts: calling.answered_meanwhile(facts["meeting"], facts["callee"]),
    Reason.NOT_INVITED: _not_invited,
    Reason.ENOUGH_SAID: lambda facts: opinions.enough_said(facts["meeting"], facts["most"]),
    Reason.NOT_ALLOWED: _not_allowed,
    Reason.NOBODY_INVITED: _nobody_invited,
    Reason.ALREADY_DECIDED: _already_decided,
    Reason.NOT_REGISTERED: lambda facts: menu.stranger(),
    **enquiries.SCREENS,
    **needs.SCREENS,
}
