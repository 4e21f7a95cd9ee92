"""What the community of `rows.py` says: a row at least in every table of needs and votes."""

from datetime import UTC, datetime

from storage.kinds import (
    EnquiryState,
    NeedArea,
    NeedEventKind,
    NeedReach,
    NeedState,
    PollMethod,
    PollState,
    VotingWay,
)
from storage.models import (
    Ballot,
    Base,
    Enquiry,
    EnquiryMessage,
    MarkedMessage,
    Muting,
    Need,
    NeedEvent,
    NeedMedia,
    NeedNews,
    NeedSupport,
    OpenVote,
    PaperCount,
    Poll,
    PollGroup,
    PollOption,
    PollResult,
    PriorityItem,
    PriorityList,
    RollEntry,
)

NOON = datetime(2026, 3, 21, 12, tzinfo=UTC)


def spoken() -> list[Base]:
    """Parents first; the people, media and deliveries stand already."""
    return [*_needs(), *_enquiries(), *_polls(), *_priorities()]


def _needs() -> list[Base]:
    return [
        Need(
            id=1,
            municipality_id=1,
            number=14,
            author_id=2,
            is_named=False,
            area=NeedArea.INFRASTRUCTURE,
            reach=NeedReach.STREET,
            settlement_id=1,
            text="Няма лампи",
            state=NeedState.ACCEPTED,
            created_at=NOON,
            answer_by=NOON,
        ),
        NeedMedia(need_id=1, media_id=1),
        NeedSupport(need_id=1, person_id=2, at=NOON),
        NeedEvent(
            id=1,
            need_id=1,
            kind=NeedEventKind.STATE,
            state=NeedState.ACCEPTED,
            words="Приета е",
            by_id=2,
            at=NOON,
        ),
        NeedNews(delivery_id=1, event_id=1),
    ]


def _enquiries() -> list[Base]:
    return [
        Enquiry(
            id=1,
            municipality_id=1,
            person_id=2,
            meeting_id=1,
            need_id=1,
            state=EnquiryState.OPEN,
            taken_by_id=1,
            taken_at=NOON,
            created_at=NOON,
            answer_by=NOON,
        ),
        EnquiryMessage(
            id=1, enquiry_id=1, by_id=2, is_answer=False, text="Кога ще светне?", at=NOON
        ),
        Muting(
            id=1,
            person_id=2,
            municipality_id=1,
            muted_by_id=1,
            reason="Обиди",
            at=NOON,
            until=NOON,
        ),
    ]


def _polls() -> list[Base]:
    return [
        Poll(
            id=1,
            municipality_id=1,
            question="Кое е най-важно?",
            is_secret=True,
            method=PollMethod.CHOICE,
            marks=1,
            closes_at=NOON,
            state=PollState.OPEN,
            created_by=2,
            created_at=NOON,
            electorate=2,
        ),
        PollOption(poll_id=1, position=1, short_name="Лампи", need_id=1),
        PollGroup(poll_id=1, group_id=1),
        RollEntry(poll_id=1, person_id=2, way=VotingWay.CHAT),
        Ballot(poll_id=1, id=bytes(range(16)), marks="1"),
        MarkedMessage(contact_id=1, message_id="7", poll_id=1),
        OpenVote(poll_id=1, person_id=2, marks="1"),
        PaperCount(poll_id=1, counter_id=2, position=1, votes=3),
        PollResult(poll_id=1, position=1, place=1, votes=4),
    ]


def _priorities() -> list[Base]:
    return [
        PriorityList(id=1, municipality_id=1, version=1, created_by=2, created_at=NOON),
        PriorityItem(
            id=1,
            list_id=1,
            area=NeedArea.INFRASTRUCTURE,
            position=1,
            short_name="Лампи",
            need_id=1,
            poll_id=1,
            meeting_id=1,
        ),
    ]
