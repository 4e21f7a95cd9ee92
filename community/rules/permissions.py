"""Who may do what: one table, asked by every verb before it looks at the world."""

from collections.abc import Collection
from enum import StrEnum

from storage.kinds import Role


class Permission(StrEnum):
    """One thing that people do and that not everybody may do."""

    SEE_OWN = "see_own"
    CORRECT_OWN = "correct_own"
    ERASE_OWN = "erase_own"
    SEE_MEETINGS = "see_meetings"
    ANSWER_INVITATION = "answer_invitation"
    SCHEDULE_MEETING = "schedule_meeting"
    SEE_ANSWERS = "see_answers"
    STOP_SENDING = "stop_sending"
    CANCEL_MEETING = "cancel_meeting"
    ANNOUNCE = "announce"
    SEE_CALL_LIST = "see_call_list"
    APPROVE_JOIN = "approve_join"
    BE_AWAY = "be_away"
    VOTE = "vote"
    RUN_POLLS = "run_polls"
    MARK_PAPER = "mark_paper"
    SAY_NEED = "say_need"
    SEE_NEEDS = "see_needs"
    TRIAGE_NEEDS = "triage_needs"
    ASK_HUMAN = "ask_human"
    ANSWER_ENQUIRIES = "answer_enquiries"
    MUTE = "mute"
    READ_PRIORITIES = "read_priorities"
    KEEP_PRIORITIES = "keep_priorities"
    EXPORT_PRIORITIES = "export_priorities"


# Whose data it is, that person may see, correct and erase them, whatever their role is (GDPR,
# articles 15 to 17): someone whose joining waits for approval has no role yet.
EVERYONE = frozenset({Permission.SEE_OWN, Permission.CORRECT_OWN, Permission.ERASE_OWN})

_INVITED = frozenset(
    {
        Permission.SEE_MEETINGS,
        Permission.ANSWER_INVITATION,
        Permission.VOTE,
        Permission.READ_PRIORITIES,
    }
)
_MEETINGS = frozenset(
    {
        Permission.SCHEDULE_MEETING,
        Permission.SEE_ANSWERS,
        Permission.STOP_SENDING,
        Permission.CANCEL_MEETING,
        Permission.BE_AWAY,
        Permission.ANNOUNCE,
        Permission.RUN_POLLS,
        Permission.EXPORT_PRIORITIES,
    }
)
# Everybody may say and support what is needed; of others they see an organiser's wording only.
_SPEAKING = frozenset({Permission.SAY_NEED, Permission.SEE_NEEDS, Permission.ASK_HUMAN})
_PEOPLE = frozenset(
    {
        Permission.SEE_CALL_LIST,
        Permission.APPROVE_JOIN,
        Permission.TRIAGE_NEEDS,
        Permission.ANSWER_ENQUIRIES,
        Permission.MUTE,
        Permission.MARK_PAPER,
        Permission.KEEP_PRIORITIES,
    }
)

# domain.md 2.2: the contact person does everything daily; the facilitator reads and creates
# meetings, but phone numbers, the list of members and what people say is needed stay with the
# municipality.
TABLE: dict[Role, frozenset[Permission]] = {
    Role.MEMBER: _INVITED | _SPEAKING,
    Role.CONTACT_PERSON: _INVITED | _SPEAKING | _MEETINGS | _PEOPLE,
    Role.COORDINATOR: _INVITED | _SPEAKING | _MEETINGS | _PEOPLE,
    Role.FACILITATOR: _INVITED | _SPEAKING | _MEETINGS,
}


def may(roles: Collection[Role], permission: Permission) -> bool:
    """Tell whether someone with these roles, all in the municipality in question, may do it."""
    return permission in EVERYONE or any(permission in TABLE[role] for role in roles)
