"""The consent says everything that is kept about somebody: no column is forgotten."""

from storage.models import Base
from tests.conversations.town import Actor, Town

# By which words the consent names each column that hangs on a person; "" is kept for the
# technology alone and says nothing about anybody.
TECHNICAL = ""
TIMES = "с часа"
SENT = "изпратеното до Вас"
OPENED = "кога е отворено"
SAID = "от Вас (текст, глас, снимки)"
DEEDS = "действията"
NAMED = {
    "person": {
        "id": TECHNICAL,
        "municipality_id": "групи",
        "name": "Пазим име",
        "settlement_id": "населено място",
        "other_settlement": "населено място",
        "language": "език",
        "created_at": TIMES,
        "joined_at": TIMES,
        "resumed_at": TIMES,
        "preferred_messenger": DEEDS,
    },
    "contact": {
        "id": TECHNICAL,
        "messenger": "номер на чата",
        "address": "номер на чата",
        "person_id": TECHNICAL,
        "language": "език",
        "state": DEEDS,
        "state_at": TIMES,
        "created_at": TIMES,
        "session_at": TIMES,
    },
    "membership": {
        "person_id": TECHNICAL,
        "group_id": "групи",
        "state": "групи",
        "created_at": TIMES,
        "decided_at": TIMES,
    },
    "role_grant": {
        "id": TECHNICAL,
        "person_id": TECHNICAL,
        "municipality_id": "роля",
        "role": "роля",
        "granted_at": TIMES,
        "ended_at": TIMES,
    },
    "consent": {
        "id": TECHNICAL,
        "person_id": TECHNICAL,
        "text_version": "съгласие",
        "language": "език",
        "messenger": "номер на чата",
        "given_at": TIMES,
    },
    "invitee": {"meeting_id": SENT, "person_id": TECHNICAL, "invited_at": TIMES},
    "rsvp": {
        "meeting_id": "отговорите",
        "person_id": TECHNICAL,
        "answer": "отговорите",
        "answered_at": TIMES,
        "asked_again_at": TIMES,
    },
    "acknowledgement": {"announcement_id": SENT, "person_id": TECHNICAL, "at": TIMES},
    "opinion": {
        "id": TECHNICAL,
        "meeting_id": SENT,
        "person_id": TECHNICAL,
        "text": SAID,
        "media_id": SAID,
        "is_named": SAID,
        "created_at": TIMES,
    },
    "media": {
        "id": TECHNICAL,
        "municipality_id": TECHNICAL,
        "kind": SAID,
        "messenger": SAID,
        "reference": SAID,
        "file_name": SAID,
        "mime_type": SAID,
        "size": SAID,
        "seconds": SAID,
        "created_by": TECHNICAL,
        "created_at": TIMES,
        "attempts": TECHNICAL,
        "fetch_at": TECHNICAL,
        "file": SAID,
    },
    "absence": {
        "id": TECHNICAL,
        "person_id": TECHNICAL,
        "municipality_id": TECHNICAL,
        "deputy_id": DEEDS,
        "created_at": TIMES,
        "until": TIMES,
        "ended_at": TIMES,
    },
    "delivery": {
        "id": TECHNICAL,
        "notice_id": SENT,
        "municipality_id": TECHNICAL,
        "person_id": TECHNICAL,
        "contact_id": TECHNICAL,
        "state": SENT,
        "priority": TECHNICAL,
        "due_at": TIMES,
        "expires_at": TECHNICAL,
        "attempts": TECHNICAL,
        "epoch": TECHNICAL,
        "message_id": SENT,
        "marking": SENT,
        "reason": SENT,
        "settled_at": TIMES,
        "seen_at": OPENED,
        "delivered_at": OPENED,
        "billing_status": TECHNICAL,
        "is_outside_session": TECHNICAL,
    },
    "link_code": {
        "id": TECHNICAL,
        "person_id": TECHNICAL,
        "code": TECHNICAL,
        "created_at": TIMES,
        "expires_at": TECHNICAL,
    },
    "need": {
        **dict.fromkeys(
            (
                "id",
                "municipality_id",
                "author_id",
                "version",
                "merged_into_id",
                "search_words",
                "wording",
                "short_name",
                "owner",
                "done_by",
            ),
            TECHNICAL,
        ),
        **dict.fromkeys(
            (
                "number",
                "is_named",
                "area",
                "reach",
                "settlement_id",
                "latitude",
                "longitude",
                "text",
                "has_masked_number",
            ),
            SAID,
        ),
        "state": DEEDS,
        **dict.fromkeys(("created_at", "answer_by", "answered_at", "is_answer_overdue"), TIMES),
    },
    "need_support": {"need_id": "отговорите", "person_id": TECHNICAL, "at": TIMES},
    "enquiry": {
        **dict.fromkeys(("id", "municipality_id", "person_id"), TECHNICAL),
        **dict.fromkeys(("meeting_id", "need_id", "state"), SAID),
        "taken_by_id": DEEDS,
        **dict.fromkeys(("taken_at", "created_at", "answer_by", "is_overdue_told"), TIMES),
    },
    "enquiry_message": {
        **dict.fromkeys(("id", "enquiry_id", "by_id", "is_answer"), TECHNICAL),
        "text": SAID,
        "media_id": SAID,
        "at": TIMES,
    },
    "muting": {
        **dict.fromkeys(("id", "person_id", "municipality_id"), TECHNICAL),
        "muted_by_id": DEEDS,
        "reason": DEEDS,
        **dict.fromkeys(("at", "until", "ended_at"), TIMES),
    },
    "roll_entry": {"poll_id": SENT, "person_id": TECHNICAL, "way": "отговорите"},
    "open_vote": {"poll_id": SENT, "person_id": TECHNICAL, "marks": "отговорите"},
    "journal_entry": {
        "id": TECHNICAL,
        "municipality_id": TECHNICAL,
        "actor_id": TECHNICAL,
        "verb": DEEDS,
        "meeting_id": DEEDS,
        "fields": DEEDS,
        "at": TIMES,
    },
}
# These belong to the municipality: who wrote a meeting or a notice is a deed of theirs.
WRITTEN_BY = {
    "announcement": {"created_by"},
    "meeting": {"created_by"},
    "meeting_change": {"changed_by"},
    "need_event": {"by_id"},
    "notice": {"created_by", "subject_id"},
    "paper_count": {"counter_id"},
    "poll": {"created_by"},
    "priority_list": {"created_by"},
}
# That an answer is on its way, for a minute at most; that somebody is in the middle of a vote.
PASSING = {"marked_message": {"contact_id"}, "promised_answer": {"contact_id"}}


