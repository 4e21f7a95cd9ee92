"""Those who wait to be let in."""

from collections.abc import Sequence

from bot.screens.common import Row, button, say
from bot.screens.joining import group_name
from bot.screens.notices import Joiner, join_waiting
from bot.screens.own_data import place_of
from bot.taps import JoinCardTap, LetInTap, WaitingTap
from bot.texts import gettext as _
from community.approvals import Standing
from messengers.screen import Screen
from storage.models import CommunityGroup, Person

SHOWN = 5


def joiner_of(person: Person, group: CommunityGroup) -> Joiner:
    """What an organiser sees of somebody who waits."""
    return Joiner(person.id, person.name or "", place_of(person), group.id, group.kind)


def waiting(found: Sequence[tuple[Person, CommunityGroup]]) -> Screen:
    """Everybody who waits, the longest first."""
    if not found:
        return say(_("🙋 Nobody is waiting."), _("Everybody has had an answer."))
    rows = [
        (button(f"🙋 {person.name}", JoinCardTap(person=person.id, group=group.id)),)
        for person, group in found[:SHOWN]
    ]
    return say(_("🙋 Waiting to join: {count}").format(count=len(found)), "", *rows)


def card(
    person: Person,
    group: CommunityGroup,
    standing: Standing,
    *,
    decider: Person | None = None,
    others_wait: bool = False,
) -> Screen:
    """One person who waits, or what was decided and by whom; `others_wait`: there is one more."""
    if standing == Standing.WAITING:
        return join_waiting(joiner_of(person, group))
    name = person.name or ""
    others = (button(_("🙋 Who else is waiting"), WaitingTap()),) if others_wait else ()
    if standing == Standing.MEMBER:
        title = _("✅ {name} is in: {group}.").format(name=name, group=group_name(group.kind))
        return say(title, _decided_by(decider), others)
    title = _("❌ {name} was not let in.").format(name=name)
    body = _("Within 7 days of this answer you can still let them in.")
    lines = [line for line in (_decided_by(decider), body) if line]
    return say(title, "\n".join(lines), _after_all(person, group), others)


def decided_mark(
    person: Person, group: CommunityGroup, decider: Person | None, *, is_in: bool
) -> Screen:
    """What stands in place of the others' cards; the names stay below the lock screen's line."""
    if is_in:
        title = _("✅ A registration has its answer: let in")
    else:
        title = _("❌ A registration has its answer: not let in")
    lines = [person.name or "", f"👥 {group_name(group.kind)}", _decided_by(decider)]
    way_back = () if is_in else _after_all(person, group)
    return say(title, "\n".join(line for line in lines if line), way_back)


def _after_all(person: Person, group: CommunityGroup) -> Row:
    tap = LetInTap(person=person.id, group=group.id)
    return (button(_("↩️ I let them in after all"), tap),)


def _decided_by(decider: Person | None) -> str:
    return _("Answered by: {name}").format(name=decider.name) if decider is not None else ""
