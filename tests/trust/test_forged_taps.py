"""Every tap that there is, forged as everybody: found by introspection, nothing is forgotten."""

import pytest
from aiogram.filters.callback_data import CallbackData

from bot import taps
from bot.looks.again import TAPS
from storage.kinds import RsvpAnswer
from tests import cast
from tests.conversations.deeds import joins
from tests.conversations.population import TOWNS
from tests.conversations.town import Actor, Town
from tests.trust.allowed import ALLOWED, OF_THIS_TOWN, may
from tests.trust.as_whom import As
from tests.trust.belongings import Belongings, belongings, watched
from tests.trust.families import FAMILIES
from tests.trust.scene import (
    DRAFT_PLACE,
    DRAFT_TEXT,
    JOINER,
    OWN_WORDS,
    POINT,
    SAID,
    SENT_PLACE,
    TOLD_TEXT,
)
from tests.trust.whole_scene import build, build_anew

PLAYERS = {
    As.MEMBER: cast.MARIA,
    As.CONTACT_PERSON: cast.RADKA,
    As.COORDINATOR: cast.ELENA,
    As.FACILITATOR: cast.PETAR,
    As.MEMBER_ELSEWHERE: cast.LILI,
    As.COORDINATOR_ELSEWHERE: cast.BORIS,
}
REFUSALS = (
    "не води никъде",
    "само за организаторите",
    "от предишен разговор",
    "за други хора",
    "хора с покана",
    "още не е завършено",
    "Още не сте в група",
)
MISTAKE = "стана грешка"
HOME_TOWN = TOWNS[cast.ANTONOVO]
NAMES = tuple(
    player.name
    for player in cast.EVERYBODY
    # Radka is the help of both towns.
    if player.municipality == cast.ANTONOVO and player != cast.RADKA
)
OF_FAMILIES = tuple(secret for family in FAMILIES for secret in getattr(family, "SECRETS", ()))
SECRETS = (DRAFT_PLACE, DRAFT_TEXT, POINT, JOINER, OWN_WORDS, SAID, *OF_FAMILIES)
SHOWN = (*SECRETS, SENT_PLACE, TOLD_TEXT)
OF_ANTONOVO = (*SHOWN, *NAMES, cast.HELP_PHONE[cast.ANTONOVO], cast.ANTONOVO)


def test_every_tap_has_a_line_and_somebody_who_may() -> None:
    assert set(ALLOWED) == set(TAPS.values())
    nobody = {tap for tap, (who, _fill) in ALLOWED.items() if not who}
    # What carries a nonce belongs to one conversation.
    assert nobody == {tap for tap in ALLOWED if "nonce" in tap.model_fields}


async def somebody(town: Town, who: As) -> Actor:
    """An actor who is what the test needs, with something on the screen."""
    if who in PLAYERS:
        actor = town.actor(PLAYERS[who])
    else:
        actor = town.actor(cast.GOSHO)
        token = await town.invite(needs_approval=who == As.WAITING)
        if who == As.WAITING:
            await joins(actor, token)
        if who == As.UNFINISHED:
            await actor.opens_invite(token)
            await actor.taps_through("Български", "Приемам")
    await actor.writes("/menu")
    return actor


def shown(actor: Actor) -> str:
    """All words that came of the last deed: text, buttons, passing words, file names."""
    last = actor.phone.last_screen
    screens = [*actor.phone.heard(actor.mark), actor.tapped or last]
    words = [screen.text for screen in screens]
    words += [button.label for screen in screens for button in screen.buttons]
    return "\n".join([*words, *actor.phone.toasts])


