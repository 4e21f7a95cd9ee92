"""How one comes to each step of each form, in Sopot."""

from itertools import count as numbers

from sqlalchemy import delete, update

from community.chats import linking
from storage.kinds import MessengerName, Role
from storage.models import Contact, RoleGrant
from tests import cast
from tests.conversations.deeds import drafts_meeting, sends
from tests.conversations.population import TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town
from tests.trust.as_whom import Walk, Walks
from tests.trust.families import FAMILIES
from tests.trust.two_towns import coordinates_in_two_towns

STRANGERS = numbers(960)
NOTICE = "21.03.2023 г. /вторник/ от 10:00 часа в залата ще се проведе обучение за всички."


def schedules(*deeds: str) -> Walk:
    """Boris stands at a step of scheduling, in Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await boris.writes("/menu")
        await boris.taps("Нова среща")
        for deed in deeds:
            await (boris.writes(deed) if deed[0].isdigit() else boris.taps(deed))
        return boris

    return walk


def fixes(label: str) -> Walk:
    """Boris asks anew for one part of a draft, in Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await drafts_meeting(boris, who="Местна активна група", place="площад")
        await boris.taps_through("Поправям", label)
        return boris

    return walk


async def chooses_municipality(town: Town) -> Actor:
    """Boris is asked in which of his two municipalities the meeting is."""
    boris = await coordinates_in_two_towns(town)
    await boris.writes("/menu")
    await boris.taps("Нова среща")
    return boris


def corrects(label: str) -> Walk:
    """Lili stands at a correction."""

    async def walk(town: Town) -> Actor:
        lili = town.actor(cast.LILI)
        await lili.writes("/menu")
        await lili.taps_through("Моите данни", label)
        return lili

    return walk


def joins_sopot(*labels: str) -> Walk:
    """A new stranger stands at a step of joining Sopot."""

    async def walk(town: Town) -> Actor:
        stranger = town.actor(cast.Stranger(next(STRANGERS), "Пешо"))
        await stranger.opens_invite(await town.invite(cast.SOPOT))
        await stranger.taps_through(*labels)
        return stranger

    return walk


def cancels(*words: str) -> Walk:
    """Boris cancels a meeting of Sopot for a reason of his own."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await drafts_meeting(boris, who="Местна активна група", place="площад")
        await sends(boris)
        await boris.taps_through("Отменям срещата", "Друга причина")
        for word in words:
            await boris.writes(word)
        return boris

    return walk


async def cancels_aloud(town: Town) -> Actor:
    """The same, where he is asked for a recording."""
    boris = await cancels("Наводнение")(town)
    await boris.taps("Добавям глас")
    return boris


def changes(*labels: str) -> Walk:
    """Boris changes a meeting of Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await drafts_meeting(boris, who="Местна активна група", place="площад")
        await sends(boris)
        await boris.taps_through("Променям я", *labels)
        return boris

    return walk


def reminds(*deeds: str) -> Walk:
    """Boris stands at a step of a reminder of his own, in Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await drafts_meeting(boris, who="Местна активна група", place="площад")
        await sends(boris)
        await boris.taps_through("⋯ Още", "🔔 Напомняния", "Добавям", *deeds)
        return boris

    return walk


def goes_away(*deeds: str) -> Walk:
    """Boris goes away; a contact person of Sopot may stand in for him."""

    async def walk(town: Town) -> Actor:
        boris, sopot = town.actor(cast.BORIS), TOWNS[cast.SOPOT]
        lili = await person_of(town, town.actor(cast.LILI))
        grant = {"person_id": lili.id, "municipality_id": sopot, "role": Role.CONTACT_PERSON}
        async with town.database.write() as session:
            await session.execute(delete(RoleGrant).filter_by(**grant))
            session.add(RoleGrant(**grant, granted_at=town.clock.now()))
        await boris.writes("/menu")
        await boris.taps_through("Моите данни", "Отсъствам до", *deeds)
        return boris

    return walk


def announces(*deeds: str) -> Walk:
    """Boris stands at a step of announcing, in Sopot."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await boris.writes("/menu")
        await boris.taps("Ново съобщение")
        for deed in deeds:
            await boris.writes(deed)
        return boris

    return walk


