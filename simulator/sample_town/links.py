"""The invite links that lie about in the sample towns, as on posters and in letters."""

from dataclasses import dataclass
from datetime import timedelta

from simulator.sample_town.people import ANTONOVO, GROUP, SOPOT, WORKING
from storage.kinds import GroupKind, Role

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class SampleLink:
    """`title` is for the demo's page, in Bulgarian and in English.

    `token` is fixed, unlike a real one, so that a second start finds it again.
    """

    title: str
    in_english: str
    token: str
    town: str = ANTONOVO
    role: Role = Role.MEMBER
    group: GroupKind | None = GROUP
    needs_approval: bool = False
    max_uses: int = 50
    lasts: timedelta = A_YEAR


LINKS = (
    SampleLink("Плакат: групата в Антоново", "Poster: the group in Antonovo", "antonovo-group"),
    SampleLink(
        "Покана с одобрение: работната група",
        "Invite with approval: the working group",
        "antonovo-working",
        group=WORKING,
        needs_approval=True,
    ),
    SampleLink(
        "Стар плакат: изтекла покана",
        "Old poster: an expired invite",
        "antonovo-expired",
        lasts=-timedelta(days=1),
    ),
    SampleLink(
        "Писмо: покана за координатор",
        "Letter: an invite for a coordinator",
        "antonovo-coordinator",
        role=Role.COORDINATOR,
        group=None,
        max_uses=3,
    ),
    SampleLink("Плакат: групата в Сопот", "Poster: the group in Sopot", "sopot-group", town=SOPOT),
)
