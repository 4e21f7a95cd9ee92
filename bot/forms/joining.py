"""Joining: language, consent, name, settlement; nothing is kept before the consent."""

from bot.forms.engine import Asking, Form, Step, drop, register
from bot.forms.oneself import (
    ask_name,
    ask_settlement,
    take_name_tap,
    take_name_words,
    take_settlement_tap,
    take_settlement_words,
)
from bot.screens import joining as screens
from bot.screens import linking
from bot.texts import LANGUAGES, speaking
from community import joining, own_data, reach
from messengers.screen import Screen
from storage.kinds import ContactState, GroupKind, MessengerName, Role
from storage.models import CommunityGroup, Invite, Municipality
from storage.queries import towns


async def invite_of(asking: Asking) -> Invite:
    """The invite through which somebody came in."""
    return await joining.find(asking.session, str(asking.filled["invite"]))


async def inviting_municipality(asking: Asking) -> Municipality | None:
    """Whose invite somebody has opened, if any."""
    token = asking.filled.get("invite")
    invite = await towns.find_invite(asking.session, str(token)) if token else None
    return invite.municipality if invite else None


async def _ask_language(asking: Asking) -> Screen:
    invite = await invite_of(asking)
    first = invite.municipality.language
    offered = sorted(LANGUAGES, key=lambda code: (code != first, code))
    group = await _group_kind(asking, invite)
    other = _other_chat(asking)
    return screens.hello(invite.municipality, group, asking.nonce, offered, other)


def _other_chat(asking: Asking) -> MessengerName | None:
    return min(asking.spoken - {asking.contact.messenger}, default=None)


async def _take_language(asking: Asking, value: str) -> Screen | None:
    other = _other_chat(asking)
    if value == screens.ELSEWHERE and other is not None:
        return linking.how_to_link(asking.contact.messenger, other, asking.nonce)
    if value not in LANGUAGES:
        return await _ask_language(asking)
    await own_data.speak(asking.session, asking.contact, value, asking.now)
    asking.filled["language"] = value
    return None


async def _is_unknown(asking: Asking) -> bool:
    return asking.contact.person is None


async def _ask_consent(asking: Asking) -> Screen:
    with speaking(asking.contact.language):
        return screens.consent(asking.nonce)


async def _take_consent(asking: Asking, value: str) -> Screen | None:
    invite = await invite_of(asking)
    if value == screens.MORE:
        return screens.consent_more(invite.municipality, asking.nonce)
    if value == screens.DECLINE:
        await joining.decline(asking.session, asking.contact)
        drop(asking.standing)
        return screens.declined(invite.municipality)
    if value != screens.ACCEPT:
        return screens.consent(asking.nonce)
    asking.given_person = await joining.consent(
        asking.session, asking.contact, invite, screens.CONSENT_VERSION, asking.now
    )
    return None


async def _is_nameless(asking: Asking) -> bool:
    return asking.person.name is None


async def _needs_settlement(asking: Asking) -> bool:
    invite = await invite_of(asking)
    if invite.role != Role.MEMBER or invite.settlement_id is not None:
        return False
    return bool(await towns.settlements(asking.session, invite.municipality_id))


async def finish_joining(asking: Asking) -> Screen:
    """Everything is asked: in, or waiting for the coordinator."""
    invite = await invite_of(asking)
    person = asking.person
    if invite.settlement_id is not None:
        settlement_id = invite.settlement_id
        await own_data.move_to(asking.session, person, settlement_id, None, asking.now)
    outcome = await joining.finish(asking.session, person, invite, asking.now)
    if asking.contact.state != ContactState.ACTIVE and asking.arrival.may_be_told:
        # To come in is to ask for what is said there.
        await reach.start(asking.session, asking.contact, asking.now)
    kind = await _group_kind(asking, invite)
    if outcome == joining.Joined.WAITING:
        return screens.waits(invite.municipality, person.name or "", kind)
    return screens.joined(invite.municipality, person.name or "", kind)


async def _leave(asking: Asking) -> Screen:
    return screens.left(is_kept=asking.contact.person is not None)


async def _group_kind(asking: Asking, invite: Invite) -> GroupKind | None:
    if invite.role != Role.MEMBER or invite.group_id is None:
        return None
    group = await asking.session.get(CommunityGroup, invite.group_id)
    return group.kind if group else None


JOINING = register(
    Form(
        "joining",
        (
            Step("language", _ask_language, _take_language, is_needed=_is_unknown),
            Step("consent", _ask_consent, _take_consent, is_needed=_is_unknown),
            Step("name", ask_name, take_name_tap, take_name_words, is_needed=_is_nameless),
            Step(
                "settlement",
                ask_settlement,
                take_settlement_tap,
                take_settlement_words,
                is_needed=_needs_settlement,
            ),
        ),
        finish_joining,
        leave=_leave,
    )
)
