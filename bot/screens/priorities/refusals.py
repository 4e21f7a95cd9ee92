"""Why something can not be done with the list of priorities, in words, with a way on."""

from bot.screens.common import button, say
from bot.screens.priorities import drafting
from bot.taps.priorities import PrioritiesVersionTap
from bot.texts import gettext as _
from community.refusals import Reason, Refused
from messengers.screen import Screen
from storage.models import PriorityList


def draw(refused: Refused) -> Screen:
    """The screen for a refusal that is about a version of the list."""
    facts = refused.facts
    found: PriorityList = facts["priorities"]
    match refused.reason:
        case Reason.ALREADY_SENT:
            return _published_already(found)
        case Reason.NOTHING_NEW:
            return drafting.nothing_new(found)
        case Reason.VOTED_OTHERWISE:
            return drafting.voted_otherwise(facts["item"], facts["passed"], facts["move"])
        case _:
            return drafting.changed_meanwhile(found)


def _published_already(found: PriorityList) -> Screen:
    return say(
        _("✅ This version of the list is published already."),
        _("Nothing was changed. You can change it in a new version."),
        (button(_("📋 I read it"), PrioritiesVersionTap(priorities=found.id)),),
    )
