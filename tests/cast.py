"""The cast: invented people who live in every conversation test, and nowhere else.

Antonovo has a group of Maria, Ivan, Ani and Stefan, who has only a telephone, and a working group
of Ivan and Doctor Petrova; Elena coordinates, Radka is the contact person, Petar the facilitator.
Sopot is there for isolation: Lili is a member, Boris coordinates. Gosho is a stranger.
"""

from dataclasses import dataclass, field

from storage.kinds import GroupKind, Role

ANTONOVO = "Антоново"
SOPOT = "Сопот"
CONTROLLER = {ANTONOVO: "община Антоново", SOPOT: "община Сопот"}
HELP_PHONE = {ANTONOVO: "0601 55 501", SOPOT: "0601 55 502"}
SETTLEMENTS = {ANTONOVO: ("гр. Антоново", "с. Изворово", "с. Моравица"), SOPOT: ("гр. Сопот",)}
PLACES = {
    ANTONOVO: (
        "Заседателна зала на Общински съвет – Антоново",
        "Заседателна зала на Община Антоново",
    ),
    SOPOT: ("площад „Иван Вазов“",),
}


@dataclass(frozen=True)
class Player:
    """One of the cast, as the town knows them before a test begins."""

    user_id: int
    name: str
    municipality: str
    groups: tuple[GroupKind, ...] = ()
    role: Role | None = None
    language: str = "bg"
    phone: str = ""


@dataclass(frozen=True)
class Stranger:
    """Somebody with a phone whom nobody knows."""

    user_id: int
    name: str
    language: str = field(default="bg")


CAG, WORKING = GroupKind.COMMUNITY_ACTION, GroupKind.WORKING
MARIA = Player(101, "Мария", ANTONOVO, (CAG,))
IVAN = Player(102, "Иван", ANTONOVO, (CAG, WORKING))
ANI = Player(103, "Ани", ANTONOVO, (CAG,), language="en")
STEFAN = Player(0, "Стефан", ANTONOVO, (CAG,), phone="0888 55 01 04")
DOCTOR = Player(105, "д-р Петрова", ANTONOVO, (WORKING,))
ELENA = Player(110, "Елена", ANTONOVO, role=Role.COORDINATOR)
RADKA = Player(111, "Радка", ANTONOVO, role=Role.CONTACT_PERSON)
PETAR = Player(112, "Петър", ANTONOVO, role=Role.FACILITATOR)
LILI = Player(201, "Лили", SOPOT, (CAG,))
BORIS = Player(210, "Борис", SOPOT, role=Role.COORDINATOR)
EVERYBODY = (MARIA, IVAN, ANI, STEFAN, DOCTOR, ELENA, RADKA, PETAR, LILI, BORIS)
GOSHO = Stranger(900, "Гошо")
