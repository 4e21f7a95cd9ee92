"""Gathers a need and its story for its author, or for another member who may read its wording."""

from bot.screens.needs import following as screens
from community import doors
from community.refusals import Refused
from community.rules.need_path import SHOWN
from messengers.screen import Screen
from storage.database import Session
from storage.kinds import MediaKind
from storage.models import Need, Person
from storage.queries.needs import following


async def page_of(session: Session, person: Person) -> Screen:
    """What is needed: how much of it is one's own, how much was accepted."""
    accepted = await following.areas(session, person.municipality_id, SHOWN)
    followed = await following.count_followed(session, person.id)
    return screens.page(followed=followed, accepted=sum(accepted.values()))


async def need_of(session: Session, person: Person, need_id: int) -> Screen:
    """One need: as its author said it, or as an organiser worded it. Raises Refused NOT_FOUND."""
    try:
        need = await doors.own_need(session, person, need_id)
    except Refused:
        need = await doors.shown_need(session, person, need_id)
    return await story_of(session, person, need)


async def story_of(session: Session, person: Person, need: Need) -> Screen:
    """The same of one that was proved already."""
    is_own = need.author_id == person.id
    media = await following.count_media(session, need.id) if is_own else {}
    return screens.story(
        screens.Looked(
            need=need,
            is_own=is_own,
            is_supported=await following.is_supporter(session, person.id, need.id),
            supporters=await following.count_supporters(session, need.id),
            photos=media.get(MediaKind.PHOTO, 0),
            recordings=media.get(MediaKind.VOICE, 0),
            events=await following.told_events(session, need, person.id),
        )
    )
