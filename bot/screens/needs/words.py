"""The words that all screens about needs share: topics, states, whom it concerns, how long ago."""

from datetime import datetime

from bot.texts import gettext as _
from bot.texts import ngettext, pgettext
from storage.kinds import NeedArea, NeedReach, NeedState
from storage.models import Need


def area_label(area: NeedArea) -> str:
    """A topic, with its icon."""
    return {
        NeedArea.INFRASTRUCTURE: _("💡 Streets, water, light"),
        NeedArea.HOUSING: _("🏠 Housing"),
        NeedArea.EDUCATION: _("📚 School, kindergarten"),
        NeedArea.HEALTH: _("🏥 Health"),
        NeedArea.EMPLOYMENT: _("💼 Work"),
        NeedArea.DOCUMENTS: _("🪪 Documents and address"),
        NeedArea.SOCIAL: _("🤝 Help for families"),
        NeedArea.SAFETY: _("🔦 Safety"),
        NeedArea.RIGHTS: _("⚖️ Equal treatment"),
        NeedArea.CULTURE: _("🎭 Culture and holidays"),
        NeedArea.OTHER: _("❓ Something else"),
    }[area]


def reach_label(reach: NeedReach) -> str:
    """Whom it concerns, with its icon."""
    return {
        NeedReach.MYSELF: pgettext("whom a need concerns", "👤 one person"),
        NeedReach.STREET: pgettext("whom a need concerns", "🏘️ a street"),
        NeedReach.NEIGHBOURHOOD: pgettext("whom a need concerns", "🏙️ a neighbourhood"),
    }[reach]


def state_label(state: NeedState) -> str:
    """How far it is, for behind "No 14:"."""
    return {
        NeedState.RECEIVED: pgettext("state of a need", "received"),
        NeedState.IN_REVIEW: pgettext("state of a need", "being looked at"),
        NeedState.NEEDS_INFO: pgettext("state of a need", "there is a question"),
        NeedState.ACCEPTED: pgettext("state of a need", "accepted"),
        NeedState.IN_POLL: pgettext("state of a need", "being voted on"),
        NeedState.PRIORITISED: pgettext("state of a need", "a priority"),
        NeedState.IN_PLAN: pgettext("state of a need", "in the plan"),
        NeedState.IN_PROGRESS: pgettext("state of a need", "being done"),
        NeedState.DONE: pgettext("state of a need", "done"),
        NeedState.MERGED: pgettext("state of a need", "together with another one"),
        NeedState.REFERRED: pgettext("state of a need", "passed on"),
        NeedState.DECLINED: pgettext("state of a need", "not accepted"),
        NeedState.STOPPED: pgettext("state of a need", "stopped"),
        NeedState.WITHDRAWN: pgettext("state of a need", "withdrawn"),
    }[state]


def numbered(need: Need) -> str:
    """As people know it: "No 14"."""
    return _("№ {number}").format(number=need.number)


def heading(need: Need) -> str:
    """A need and how far it is: the title of its news."""
    return _("📌 № {number}: {state}").format(number=need.number, state=state_label(need.state))


def voice_warning() -> str:
    """What whoever says something without a name reads before others hear it."""
    return _("🔊 A voice can be recognised. Only coordinator and contact person will hear it.")


def number_warning() -> str:
    """What whoever wrote a personal number reads in the screen after it."""
    return _("⚠️ We have hidden what looks like a personal number or telephone.")


def age(need: Need, now: datetime) -> str:
    """How long ago it was said, in whole days."""
    days = (now - need.created_at).days
    if days < 1:
        return _("today")
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
