"""The list as a Word document: headings, numbers, pages, language; nothing about its maker."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Length
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.looks.priorities.word import document
from bot.screens.priorities.documents import plain
from tests.looks.priorities.papers import paper_of

AT = datetime(2016, 12, 5, 10, tzinfo=UTC)


def made(wording: str = "Здравен медиатор", *, source: str = "", count: int = 2) -> bytes:
    """The document's bytes."""
    return document(paper_of(wording, source=source, count=count), AT)


def opened(content: bytes) -> WordDocument:
    """As Word opens it."""
    return Document(BytesIO(content))


def said_in(found: WordDocument, style: str) -> list[str]:
    """All paragraphs of a style."""
    return [each.text for each in found.paragraphs if each.style and each.style.name == style]


def test_it_says_what_the_list_says_under_real_headings() -> None:
    found = opened(made(source="нужда № 14"))
    assert said_in(found, "Title") == ["Списък с приоритети"]
    assert said_in(found, "Subtitle") == ["Община Сопот", "Версия 1, 05.12.2016 г."]
    assert said_in(found, "Heading 1") == ["Здравеопазване", "Жилищни условия"]
    assert said_in(found, "List Number") == ["Здравен медиатор"] * 4
    assert said_in(found, "Source") == ["Източник: нужда № 14"] * 4
    assert [each.text.strip() for each in found.paragraphs[-3:]] == [
        "Координатор:",
        "Кмет:",
        "Дата:",
    ]


def test_word_counts_areas_in_roman_and_priorities_in_each_from_one() -> None:
    found = opened(made())
    levels = {}
    for style in ("Heading 1", "List Number"):
        number = found.styles[style].element.find(f".//{qn('w:numPr')}")
        assert number is not None
        levels[style] = (number.numId.val, number.ilvl.val)
    assert levels == {"Heading 1": (40, 0), "List Number": (40, 1)}
    formats = found.part.numbering_part.element.findall(
        f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='40']/{qn('w:lvl')}/{qn('w:numFmt')}"
    )
    assert [each.get(qn("w:val")) for each in formats] == ["upperRoman", "decimal"]


def test_it_is_a4_with_the_list_s_name_and_the_page_on_every_page() -> None:
    section = opened(made()).sections[0]
    sizes = (section.page_width, section.page_height)
    assert [round(Length(size or 0).mm) for size in sizes] == [210, 297]
    assert not section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == (
        "Община Сопот · Списък с приоритети · Версия 1, 05.12.2016 г."
    )
    footer = section.footer.paragraphs[0]._p
    fields = [each.get(qn("w:instr")) for each in footer.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Страница " in "".join(each.text or "" for each in footer.iter(qn("w:t")))


def test_its_language_is_the_municipality_s() -> None:
    found = opened(made())
    spoken = {each.get(qn("w:val")) for each in found.styles.element.iter(qn("w:lang"))}
    assert spoken == {"bg-BG"}
    assert found.core_properties.language == "bg-BG"


def test_nothing_tells_who_or_what_made_it() -> None:
    content = made()
    facts = opened(content).core_properties
    assert (facts.author, facts.last_modified_by, facts.comments) == ("", "", "")
    assert facts.title == "Списък с приоритети. Община Сопот"
    assert facts.created == facts.modified == AT
    with ZipFile(BytesIO(content)) as parts:
        names = parts.namelist()
        about = [name for name in names if name.startswith("docProps")]
        core = parts.read("docProps/core.xml").decode()
    assert about == ["docProps/core.xml"]
    assert "python" not in core.lower()


def test_a_priority_and_its_source_stay_on_one_page() -> None:
    found = opened(made(source="гласуване"))
    its = [each for each in found.paragraphs if each.style and each.style.name == "List Number"]
    assert all(each.paragraph_format.keep_with_next for each in its)


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=80))
def test_whatever_was_written_can_be_opened(text: str) -> None:
    found = opened(made(plain(text), count=1))
    assert said_in(found, "List Number") == [plain(text)] * 2
