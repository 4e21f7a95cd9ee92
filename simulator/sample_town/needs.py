"""What the sample town's people have said is needed, before the demo begins."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from community.needs.saying import DAYS_TO_ANSWER
from community.rules.promised_day import promised_by
from community.rules.search_words import search_words
from storage.database import Session
from storage.kinds import NeedArea, NeedEventKind, NeedReach, NeedState
from storage.models import Municipality, Need, NeedEvent, NeedSupport, Person
from storage.queries.needs.saying import next_number


@dataclass(frozen=True)
class Wish:
    """What somebody said so many days ago; with a `wording` it was accepted the day after."""

    author: str
    days_ago: int
    area: NeedArea
    text: str
    wording: str = ""
    supporters: tuple[str, ...] = ()


WISHES = (
    Wish(
        "Мария Ангелова",
        9,
        NeedArea.INFRASTRUCTURE,
        "Вечер на улицата към читалището е тъмно, искаме лампи.",
        "Лампи по улицата до читалището",
        ("Иван Асенов", "Севда Маринова"),
    ),
    Wish(
        "Иван Асенов",
        6,
        NeedArea.EDUCATION,
        "Да има занималня след училище, докато сме на работа.",
        "Занималня след училище",
        ("Мария Ангелова",),
    ),
    Wish("Румен Славов", 2, NeedArea.SOCIAL, "Искаме площадка за малките деца и пейка."),
)


async def say_all(session: Session, municipality: Municipality, now: datetime) -> None:
    """Write them down as of then; nobody is told of them any more."""
    found = await session.scalars(select(Person).where(Person.municipality_id == municipality.id))
    people = {person.name: person for person in found}
    for wish in WISHES:
        need = await _said(session, municipality, people[wish.author], wish, now)
        for name in wish.supporters:
            row = {"need_id": need.id, "person_id": people[name].id}
            session.add(NeedSupport(**row, at=need.created_at + timedelta(days=1)))
    await session.flush()


async def _said(
    session: Session, municipality: Municipality, author: Person, wish: Wish, now: datetime
) -> Need:
    said_at = now - timedelta(days=wish.days_ago)
    decided_at = said_at + timedelta(days=1)
    need = Need(
        municipality_id=municipality.id,
        number=await next_number(session, municipality.id),
        author_id=author.id,
        is_named=False,
        area=wish.area,
        reach=NeedReach.STREET,
        settlement_id=author.settlement_id,
        text=wish.text,
        search_words=search_words(wish.wording or wish.text),
        wording=wish.wording or None,
        short_name=wish.wording[:30] or None,
        state=NeedState.ACCEPTED if wish.wording else NeedState.RECEIVED,
        created_at=said_at,
        answer_by=promised_by(said_at, municipality.zone, DAYS_TO_ANSWER),
        answered_at=decided_at if wish.wording else None,
    )
    session.add(need)
    await session.flush()
    states = {NeedState.RECEIVED: said_at} | ({need.state: decided_at} if wish.wording else {})
    for state, at in states.items():
        event = NeedEvent(need_id=need.id, kind=NeedEventKind.STATE, state=state, at=at)
        session.add(event)
    return need
