"""Organisers take the list as text, as a table and as a Word document."""

import csv
from io import BytesIO, StringIO

from docx import Document

from storage.kinds import NeedArea
from storage.models import PriorityItem
from tests.conversations.priorities.making import (
    accepted_need,
    held_meeting,
    opens_list,
    published_list,
    told_vote,
)
from tests.conversations.town import Actor, Town

HEALTH, EDUCATION = NeedArea.HEALTH, NeedArea.EDUCATION
TEXT = """СПИСЪК С ПРИОРИТЕТИ
Община Антоново
Версия 1, 12.02.2023 г.

I. Образование
1. Отпадане на таксата за детска градина.

II. Здравеопазване
1. Назначаване на здравен медиатор.
   Източник: нужда № 14; гласуване на 13.03.2023 г., гласували 21 от 30; среща на 10.03.2023 г."""


async def files_of(town: Town, elena: Actor, *, voters: int = 21) -> None:
    """A list with everything that a priority can come from, up to the choice of a file."""
    number = await published_list(
        town, (EDUCATION, "Без такса", "Отпадане на таксата за детска градина.")
    )
    need = await accepted_need(town, 14, "Назначаване на здравен медиатор.")
    item = PriorityItem(
        list_id=number,
        area=HEALTH,
        position=1,
        short_name="=Медиатор",
        wording="Назначаване на здравен медиатор.",
        need_id=need,
        poll_id=await told_vote(town, ("Медиатор", 1, need), voters=voters),
        option=1,
        meeting_id=await held_meeting(town),
    )
    async with town.database.write() as session:
        session.add(item)
    await opens_list(elena)
    await elena.taps("Като файл")


async def test_the_text_is_copied_or_taken_as_a_file(town: Town, elena: Actor) -> None:
    await files_of(town, elena)
    await elena.taps("Текст за сайта")
    assert TEXT in [heard.text for heard in elena.phone.heard()]
    file = [heard.file for heard in elena.phone.heard() if heard.file][-1]
    assert file.name == "priorities-1.txt"
    assert file.content.decode("utf-8-sig").split("\r\n") == [*TEXT.split("\n"), ""]
    await elena.taps("↩️ Назад")
    elena.sees("Версия 1 на списъка като файл")


async def test_the_table_opens_in_excel_without_formulas(town: Town, elena: Actor) -> None:
    await files_of(town, elena)
    await elena.taps("Таблица за Excel")
    file, _words = elena.hears_file()
    assert file.name == "priorities-1.csv"
    rows = list(csv.reader(StringIO(file.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[2] == [
        "II",
        "Здравеопазване",
        "1",
        "Назначаване на здравен медиатор.",
        "'=Медиатор",
        "нужда № 14; гласуване на 13.03.2023 г., гласували 21 от 30; среща на 10.03.2023 г.",
    ]


async def test_the_word_document_is_the_municipality_s(town: Town, petar: Actor) -> None:
    await files_of(town, petar)
    await petar.taps("Документ за Word")
    file, _words = petar.hears_file()
    assert file.name == "priorities-1.docx"
    found = Document(BytesIO(file.content))
    texts = [each.text for each in found.paragraphs]
    assert texts[:4] == [
        "Списък с приоритети",
        "Община Антоново",
        "Версия 1, 12.02.2023 г.",
        "Образование",
    ]
    assert "Назначаване на здравен медиатор." in texts
    assert "Думи на автора" not in "".join(texts)


async def test_the_files_speak_the_municipality_s_language(town: Town, elena: Actor) -> None:
    await files_of(town, elena)
    await elena.writes("/menu")
    await elena.taps_through("Моите данни", "Език", "English")
    await opens_list(elena)
    await elena.taps_through("As a file", "Text for the site")
    elena.sees("Below is the list")
    assert TEXT in [heard.text for heard in elena.phone.heard()]


async def test_of_few_voters_no_number_is_told(town: Town, elena: Actor) -> None:
    await files_of(town, elena, voters=4)
    await elena.taps("Текст за сайта")
    elena.has_heard("нужда № 14; гласуване на 13.03.2023 г.; среща на 10.03.2023 г.")