async def places(town: Town) -> Actor:
    """Boris writes a place down, in Sopot."""
    boris = town.actor(cast.BORIS)
    await boris.writes("/menu")
    await boris.taps_through("📅 Срещи", "📍 Места", "Добавям място")
    return boris


async def goes_away_from_one_of_two(town: Town) -> Actor:
    """Boris is asked from which of his municipalities he goes away."""
    await chooses_municipality(town)
    return await goes_away()(town)


async def says_something(town: Town) -> Actor:
    """Lili writes an opinion for a meeting of Sopot."""
    boris, lili = town.actor(cast.BORIS), town.actor(cast.LILI)
    await drafts_meeting(boris, who="Местна активна група", place="площад")
    await sends(boris)
    await lili.taps_through("Няма да дойда", "Въпрос или мнение")
    return lili


async def announces_in_two_towns(town: Town) -> Actor:
    """The same, where he has to say in which."""
    await chooses_municipality(town)
    return await announces()(town)


async def links_a_chat(town: Town) -> Actor:
    """Somebody has Lili's code in another messenger than she has her chat in."""
    lili, now = await person_of(town, town.actor(cast.LILI)), town.clock.now()
    async with town.database.write() as session:
        code = await linking.offer(session, lili, MessengerName.VIBER, now)
        hers = update(Contact).where(Contact.person_id == lili.id)
        await session.execute(hers.values(messenger=MessengerName.VIBER))
    stranger = town.actor(cast.Stranger(next(STRANGERS), "Пешо"))
    await stranger.writes(code)
    return stranger


async def reads_aloud(town: Town) -> Actor:
    """Boris is asked for a recording of his announcement."""
    boris = await announces("Вест от Сопот")(town)
    await boris.taps_through("Местна активна група", "Добавям глас")
    return boris


WALKS: Walks = {
    ("scheduling", "municipality"): chooses_municipality,
    ("scheduling", "notice"): schedules(NOTICE),
    ("scheduling", "kind"): schedules(),
    ("scheduling", "second_kind"): fixes("Още един вид"),
    ("scheduling", "groups"): schedules("Обучение"),
    ("scheduling", "day"): schedules("Обучение", "Местна"),
    ("scheduling", "hour"): schedules("Обучение", "Местна", "21.03.2023"),
    ("scheduling", "place"): schedules("Обучение", "Местна", "21.03.2023", "10:00"),
    ("scheduling", "agenda"): schedules("Обучение", "Местна", "21.03.2023", "10:00", "площад"),
    ("linking", "sure"): links_a_chat,
    ("opinion", "words"): says_something,
    ("away", "municipality"): goes_away_from_one_of_two,
    ("away", "day"): goes_away(),
    ("away", "deputy"): goes_away("Една седмица"),
    ("away", "sure"): goes_away("Една седмица", "Лили"),
    ("correcting", "name"): corrects("✏️ Име"),
    ("correcting", "settlement"): corrects("✏️ Място"),
    ("correcting", "language"): corrects("✏️ Език"),
    ("joining", "language"): joins_sopot(),
    ("joining", "consent"): joins_sopot("Български"),
    ("joining", "name"): joins_sopot("Български", "Приемам"),
    ("joining", "settlement"): joins_sopot("Български", "Приемам", "Пешо"),
    ("reminding", "moment"): reminds(),
    ("reminding", "words"): reminds("пн 20.03, 10:00"),
    ("reminding", "sure"): reminds("пн 20.03, 10:00", "обичайните"),
    ("placing", "name"): places,
    ("announcing", "municipality"): announces_in_two_towns,
    ("announcing", "what"): announces(),
    ("announcing", "groups"): announces("Вест от Сопот"),
    ("recording", "voice"): reads_aloud,
    ("cancelling", "reason"): cancels(),
    ("cancelling", "voice"): cancels_aloud,
    ("cancelling", "sure"): cancels("Наводнение"),
    ("changing", "what"): changes(),
    ("changing", "day"): changes("Дата"),
    ("changing", "hour"): changes("Час"),
    ("changing", "place"): changes("Място"),
    ("changing", "agenda"): changes("Дневен ред"),
    ("changing", "voice"): changes("Час", "11:00", "Добавям глас"),
    ("changing", "sure"): changes("Час", "11:00"),
    **{at: walk for family in FAMILIES for at, walk in family.WALKS.items()},
}