def test_every_column_about_a_person_has_a_word() -> None:
    tables = Base.metadata.tables
    about = {
        table.name: {key.parent.name for key in table.foreign_keys if _is_person(key.column)}
        for table in tables.values()
    }
    hanging = {name: columns for name, columns in about.items() if columns} | {"person": set()}
    assert set(hanging) == set(NAMED) | set(WRITTEN_BY) | set(PASSING)
    assert {name: hanging[name] for name in WRITTEN_BY | PASSING} == WRITTEN_BY | PASSING
    for name, columns in NAMED.items():
        assert set(tables[name].c.keys()) == set(columns), name


def _is_person(column: object) -> bool:
    return str(column) in {"person.id", "contact.id"}


async def test_the_consent_says_all_these_words(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps("Български")
    words = {word for columns in NAMED.values() for word in columns.values()}
    gosho.sees(*words)
    gosho.sees("Не питаме за произход, вяра, здраве", "спрете", "изтриете всичко")


async def test_the_english_consent_says_the_same(town: Town, gosho: Actor) -> None:
    await gosho.opens_invite(await town.invite())
    await gosho.taps("English")
    gosho.sees("name", "settlement", "chat number", "language", "groups", "role", "consent")
    gosho.sees(
        "what we send you (and when opened)",
        "what you send us",
        "answers",
        "deeds",
        "times",
        "origin",
        "erase",
    )
