"""An organiser is away: somebody else gets what they would get, once; nothing is lost."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from community import outbox, set_up
from storage.kinds import ContactState, NoticeKind
from storage.models import Absence, Contact, Delivery, Notice, RoleGrant
from tests.conversations.deeds import joins, opens_menu, sends_meeting
from tests.conversations.population import TOWNS
from tests.conversations.tables import count, person_of
from tests.conversations.town import SOFIA, Actor, Town

NIGHT = datetime(2023, 3, 13, 23, 0, tzinfo=SOFIA)
MORNING = datetime(2023, 3, 14, 9, 0, tzinfo=SOFIA)
EVENING_BEFORE = datetime(2023, 3, 20, 18, 0, tzinfo=SOFIA)
REPORTED = "Изпратихме поканата за 21 март (вторник)"
ASKED = "иска да се включи"


async def opens_away(actor: Actor) -> None:
    """Come to the first question."""
    await opens_menu(actor)
    await actor.taps_through("Моите данни", "Отсъствам до")


async def goes_away(actor: Actor, deputy: str, until: str = "Една седмица") -> None:
    """Be away, with three taps after the menu's."""
    await opens_away(actor)
    await actor.taps_through(until, deputy, "Да, отсъствам")


async def asks_to_join(town: Town, actor: Actor) -> None:
    """Go in through an invite that needs a yes."""
    await joins(actor, await town.invite(needs_approval=True))


async def test_the_deputy_is_told_until_when_without_a_name_on_the_lock_screen(
    elena: Actor, radka: Actor
) -> None:
    radka.listens()
    await goes_away(elena, "Радка")
    elena.sees("🧳 Записахме", "До края на 20 март (понеделник) Ви замества: Радка")
    assert radka.heard_new() == 1
    radka.sees("замествате колега", "Елена, до края на 20 март (понеделник)")
    assert "Елена" not in radka.phone.last_screen.text[:60]


async def test_own_data_say_so_and_lead_back(elena: Actor, radka: Actor) -> None:
    await goes_away(elena, "Радка")
    await opens_menu(elena)
    await elena.taps("Моите данни")
    elena.sees("Ви замества: Радка")
    elena.sees_no_button("Отсъствам до")
    radka.listens()
    await elena.taps("Върнах се")
    elena.sees("Добре дошли отново")
    radka.sees("Вече не замествате колега", "Елена")
    await elena.taps("Моите данни")
    elena.does_not_see("замества")
    elena.sees_button("Отсъствам до")


async def test_a_card_goes_to_the_deputy_once(
    town: Town, elena: Actor, radka: Actor, gosho: Actor
) -> None:
    await goes_away(elena, "Радка", "До утре")
    elena.listens()
    radka.listens()
    await asks_to_join(town, gosho)
    elena.hears_nothing()
    assert radka.heard_new() == 1
    radka.sees(ASKED)


async def test_it_ends_by_itself_with_the_last_day(
    town: Town, elena: Actor, radka: Actor, gosho: Actor
) -> None:
    await goes_away(elena, "Радка", "До утре")
    await town.moves_to(datetime(2023, 3, 15, 0, 0, tzinfo=SOFIA))
    await opens_menu(elena)
    await elena.taps("Моите данни")
    elena.does_not_see("замества")
    await town.moves_to(datetime(2023, 3, 15, 10, 0, tzinfo=SOFIA))
    elena.listens()
    await asks_to_join(town, gosho)
    assert elena.heard_new() == 1


async def test_report_and_digest_go_to_the_deputy(town: Town, elena: Actor, radka: Actor) -> None:
    await goes_away(elena, "Радка", "Една седмица")
    radka.listens()
    await sends_meeting(elena)
    radka.has_heard(REPORTED)
    elena.listens()
    await town.moves_to(EVENING_BEFORE - timedelta(minutes=1))
    radka.listens()
    elena.listens()
    await town.moves_to(EVENING_BEFORE)
    assert radka.heard_new() == 1
    radka.sees("📊 Утре")
    elena.hears_nothing()


async def test_what_waits_is_handed_over(town: Town, elena: Actor, radka: Actor) -> None:
    await town.moves_to(NIGHT)
    elenas = (await person_of(town, elena)).id
    home = TOWNS["Антоново"]
    async with town.database.write() as session:
        await outbox.tell(session, NoticeKind.REPORT, [elenas], now=NIGHT, municipality_id=home)
    await goes_away(elena, "Радка")
    async with town.database.read() as session:
        rows = await session.execute(
            select(Delivery.person_id, Delivery.state)
            .join(Notice)
            .where(Notice.kind == NoticeKind.REPORT)
            .order_by(Delivery.id)
        )
        found = [(reader, state) for reader, state in rows]
    radkas = (await person_of(town, radka)).id
    assert found == [(elenas, "withdrawn"), (radkas, "queued")]


async def test_a_card_of_the_night_is_heard_once(
    town: Town, elena: Actor, radka: Actor, gosho: Actor
) -> None:
    await town.moves_to(NIGHT)
    await asks_to_join(town, gosho)
    await goes_away(elena, "Радка")
    elena.listens()
    radka.listens()
    await town.moves_to(MORNING)
    elena.hears_nothing()
    assert radka.heard_new() == 2
    radka.has_heard("замествате колега")
    radka.has_heard(ASKED)


