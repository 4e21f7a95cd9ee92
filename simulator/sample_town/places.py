"""The two municipalities: real settlements, rooms and dates, invented telephone numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from simulator.sample_town.people import ANTONOVO, GROUP, SOPOT, WORKING
from storage.kinds import GroupKind, MeetingKind

SOFIA = ZoneInfo("Europe/Sofia")

TOWN_HALL = "Заседателна зала на Община Антоново"
COUNCIL_HALL = "Заседателна зала на Общински съвет – Антоново"
RESULTS = (
    "Постигнати резултати от прилагане на подхода РОМАКТ в общината и възможности за устойчивост"
)
PROPOSALS = "Предложения на МАГ – Антоново за актуализация на ПИРО 2021–2027"
FUNDING = "Възможности за финансиране на мерки от Съвместния план за действие"
MONITORING = (
    "Сесия „Организиране и провеждане на мониторинг на Общински план за приобщаване, равенство "
    "и участие на ромите“"
)


@dataclass(frozen=True)
class Record:
    """A meeting that has been; the titles and dates are those of the published notices."""

    kind: MeetingKind
    starts_at: datetime
    place: str
    groups: tuple[GroupKind, ...] = ()
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True)
class SampleTown:
    """One municipality; `signed_at` is the agreement with the programme."""

    name: str
    controller: str
    help_name: str
    help_phone: str
    signed_at: datetime
    settlements: Sequence[str]
    records: Sequence[Record]


TOWNS = (
    SampleTown(
        name=ANTONOVO,
        controller="община Антоново",
        help_name="Радка Илиева",
        help_phone="0888 555 105",
        signed_at=datetime(2021, 4, 26, 10, 0, tzinfo=SOFIA),
        settlements=("гр. Антоново", "с. Изворово", "с. Моравица"),
        records=(
            Record(MeetingKind.OTHER, datetime(2021, 9, 1, 10, 0, tzinfo=SOFIA), TOWN_HALL),
            Record(
                MeetingKind.WORKING_SESSION,
                datetime(2023, 1, 9, 11, 0, tzinfo=SOFIA),
                TOWN_HALL,
                (GROUP, WORKING),
                (RESULTS, PROPOSALS),
            ),
            Record(
                MeetingKind.WORKING_SESSION,
                datetime(2023, 3, 21, 10, 0, tzinfo=SOFIA),
                COUNCIL_HALL,
                (GROUP, WORKING),
                (RESULTS, FUNDING, MONITORING),
            ),
        ),
    ),
    SampleTown(
        name=SOPOT,
        controller="община Сопот",
        help_name="Борис Йорданов",
        help_phone="0888 555 201",
        signed_at=datetime(2016, 8, 8, 10, 0, tzinfo=SOFIA),
        settlements=("гр. Сопот", "с. Анево"),
        records=(
            Record(
                MeetingKind.PUBLIC_DISCUSSION,
                datetime(2021, 7, 14, 17, 0, tzinfo=SOFIA),
                "площад „Иван Вазов“",
                (GROUP,),
            ),
            Record(
                MeetingKind.OTHER,
                datetime(2022, 2, 24, 17, 15, tzinfo=SOFIA),
                "фоайе на НЧ „Иван Вазов – 1871“",
                (GROUP,),
            ),
        ),
    ),
)

NEXT_AGENDA = (RESULTS, FUNDING, MONITORING)
"""What the next session of the working group discusses: the agenda of 21.03.2023 once more."""
