"""Sopot's list of priorities of 2016, as the municipality published it; short names are ours."""

from datetime import datetime

from simulator.sample_town.places import SOFIA
from storage.database import Session
from storage.kinds import NeedArea
from storage.models import Municipality, PriorityItem, PriorityList

# The municipality tells no day: the meetings that made it went on until December.
PUBLISHED_AT = datetime(2016, 12, 30, 10, 0, tzinfo=SOFIA)
SOPOT_2016 = {
    NeedArea.EDUCATION: (
        (
            "Обучение за хора над 16 г.",
            "Предоставяне на възможности за образование и професионално обучение на роми, "
            "навършили 16 г. и възрастни роми на територията на община Сопот.",
        ),
        (
            "Без такса за градина (3–4 г.)",
            "Отпадане на таксата за детска градина на всички деца на 3-4 годишна възраст.",
        ),
        (
            "Родителите в училище",
            "Приобщаване на родителите на децата от ромски произход към образователния процес и "
            "засилване на участието им в училищния живот.",
        ),
        (
            "Децата учат заедно",
            "Създаване на мултиетническа образователна среда в училищата и детските градини от "
            "страна на директори, учители и други педагогически специалисти.",
        ),
    ),
    NeedArea.HEALTH: (
        (
            "Здравен медиатор",
            "Назначаване на здравен медиатор/и, който да посредничи в процеса на осигуряване на "
            "достъп до здравни и социални услуги.",
        ),
        (
            "Кампании за здраве",
            "Провеждане на кампании, насочени към профилактика на опасни заразни заболявания.",
        ),
    ),
    NeedArea.HOUSING: (
        ("Узаконяване на къщи", "Узаконяване на незаконните постройки."),
        (
            "Ул. „Манастирска река“",
            "Подобряване състоянието на инфраструктурата на ул.Манастирска река, асфалтиране и "
            "изграждане на улично осветление и тротоари.",
        ),
        (
            "Постоянен адрес",
            "Сформиране на общинска комисия за издаване на удостоверения за постоянен адрес.",
        ),
    ),
}


async def publish_list(session: Session, municipality: Municipality) -> None:
    """Write the list down as its first version, from before there was a bot."""
    published = PriorityList(
        municipality_id=municipality.id,
        version=1,
        created_at=PUBLISHED_AT,
        published_at=PUBLISHED_AT,
    )
    session.add(published)
    await session.flush()
    for area, priorities in SOPOT_2016.items():
        for position, (short_name, wording) in enumerate(priorities, start=1):
            item = PriorityItem(
                list_id=published.id,
                area=area,
                position=position,
                short_name=short_name,
                wording=wording,
            )
            session.add(item)
