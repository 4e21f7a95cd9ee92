"""Messages to a human: what their buttons mean, who may tap them, how one comes to their steps."""

from bot.taps import enquiries as taps
from storage.kinds import EnquiryState
from storage.models import Enquiry, EnquiryMessage, Muting, Person
from tests import cast
from tests.conversations.deeds import opens_menu
from tests.conversations.enquiries.talk import asks
from tests.conversations.population import TOWNS
from tests.conversations.tables import person_of
from tests.conversations.town import Actor, Town
from tests.trust.as_whom import INVITED, MEMBER, NOBODY, PEOPLE, Lines, Walk, Walks

MEANINGS: dict[str, str] = {
    "Eq": "EnquiryTap",
    "Em": "MeetingEnquiryTap",
    "Ep": "PassOnTap",
    "Eo": "PassOnOpinionTap",
    "Ek": "PassOnAnswerTap",
    "Eb": "PassOnNotDoneTap",
    "Ez": "PassOnReplyTap",
    "En": "PassOnNeedTap",
    "Ev": "OwnEnquiryTap",
    "Ew": "WriteOnTap",
    "Eh": "HearEnquiryTap",
    "Ei": "InboxTap",
    "El": "EnquiriesTap",
    "Ec": "EnquiryCardTap",
    "Et": "TakeEnquiryTap",
    "Eg": "GiveBackEnquiryTap",
    "Ea": "AnswerEnquiryTap",
    "Ex": "CloseEnquiryTap",
    "Ey": "CloseEnquiryNowTap",
    "Eu": "MuteTap",
    "Es": "MutedTap",
    "Er": "UnmuteTap",
}
ASKED, MUTED = "Питане-тайна", "Заглушена Нели"
SECRETS = (ASKED, MUTED)
ALLOWED: Lines = {
    taps.EnquiryTap: (INVITED, lambda scene: taps.EnquiryTap()),
    taps.MeetingEnquiryTap: (INVITED, lambda scene: taps.MeetingEnquiryTap(meeting=scene.sent)),
    # Their words stand in the conversation of whoever wrote them.
    taps.PassOnTap: (NOBODY, lambda scene: taps.PassOnTap(nonce="AAAA")),
    taps.PassOnOpinionTap: (
        NOBODY,
        lambda scene: taps.PassOnOpinionTap(nonce="AAAA", meeting=scene.sent),
    ),
    taps.PassOnNeedTap: (NOBODY, lambda scene: taps.PassOnNeedTap(nonce="AAAA")),
    taps.PassOnAnswerTap: (NOBODY, lambda scene: taps.PassOnAnswerTap(nonce="AAAA", need=1)),
    taps.PassOnNotDoneTap: (NOBODY, lambda scene: taps.PassOnNotDoneTap(nonce="AAAA", need=1)),
    taps.PassOnReplyTap: (
        NOBODY,
        lambda scene: taps.PassOnReplyTap(nonce="AAAA", enquiry=scene.of["enquiry"]),
    ),
    taps.OwnEnquiryTap: (MEMBER, lambda scene: taps.OwnEnquiryTap(enquiry=scene.of["enquiry"])),
    taps.WriteOnTap: (MEMBER, lambda scene: taps.WriteOnTap(enquiry=scene.of["enquiry"])),
    taps.HearEnquiryTap: (
        PEOPLE | MEMBER,
        lambda scene: taps.HearEnquiryTap(
            enquiry=scene.of["enquiry"], message=scene.of["enquiry_message"]
        ),
    ),
    taps.InboxTap: (PEOPLE, lambda scene: taps.InboxTap()),
    taps.EnquiriesTap: (PEOPLE, lambda scene: taps.EnquiriesTap()),
    taps.EnquiryCardTap: (PEOPLE, lambda scene: taps.EnquiryCardTap(enquiry=scene.of["enquiry"])),
    taps.TakeEnquiryTap: (PEOPLE, lambda scene: taps.TakeEnquiryTap(enquiry=scene.of["enquiry"])),
    taps.GiveBackEnquiryTap: (
        PEOPLE,
        lambda scene: taps.GiveBackEnquiryTap(enquiry=scene.of["enquiry"]),
    ),
    taps.AnswerEnquiryTap: (
        PEOPLE,
        lambda scene: taps.AnswerEnquiryTap(enquiry=scene.of["enquiry"]),
    ),
    taps.CloseEnquiryTap: (
        PEOPLE,
        lambda scene: taps.CloseEnquiryTap(enquiry=scene.of["enquiry"]),
    ),
    taps.MuteTap: (PEOPLE, lambda scene: taps.MuteTap(enquiry=scene.of["enquiry"])),
    taps.MutedTap: (PEOPLE, lambda scene: taps.MutedTap()),
    taps.UnmuteTap: (PEOPLE, lambda scene: taps.UnmuteTap(muting=scene.of["muting"])),
    taps.CloseEnquiryNowTap: (
        PEOPLE,
        lambda scene: taps.CloseEnquiryNowTap(enquiry=scene.of["enquiry"]),
    ),
}


async def stand(town: Town) -> dict[str, int]:
    """A message of Maria's and somebody who is muted, by the names in a `Scene`'s `of`."""
    maria, now = await person_of(town, town.actor(cast.MARIA)), town.clock.now()
    home = TOWNS[cast.ANTONOVO]
    async with town.database.write() as session:
        asked = Enquiry(
            municipality_id=home,
            person_id=maria.id,
            state=EnquiryState.OPEN,
            created_at=now,
            answer_by=now.replace(year=now.year + 1),
        )
        muted = Person(
            municipality_id=home, name=MUTED, language="bg", created_at=now, joined_at=now
        )
        session.add_all([asked, muted])
        await session.flush()
        said = EnquiryMessage(
            enquiry_id=asked.id, by_id=maria.id, is_answer=False, text=ASKED, at=now
        )
        muting = Muting(
            person_id=muted.id,
            municipality_id=home,
            reason=ASKED,
            at=now,
            until=now.replace(year=now.year + 1),
        )
        session.add_all([said, muting])
        await session.flush()
        return {"enquiry": asked.id, "enquiry_message": said.id, "muting": muting.id}


def writes(*deeds: str) -> Walk:
    """Lili stands at a step of writing to a human, in Sopot."""

    async def walk(town: Town) -> Actor:
        lili = town.actor(cast.LILI)
        await opens_menu(lili)
        await lili.taps("✍️ Въпрос")
        for deed in deeds:
            await lili.writes(deed)
        return lili

    return walk


def answers(*deeds: str) -> Walk:
    """Boris stands at a step of answering her."""

    async def walk(town: Town) -> Actor:
        boris = town.actor(cast.BORIS)
        await asks(town.actor(cast.LILI))
        await boris.taps("✍️ Отговарям")
        for deed in deeds:
            await boris.writes(deed)
        return boris

    return walk


async def mutes(town: Town) -> Actor:
    """Boris is asked why he mutes her."""
    boris = town.actor(cast.BORIS)
    await asks(town.actor(cast.LILI))
    await boris.taps_through("✉️ Цялото съобщение", "⛔ Без съобщения 7 дни")
    return boris


WALKS: Walks = {
    ("enquiring", "words"): writes(),
    ("enquiring", "sure"): writes("Кога ще има вода?"),
    ("replying", "words"): answers(),
    ("replying", "sure"): answers("Утре"),
    ("muting", "reason"): mutes,
}