async def check(actor: Actor, who: As, tap: CallbackData, home: Belongings) -> None:
    """Forge one tap and look at what came of it."""
    before = None if may(who, type(tap)) else await home.picture()
    actor.phone.toasts.clear()
    await actor.forges(tap.pack())
    words = shown(actor)
    assert MISTAKE not in words, f"{tap!r} as {who}: {words}"
    if before is None:
        # What answers below leaves the message that was tapped as it is.
        answer = "\n".join(each.text for each in actor.phone.heard(actor.mark)) or words
        assert not any(refusal in answer for refusal in REFUSALS), f"{tap!r} as {who}: {words}"
    else:
        assert any(refusal in words for refusal in REFUSALS), f"{tap!r} as {who}: {words}"
        assert not any(secret in words for secret in SECRETS), f"{tap!r} as {who}: {words}"
        assert await home.picture() == before, f"{tap!r} as {who}"


@pytest.mark.parametrize("who", [who for who in As if "ELSEWHERE" not in who.name])
async def test_every_tap_does_what_its_line_says(town: Town, who: As) -> None:
    actor, scene = await somebody(town, who), await build(town)
    with watched(town.database, HOME_TOWN) as home:
        for tap, (_who, fill) in ALLOWED.items():
            await check(actor, who, fill(scene), home)
            if may(who, tap) and hasattr(tap, "again"):
                # It may have used up what it names.
                is_used_up = bool(OF_THIS_TOWN & set(tap.model_fields))
                scene = await build_anew(town, scene, tap) if is_used_up else scene
        assert await belongings(town.database, HOME_TOWN) == await home.picture()


@pytest.mark.parametrize("who", [As.MEMBER_ELSEWHERE, As.COORDINATOR_ELSEWHERE])
async def test_no_tap_reaches_another_municipality(town: Town, who: As) -> None:
    actor, scene = await somebody(town, who), await build(town)
    with watched(town.database, HOME_TOWN) as home:
        before = await home.picture()
        for _who, fill in ALLOWED.values():
            await check(actor, who, fill(scene), home)
            words = shown(actor)
            assert not any(secret in words for secret in OF_ANTONOVO), words
    assert await belongings(town.database, HOME_TOWN) == before


async def test_a_draft_is_seen_by_no_member(town: Town, maria: Actor) -> None:
    scene = await build(town)
    await maria.writes("/menu")
    before = await belongings(town.database, HOME_TOWN)
    for tap in (
        taps.MeetingTap(meeting=scene.draft),
        taps.AgendaTap(meeting=scene.draft),
        taps.CalendarTap(meeting=scene.draft),
        taps.HearMeetingTap(meeting=scene.draft),
        taps.AnnouncementTap(announcement=scene.announcement.announcement_id),
        taps.UnderstoodTap(announcement=scene.announcement.announcement_id),
        taps.HearAnnouncementTap(announcement=scene.announcement.announcement_id),
        *(taps.AnswerTap(meeting=scene.draft, answer=answer) for answer in RsvpAnswer),
    ):
        await maria.forges(tap.pack())
        maria.sees("не води никъде")
        assert not any(secret in shown(maria) for secret in SECRETS)
    assert await belongings(town.database, HOME_TOWN) == before


async def test_a_member_of_another_group_sees_nothing_of_a_meeting(
    town: Town, doctor: Actor
) -> None:
    scene = await build(town)
    await doctor.writes("/menu")
    for tap in (taps.MeetingTap, taps.AgendaTap, taps.CalendarTap, taps.HearMeetingTap):
        await doctor.forges(tap(meeting=scene.sent).pack())
        doctor.sees("не води никъде")
        assert SENT_PLACE not in shown(doctor)


async def test_an_organiser_lets_nobody_into_another_town_s_group(
    town: Town, elena: Actor, boris: Actor
) -> None:
    scene = await build(town)
    foreign_group = TOWNS[cast.SOPOT] * 10
    for actor in (elena, boris):
        await actor.writes("/menu")
        tap = taps.JoinDecisionTap(person=scene.joiner, group=foreign_group, is_approved=True)
        await actor.forges(tap.pack())
        actor.sees("не води никъде")
