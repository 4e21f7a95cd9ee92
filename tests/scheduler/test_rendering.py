"""What a reader sees, drawn at the last moment from the rows as they stand."""

import pytest
from sqlalchemy import delete, update

from community import outbox
from messengers.screen import Screen
from storage.database import Database
from storage.kinds import ContactState, MembershipState, NoticeKind, Role, RsvpAnswer
from storage.models import Contact, Membership, Person
from tests.scheduler.post import NOW, Post, post_for
from tests.scheduler.town import Town, found

LOCK_SCREEN = 60


@pytest.fixture
async def town(database: Database) -> Town:
    return await found(database, people=["Мария"])


@pytest.fixture
def post(database: Database) -> Post:
    return post_for(database)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def of(post: Post, name: str) -> list[Screen]:
    return [screen for address, screen in post.messenger.heard if address == name]


async def waiting(town: Town, name: str = "Гошо") -> int:
    """Somebody who has joined and waits to be let in, and the organiser who is told."""
    joiner = await town.person(name, is_member=False)
    elena = await town.person("Елена", role=Role.COORDINATOR, is_member=False)
    await town.add(
        Membership(
            person_id=joiner,
            group_id=town.group_id,
            state=MembershipState.WAITING,
            created_at=NOW,
        )
    )
    async with town.database.write() as session:
        await outbox.tell(
            session,
            NoticeKind.JOIN_WAITING,
            [elena],
            now=NOW,
            municipality_id=town.municipality_id,
            subject_id=joiner,
            group_id=town.group_id,
        )
    return joiner


async def test_an_invitation_says_when_where_and_what(town: Town, post: Post) -> None:
    meeting = await town.meeting()
    await town.invite(meeting)
    await post.rounds.run_due()
    (screen,) = of(post, "Мария")
    assert screen.title == "📅 Invitation to a meeting"
    assert screen.body.splitlines() == [
        "Tuesday, 21 March 2023, 10:00",
        "📍 Заседателна зала",
        "📋 Резултати; Въпроси",
        "Will you come?",
    ]
    assert [button.data for row in screen.rows for button in row] == [
        f"a:{meeting}:coming",
        f"a:{meeting}:not_coming",
        f"a:{meeting}:unsure",
        f"d:{meeting}",
        f"i:{meeting}",
        "M",
        "H",
    ]


async def test_the_reader_s_own_language_is_spoken(town: Town, post: Post) -> None:
    async with town.database.write() as session:
        await session.execute(update(Contact).values(language="bg"))
    await town.invite(await town.meeting())
    await post.rounds.run_due()
    (screen,) = of(post, "Мария")
    assert "вторник, 21 март 2023 г." in screen.text
    assert len(screen.text) <= 300


async def test_a_standing_answer_is_said_with_the_invitation(town: Town, post: Post) -> None:
    meeting = await town.meeting()
    await town.invite(meeting)
    await town.answer(meeting, "Мария", RsvpAnswer.COMING)
    await post.rounds.run_due()
    (screen,) = of(post, "Мария")
    assert "Your answer: ✅ I will come." in screen.body


async def test_the_lock_screen_shows_kind_and_date_and_nobody_s_name(
    town: Town, post: Post
) -> None:
    await waiting(town, "Гошо Тайнствен")
    meeting = await town.meeting()
    await town.invite(meeting, "Мария")
    await post.rounds.run_due()
    await town.announce(NoticeKind.REMINDER_DAY, meeting, outbox.Audience.CONCERNED)
    await town.announce(NoticeKind.NUDGE, meeting, outbox.Audience.SILENT)
    await post.rounds.run_due()
    await town.cancel(meeting)
    await post.rounds.run_due()
    for _, screen in post.messenger.heard:
        assert "Гошо" not in screen.text[:LOCK_SCREEN]
        assert "Мария" not in screen.text[:LOCK_SCREEN]
    for screen in of(post, "Мария"):
        assert "21 March" in screen.text[:LOCK_SCREEN]


async def test_an_organiser_can_decide_about_a_join_from_its_card(town: Town, post: Post) -> None:
    joiner = await waiting(town)
    await post.rounds.run_due()
    (screen,) = of(post, "Елена")
    assert "Гошо" in screen.body
    assert [button.data for button in screen.rows[0]] == [
        f"j:{joiner}:{town.group_id}:1",
        f"j:{joiner}:{town.group_id}:0",
    ]


async def test_a_join_that_was_decided_meanwhile_is_not_asked_about(
    town: Town, post: Post
) -> None:
    await waiting(town)
    async with town.database.write() as session:
        await session.execute(
            update(Membership).values(state=MembershipState.ACTIVE, decided_at=NOW)
        )
    await post.rounds.run_due()
    assert of(post, "Елена") == []


async def test_only_a_standing_organiser_hears_who_waits(town: Town, post: Post) -> None:
    joiner = await waiting(town)
    async with town.database.write() as session:
        await outbox.tell(
            session,
            NoticeKind.JOIN_WAITING,
            [town.people["Мария"]],
            now=NOW,
            municipality_id=town.municipality_id,
            subject_id=joiner,
            group_id=town.group_id,
        )
    await post.rounds.run_due()
    assert of(post, "Мария") == []
    assert len(of(post, "Елена")) == 1


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            NoticeKind.JOIN_APPROVED,
            "community action group, община Антоново.\nNext meeting: 21 March",
        ),
        (NoticeKind.JOIN_DECLINED, "☎️ +359 000 000"),
    ],
)
@pytest.mark.parametrize("is_taken_back", [False, True])
async def test_who_waited_hears_the_answer_that_stands(
    town: Town, post: Post, kind: NoticeKind, words: str, *, is_taken_back: bool
) -> None:
    await town.invite(await town.meeting())
    is_in = (kind == NoticeKind.JOIN_APPROVED) != is_taken_back
    async with town.database.write() as session:
        if not is_in:
            await session.execute(delete(Membership))
    async with town.database.write() as session:
        await outbox.tell(
            session,
            kind,
            [town.people["Мария"]],
            now=NOW,
            municipality_id=town.municipality_id,
            group_id=town.group_id,
        )
    await post.rounds.run_due()
    heard = [screen for screen in of(post, "Мария") if words in screen.body]
    assert len(heard) == (not is_taken_back)


async def test_an_address_that_changed_hands_hears_nothing(town: Town, post: Post) -> None:
    """The contact now belongs to somebody else: what was meant for the first stays unsaid."""
    await town.invite(await town.meeting(), "Мария")
    async with town.database.write() as session:
        other = Person(
            municipality_id=town.municipality_id, language="en", created_at=NOW, joined_at=NOW
        )
        session.add(other)
        await session.flush()
        await session.execute(update(Contact).values(person_id=other.id))
    await post.rounds.run_due()
    assert post.messenger.heard == []
    async with town.database.read() as session:
        contact = await session.get_one(Contact, 1)
    assert contact.state == ContactState.ACTIVE