async def test_an_absence_of_one_night_is_not_told(town: Town, elena: Actor, radka: Actor) -> None:
    await town.moves_to(NIGHT)
    await goes_away(elena, "Радка")
    await elena.taps("Върнах се")
    radka.listens()
    await town.moves_to(MORNING)
    radka.hears_nothing()


async def test_typed_days(elena: Actor) -> None:
    await opens_away(elena)
    await elena.writes("вчера")
    elena.sees("вече е минал")
    await elena.writes("някой ден")
    elena.sees("Не успяхме да прочетем датата")
    await elena.writes("петък")
    elena.sees("Кой Ви замества?")
    await elena.writes("радка")
    elena.sees("До края на 17 март (петък) вместо Вас отговаря Радка")


async def test_only_who_may_do_the_same_is_offered(
    elena: Actor, petar: Actor, boris: Actor
) -> None:
    await opens_away(elena)
    await elena.taps("Една седмица")
    elena.sees_button("Радка")
    elena.sees_no_button("Петър")
    await opens_away(petar)
    await petar.taps("Една седмица")
    petar.sees_button("Елена")
    petar.sees_button("Радка")
    await opens_away(boris)
    boris.sees("Още няма кой да Ви замества", "покана")


async def test_a_ring_of_deputies_loses_nothing(
    town: Town, elena: Actor, radka: Actor, gosho: Actor
) -> None:
    await goes_away(elena, "Радка")
    await goes_away(radka, "Елена")
    elena.listens()
    radka.listens()
    await asks_to_join(town, gosho)
    elena.sees(ASKED)
    radka.sees(ASKED)
    assert (elena.heard_new(), radka.heard_new()) == (1, 1)


async def test_a_deputy_who_is_away_hands_on(elena: Actor, radka: Actor, petar: Actor) -> None:
    await goes_away(petar, "Елена")
    await goes_away(elena, "Радка")
    elena.listens()
    await sends_meeting(petar)
    radka.has_heard(REPORTED)
    elena.hears_nothing()


async def test_a_deputy_who_can_not_be_written_to_is_passed_over(
    town: Town, elena: Actor, radka: Actor, gosho: Actor
) -> None:
    await goes_away(elena, "Радка")
    async with town.database.write() as session:
        where = Contact.address == radka.address
        await session.execute(update(Contact).where(where).values(state=ContactState.STOPPED))
    elena.listens()
    await asks_to_join(town, gosho)
    elena.sees(ASKED)


async def test_an_erased_deputy_gives_back_what_waits(
    town: Town, elena: Actor, radka: Actor, petar: Actor
) -> None:
    await goes_away(elena, "Радка")
    await town.moves_to(NIGHT)
    elenas = (await person_of(town, elena)).id
    home = TOWNS["Антоново"]
    async with town.database.write() as session:
        notice = await outbox.tell(
            session, NoticeKind.JOIN_WAITING, [elenas], now=NIGHT, municipality_id=home
        )
    await opens_menu(radka)
    await radka.taps_through("Моите данни", "Изтривам всичко", "Да, изтривам")
    assert await count(town, Absence) == 0
    mine = (Delivery.notice_id == notice.id, Delivery.person_id == elenas)
    assert await count(town, Delivery, *mine, Delivery.state == "queued") == 1


async def test_a_role_that_ends_is_told_once_and_ends_standing_in(
    town: Town, elena: Actor, radka: Actor, gosho: Actor
) -> None:
    await goes_away(elena, "Радка")
    radkas = (await person_of(town, radka)).id
    radka.listens()
    async with town.database.write() as session:
        grant = await session.scalar(select(RoleGrant.id).where(RoleGrant.person_id == radkas))
        assert grant is not None
        await set_up.end_role(session, grant, town.clock.now())
    await town.passes()
    assert radka.heard_new() == 1
    radka.sees("Има промяна във Вашата роля", "Вече не организирате тук: Антоново")
    elena.listens()
    await asks_to_join(town, gosho)
    elena.sees(ASKED)
    assert radka.heard_new() == 1


async def test_a_role_that_ends_ends_its_own_absence_and_the_deputy_is_told(
    town: Town, elena: Actor, radka: Actor
) -> None:
    await goes_away(elena, "Радка")
    elenas = (await person_of(town, elena)).id
    radka.listens()
    async with town.database.write() as session:
        grants = await session.scalars(select(RoleGrant.id).where(RoleGrant.person_id == elenas))
        for grant in grants.all():
            await set_up.end_role(session, grant, town.clock.now())
    assert await count(town, Absence, Absence.ended_at.is_(None)) == 0
    await town.passes()
    assert radka.heard_new() == 1
    radka.sees("Вече не замествате колега", "Ролята на колегата тук приключи", "Елена")
    radka.does_not_see("отново")


@pytest.mark.parametrize("step", ["day", "deputy", "sure"])
async def test_leaving_the_form_changes_nothing(town: Town, elena: Actor, step: str) -> None:
    labels = {"day": [], "deputy": ["Една седмица"], "sure": ["Една седмица", "Радка"]}[step]
    await opens_away(elena)
    await elena.taps_through(*labels, "Отказвам се")
    elena.sees("Вашите данни")
    assert await count(town, Absence) == 0
