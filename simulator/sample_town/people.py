"""Who lives in the sample towns: invented people; `user_id` is the number in the messenger."""

from dataclasses import dataclass

from storage.kinds import GroupKind, Role

ANTONOVO = "Антоново"
SOPOT = "Сопот"
# Viber gives everybody another id with every bot.
VIBER_URI = "megdan_demo"
# In Viber it stands above each message.
BOT_NAME = "Мегдан"
GROUP, WORKING = GroupKind.COMMUNITY_ACTION, GroupKind.WORKING


@dataclass(frozen=True)
class Inhabitant:
    """Somebody with a phone; without `user_id` the telephone number is all that is known.

    `caption` stands above the phone on the demo's page, which also speaks English; who has no
    town is a stranger to the bot. Who has Viber has no Telegram.
    """

    name: str
    user_id: int
    caption: str
    in_english: str
    town: str = ANTONOVO
    settlement: str = "гр. Антоново"
    groups: tuple[GroupKind, ...] = ()
    role: Role | None = None
    language: str = "bg"
    telephone: str = ""
    has_viber: bool = False


PEOPLE = (
    Inhabitant(
        "Елена Тодорова", 101, "Елена – координатор", "Elena – coordinator", role=Role.COORDINATOR
    ),
    Inhabitant(
        "Мария Ангелова", 102, "Мария – от групата", "Maria – in the group", groups=(GROUP,)
    ),
    Inhabitant(
        "Иван Асенов",
        103,
        "Иван – от двете групи",
        "Ivan – in both groups",
        groups=(GROUP, WORKING),
    ),
    Inhabitant("Гошо", 900, "Гошо – видял е плаката", "Gosho – has seen the poster", town=""),
    Inhabitant(
        "Севда Маринова",
        104,
        "Севда – от групата",
        "Sevda – in the group",
        settlement="с. Изворово",
        groups=(GROUP,),
        has_viber=True,
    ),
    Inhabitant(
        "Радка Илиева",
        105,
        "Радка – лице за контакт",
        "Radka – contact person",
        role=Role.CONTACT_PERSON,
    ),
    Inhabitant(
        "Румен Славов",
        106,
        "Румен – от групата",
        "Rumen – in the group",
        settlement="с. Моравица",
        groups=(GROUP,),
        has_viber=True,
    ),
    Inhabitant(
        "Ани Колева",
        107,
        "Ани – чете на английски",
        "Ani – reads English",
        groups=(GROUP,),
        language="en",
    ),
    Inhabitant(
        "Стефан Янков",
        0,
        "",
        "",
        settlement="с. Моравица",
        groups=(GROUP,),
        telephone="0888 555 108",
    ),
    Inhabitant(
        "д-р Павлина Петрова",
        109,
        "Д-р Петрова – работна група",
        "Dr Petrova – working group",
        groups=(WORKING,),
    ),
    Inhabitant(
        "Галина Стоева", 110, "Галина – работна група", "Galina – working group", groups=(WORKING,)
    ),
    Inhabitant(
        "Красимир Денев",
        111,
        "Красимир – работна група",
        "Krasimir – working group",
        groups=(WORKING,),
        has_viber=True,
    ),
    Inhabitant(
        "Петър Златев", 112, "Петър – фасилитатор", "Petar – facilitator", role=Role.FACILITATOR
    ),
    Inhabitant(
        "Борис Йорданов",
        201,
        "Борис – координатор в Сопот",
        "Boris – coordinator in Sopot",
        SOPOT,
        "гр. Сопот",
        role=Role.COORDINATOR,
    ),
    Inhabitant(
        "Лили Христова",
        202,
        "Лили – от групата в Сопот",
        "Lili – in the group of Sopot",
        SOPOT,
        "гр. Сопот",
        (GROUP,),
    ),
    Inhabitant("Тодор Минчев", 0, "", "", SOPOT, "с. Анево", (GROUP,), telephone="0888 555 203"),
)
