"""What people and their groups are, and how they are reached."""

from enum import StrEnum


class GroupKind(StrEnum):
    """Which body of the municipality a group is (reference/domain.md, 2.3)."""

    COMMUNITY_ACTION = "community_action"
    WORKING = "working"
    STEERING = "steering"


class Role(StrEnum):
    """What a person is in a municipality (reference/domain.md, 2.2)."""

    MEMBER = "member"
    CONTACT_PERSON = "contact_person"
    COORDINATOR = "coordinator"
    FACILITATOR = "facilitator"


class MessengerName(StrEnum):
    """Where a contact's address lives; PHONE is a number written down for calls only."""

    TELEGRAM = "telegram"
    VIBER = "viber"
    PHONE = "phone"


class ContactState(StrEnum):
    """Whether we may write: STOPPED by the person's word, BLOCKED by the messenger's answer."""

    ACTIVE = "active"
    STOPPED = "stopped"
    BLOCKED = "blocked"


class MembershipState(StrEnum):
    """Whether a join still waits for the coordinator's yes."""

    WAITING = "waiting"
    ACTIVE = "active"
