"""A question to a human that waits for an answer when the demo begins."""

from datetime import datetime

from sqlalchemy import select

from community.enquiries import asking
from community.enquiries.asking import About
from community.enquiries.messages import Said
from storage.database import Session
from storage.kinds import MessengerName
from storage.models import Municipality, Person

ASKER = "Севда Маринова"
QUESTION = "Мога ли да дойда на срещата с малкото дете?"


async def ask(session: Session, municipality: Municipality, now: datetime) -> None:
    """Pass it on to the organisers, whose phones ring as soon as the demo is looked at."""
    its = (Person.municipality_id == municipality.id, Person.name == ASKER)
    asker = (await session.scalars(select(Person).where(*its))).one()
    await asking.ask(session, asker, About(), Said(QUESTION, MessengerName.VIBER), now)
