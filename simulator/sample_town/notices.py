"""Notices as Antonovo has published them, for a coordinator to paste.

The contacts are left out. One calls to a day ahead, so that it can be sent; the others are as old
as they are, and the bot says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta

TUESDAY = 1
ROOM = "заседателната зала на Общински съвет – Антоново"


@dataclass(frozen=True)
class SampleNotice:
    """`title` is for the demo's page, in Bulgarian and in English."""

    title: str
    in_english: str
    text: str


def notices(today: date) -> tuple[SampleNotice, ...]:
    """What lies about on the municipality's site; `today` decides which day is ahead."""
    ahead = today + timedelta(days=(TUESDAY - today.weekday()) % 7 + 14)
    return (
        SampleNotice(
            "Обява: заседание за резултатите (предстои)",
            "Notice: session about the results (ahead)",
            _session(f"{ahead:%d.%m.%Y}, (вторник) от 10:00 в {ROOM}", OF_MARCH),
        ),
        SampleNotice(
            "Обява от януари 2023: предложенията на МАГ",
            "Notice of January 2023: the group's proposals",
            _session(
                "09.01.2023, (понеделник) от 11:00 в заседателната зала на Община Антоново",
                OF_JANUARY,
            ),
        ),
        SampleNotice("Обява от 2021: пресконференция", "Notice of 2021: press conference", PRESS),
    )


def _session(moment: str, topics: str) -> str:
    return (
        "ПОСЛЕДНА ИНТЕРВЕНЦИЯ НА ФАСИЛИТАТОРА НА ПРОГРАМА РОМАКТ, В РАМКИТЕ НА ЗАСЕДАНИЕ НА "
        f"ОБЩИНСКАТА РАБОТНА ГРУПА\n\nНа {moment} ще се проведе последната интервенция на "
        "фасилитатора по Програма РОМАКТ. Тя ще се проведе в рамките на заседание на Общинската "
        f"работна група.\n\n{topics}\n\nОчаква се участие да вземат всички членове на Общинската "
        "работна група и МАГ – Антоново"
    )


OF_MARCH = (
    "В рамките на заседанието ще се обсъдят постигнатите резултати от прилагане на подхода в "
    "общината и възможности за устойчивост.\n\nПо време на заседанието ще бъдат представени и "
    "възможности за финансиране на мерки от Съвместния план за действие."
)
OF_JANUARY = (
    "В рамките на заседанието ще се обсъдят постигнатите резултати от прилагане на подхода в "
    "общината и възможности за устойчивост.\n\nПо време на заседанието ще бъдат представени и "
    "предложенията на Местна Активна Група – Антоново (МАГ) за актуализация на ПИРО 2021 – 2027."
)
PRESS = (
    "ПРЕССЪОБЩЕНИЕ ЗА СТАРТИРАНЕ ИЗПЪЛНЕНИЕТО НА ПРОГРАМА РОМАКТ В ОБЩИНА АНТОНОВО01.09.2021 г. "
    "/сряда/ от 10:00 часа в заседателната зала на Община Антоново  ПРОГРАМА НА "
    "ПРЕСКОНФЕРЕНЦИЯТА ЗА СТАРТИРАНЕ НА ПРОГРАМА РОМАКТ"
)
