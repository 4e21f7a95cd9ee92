"""Who may tap what: a new tap without a line here fails the test."""

from aiogram.filters.callback_data import CallbackData

from bot import taps
from storage.kinds import MessengerName, RsvpAnswer
from tests.trust.as_whom import (
    CONSENTED,
    EVERYBODY,
    HOME,
    INVITED,
    JOINED,
    MEMBER,
    NOBODY,
    ORGANISERS,
    PEOPLE,
    As,
    Lines,
)
from tests.trust.families import FAMILIES

COMING = RsvpAnswer.COMING
VIBER = MessengerName.VIBER
WEATHER = taps.CancelReason.WEATHER

_HOUSE: Lines = {
    taps.MenuTap: (JOINED, lambda scene: taps.MenuTap()),
    taps.HelpTap: (CONSENTED, lambda scene: taps.HelpTap()),
    taps.MenuBelowTap: (JOINED, lambda scene: taps.MenuBelowTap()),
    taps.HelpBelowTap: (CONSENTED, lambda scene: taps.HelpBelowTap()),
    taps.MeetingsTap: (JOINED, lambda scene: taps.MeetingsTap()),
    taps.MeetingTap: (INVITED, lambda scene: taps.MeetingTap(meeting=scene.sent)),
    taps.AgendaTap: (INVITED, lambda scene: taps.AgendaTap(meeting=scene.sent)),
    taps.CalendarTap: (INVITED, lambda scene: taps.CalendarTap(meeting=scene.sent)),
    taps.PreviewTap: (ORGANISERS, lambda scene: taps.PreviewTap(meeting=scene.draft)),
    taps.CardTap: (ORGANISERS, lambda scene: taps.CardTap(meeting=scene.sent)),
    taps.NamesTap: (ORGANISERS, lambda scene: taps.NamesTap(meeting=scene.sent)),
    taps.MoreTap: (ORGANISERS, lambda scene: taps.MoreTap(meeting=scene.sent)),
    taps.OfficialTap: (ORGANISERS, lambda scene: taps.OfficialTap(meeting=scene.sent)),
    taps.CallListTap: (PEOPLE, lambda scene: taps.CallListTap(meeting=scene.sent)),
    taps.CallTap: (PEOPLE, lambda scene: taps.CallTap(meeting=scene.sent, person=scene.callee)),
    taps.CancelTap: (ORGANISERS, lambda scene: taps.CancelTap(meeting=scene.sent)),
    taps.CancelReasonTap: (
        ORGANISERS,
        lambda scene: taps.CancelReasonTap(meeting=scene.sent, reason=WEATHER),
    ),
    taps.JoinCardTap: (
        PEOPLE,
        lambda scene: taps.JoinCardTap(person=scene.joiner, group=scene.group),
    ),
    taps.WaitingTap: (PEOPLE, lambda scene: taps.WaitingTap()),
    taps.MyDataTap: (CONSENTED, lambda scene: taps.MyDataTap()),
    taps.EraseTap: (CONSENTED, lambda scene: taps.EraseTap()),
    taps.CorrectTap: (JOINED, lambda scene: taps.CorrectTap(field=taps.MyDataField.NAME)),
    taps.FixTap: (ORGANISERS, lambda scene: taps.FixTap(meeting=scene.draft)),
    taps.AnswerTap: (MEMBER, lambda scene: taps.AnswerTap(meeting=scene.sent, answer=COMING)),
    taps.ScheduleTap: (ORGANISERS, lambda scene: taps.ScheduleTap()),
    taps.FixStepTap: (
        ORGANISERS,
        lambda scene: taps.FixStepTap(meeting=scene.draft, version=scene.version, step="day"),
    ),
    taps.SendSureTap: (
        ORGANISERS,
        lambda scene: taps.SendSureTap(meeting=scene.draft, version=scene.version),
    ),
    taps.ReplaceTap: (
        ORGANISERS,
        lambda scene: taps.ReplaceTap(meeting=scene.draft, version=scene.version, is_wanted=False),
    ),
    taps.TelegramOnlyTap: (
        ORGANISERS,
        lambda scene: taps.TelegramOnlyTap(
            meeting=scene.draft, version=scene.version, is_wanted=True
        ),
    ),
    taps.AnnouncementTelegramOnlyTap: (
        ORGANISERS,
        lambda scene: taps.AnnouncementTelegramOnlyTap(
            announcement=scene.announcement.announcement_id,
            version=scene.announcement.version,
            is_wanted=True,
        ),
    ),
    taps.TakeBackTap: (ORGANISERS, lambda scene: taps.TakeBackTap(meeting=scene.sent)),
    taps.TakeBackNowTap: (
        ORGANISERS,
        lambda scene: taps.TakeBackNowTap(meeting=scene.sent, version=1),
    ),
    taps.ChangeTap: (ORGANISERS, lambda scene: taps.ChangeTap(meeting=scene.sent, version=1)),
    taps.TrialTap: (ORGANISERS, lambda scene: taps.TrialTap(meeting=scene.draft)),
    taps.SendTap: (
        ORGANISERS,
        lambda scene: taps.SendTap(meeting=scene.draft, version=scene.version),
    ),
    taps.DropDraftTap: (
        ORGANISERS,
        lambda scene: taps.DropDraftTap(meeting=scene.draft, version=scene.version),
    ),
    taps.PosterTap: (PEOPLE, lambda scene: taps.PosterTap(meeting=scene.sent)),
    taps.PastTap: (JOINED, lambda scene: taps.PastTap()),
    taps.PlacesTap: (ORGANISERS, lambda scene: taps.PlacesTap(municipality=scene.municipality)),
    taps.PlaceTap: (ORGANISERS, lambda scene: taps.PlaceTap(place=scene.place)),
    taps.AddPlaceTap: (
        ORGANISERS,
        lambda scene: taps.AddPlaceTap(municipality=scene.municipality),
    ),
    taps.RenamePlaceTap: (ORGANISERS, lambda scene: taps.RenamePlaceTap(place=scene.place)),
    taps.RemovePlaceTap: (ORGANISERS, lambda scene: taps.RemovePlaceTap(place=scene.place)),
    taps.RemovePlaceNowTap: (ORGANISERS, lambda scene: taps.RemovePlaceNowTap(place=scene.place)),
    taps.PlanTap: (ORGANISERS, lambda scene: taps.PlanTap(meeting=scene.sent)),
    taps.ReminderTap: (
        ORGANISERS,
        lambda scene: taps.ReminderTap(meeting=scene.sent, reminder=scene.reminder),
    ),
    taps.SwitchTap: (
        ORGANISERS,
        lambda scene: taps.SwitchTap(meeting=scene.sent, reminder=scene.reminder, is_on=False),
    ),
    taps.AddReminderTap: (ORGANISERS, lambda scene: taps.AddReminderTap(meeting=scene.sent)),
    taps.RemoveReminderTap: (
        ORGANISERS,
        lambda scene: taps.RemoveReminderTap(meeting=scene.sent, reminder=scene.reminder),
    ),
    taps.StopSendingTap: (ORGANISERS, lambda scene: taps.StopSendingTap(meeting=scene.sent)),
    taps.NudgeTap: (ORGANISERS, lambda scene: taps.NudgeTap(meeting=scene.sent)),
    taps.OtherReasonTap: (ORGANISERS, lambda scene: taps.OtherReasonTap(meeting=scene.sent)),
    taps.CallAnswerTap: (
        PEOPLE,
        lambda scene: taps.CallAnswerTap(
            meeting=scene.sent, version=2, person=scene.callee, said=taps.Said.COMING
        ),
    ),
    taps.CancelAloudTap: (
        ORGANISERS,
        lambda scene: taps.CancelAloudTap(meeting=scene.sent, version=1, reason=WEATHER),
    ),
    taps.CancelNowTap: (
        ORGANISERS,
        lambda scene: taps.CancelNowTap(meeting=scene.sent, version=1, reason=WEATHER),
    ),
    taps.JoinDecisionTap: (
        PEOPLE,
        lambda scene: taps.JoinDecisionTap(
            person=scene.joiner, group=scene.group, is_approved=True
        ),
    ),
    taps.LetInTap: (
        PEOPLE,
        lambda scene: taps.LetInTap(person=scene.turned_away, group=scene.group),
    ),
    taps.OpinionTap: (MEMBER, lambda scene: taps.OpinionTap(meeting=scene.sent)),
    taps.MyOpinionTap: (MEMBER, lambda scene: taps.MyOpinionTap(opinion=scene.opinion)),
    taps.NameOpinionTap: (
        MEMBER,
        lambda scene: taps.NameOpinionTap(opinion=scene.opinion, is_named=True),
    ),
    taps.TakeBackOpinionTap: (
        MEMBER,
        lambda scene: taps.TakeBackOpinionTap(opinion=scene.opinion),
    ),
    taps.HearOpinionTap: (ORGANISERS, lambda scene: taps.HearOpinionTap(opinion=scene.recorded)),
    taps.OpinionsTap: (ORGANISERS, lambda scene: taps.OpinionsTap(meeting=scene.sent)),
    taps.AwayTap: (ORGANISERS, lambda scene: taps.AwayTap()),
    taps.BackTap: (ORGANISERS, lambda scene: taps.BackTap()),
    taps.AnnounceTap: (ORGANISERS, lambda scene: taps.AnnounceTap()),
    taps.AnnouncementsTap: (ORGANISERS, lambda scene: taps.AnnouncementsTap()),
    taps.DecisionsTap: (ORGANISERS, lambda scene: taps.DecisionsTap(meeting=scene.begun)),
    taps.AnnouncementPreviewTap: (
        ORGANISERS,
        lambda scene: taps.AnnouncementPreviewTap(announcement=scene.announcement.announcement_id),
    ),
    taps.FixAnnouncementTap: (
        ORGANISERS,
        lambda scene: taps.FixAnnouncementTap(
            announcement=scene.announcement.announcement_id,
            version=scene.announcement.version,
            step=taps.AnnouncementStep.WHAT,
        ),
    ),
    taps.SendAnnouncementTap: (
        ORGANISERS,
        lambda scene: taps.SendAnnouncementTap(
            announcement=scene.announcement.announcement_id, version=scene.announcement.version
        ),
    ),
    taps.SendAnnouncementSureTap: (
        ORGANISERS,
        lambda scene: taps.SendAnnouncementSureTap(
            announcement=scene.announcement.announcement_id, version=scene.announcement.version
        ),
    ),
    taps.TakeBackAnnouncementTap: (
        ORGANISERS,
        lambda scene: taps.TakeBackAnnouncementTap(announcement=scene.told),
    ),
    taps.TakeBackAnnouncementNowTap: (
        ORGANISERS,
        # It was written and read aloud as the draft was.
        lambda scene: taps.TakeBackAnnouncementNowTap(
            announcement=scene.told, version=scene.announcement.version
        ),
    ),
    taps.DropAnnouncementTap: (
        ORGANISERS,
        lambda scene: taps.DropAnnouncementTap(announcement=scene.announcement.announcement_id),
    ),
    taps.AnnouncementCardTap: (
        ORGANISERS,
        lambda scene: taps.AnnouncementCardTap(announcement=scene.told),
    ),
    taps.StopAnnouncementTap: (
        ORGANISERS,
        lambda scene: taps.StopAnnouncementTap(announcement=scene.told),
    ),
    taps.AnnouncementCallsTap: (
        PEOPLE,
        lambda scene: taps.AnnouncementCallsTap(announcement=scene.told),
    ),
    taps.AnnouncementTap: (INVITED, lambda scene: taps.AnnouncementTap(announcement=scene.told)),
    taps.UnderstoodTap: (MEMBER, lambda scene: taps.UnderstoodTap(announcement=scene.told)),
    taps.HearMeetingTap: (INVITED, lambda scene: taps.HearMeetingTap(meeting=scene.sent)),
    taps.HearAnnouncementTap: (
        INVITED,
        lambda scene: taps.HearAnnouncementTap(announcement=scene.told),
    ),
    taps.ReadMeetingAloudTap: (
        ORGANISERS,
        lambda scene: taps.ReadMeetingAloudTap(meeting=scene.draft, version=scene.version),
    ),
    taps.SilenceMeetingTap: (
        ORGANISERS,
        lambda scene: taps.SilenceMeetingTap(meeting=scene.draft, version=scene.version),
    ),
    taps.ReadAnnouncementAloudTap: (
        ORGANISERS,
        lambda scene: taps.ReadAnnouncementAloudTap(
            announcement=scene.announcement.announcement_id, version=scene.announcement.version
        ),
    ),
    taps.SilenceAnnouncementTap: (
        ORGANISERS,
        lambda scene: taps.SilenceAnnouncementTap(
            announcement=scene.announcement.announcement_id, version=scene.announcement.version
        ),
    ),
    # Who has one chat sees their own data.
    taps.ChatsTap: (JOINED, lambda scene: taps.ChatsTap()),
    taps.LinkTap: (JOINED, lambda scene: taps.LinkTap(messenger=VIBER)),
    taps.PreferTap: (JOINED, lambda scene: taps.PreferTap(messenger=VIBER)),
    taps.UnlinkTap: (JOINED, lambda scene: taps.UnlinkTap(messenger=VIBER)),
    taps.UnlinkNowTap: (JOINED, lambda scene: taps.UnlinkNowTap(messenger=VIBER)),
    taps.StopTap: (EVERYBODY, lambda scene: taps.StopTap()),
    taps.StartTap: (CONSENTED, lambda scene: taps.StartTap()),
    taps.FormTap: (NOBODY, lambda scene: taps.FormTap(nonce="AAAA", step="day", value="1")),
    taps.ResumeTap: (NOBODY, lambda scene: taps.ResumeTap(nonce="AAAA", is_wanted=True)),
    taps.AgainTap: (JOINED, lambda scene: taps.AgainTap()),
}
ALLOWED: Lines = {
    **_HOUSE,
    **{tap: line for family in FAMILIES for tap, line in family.ALLOWED.items()},
    # Last, for nobody does anything after it.
    taps.EraseNowTap: (CONSENTED, lambda scene: taps.EraseNowTap()),
}


OF_THIS_TOWN = {
    "meeting",
    "announcement",
    "person",
    "group",
    "place",
    "municipality",
    "opinion",
    "need",
    "enquiry",
    "muting",
    "poll",
    "priorities",
    "item",
}


def may(who: As, tap: type[CallbackData]) -> bool:
    """Whether this somebody may; from elsewhere only what names no object of this town."""
    if who in HOME and OF_THIS_TOWN & set(tap.model_fields):
        return False
    return HOME.get(who, who) in ALLOWED[tap][0]
