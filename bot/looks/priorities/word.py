"""The list of priorities as a Word document, in the form that a municipality files."""

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from bot.looks.priorities import word_styles as styles
from bot.screens.priorities.documents import Chapter, Paper

WIDTH, HEIGHT, MARGIN, BINDING = Cm(21), Cm(29.7), Cm(2), Cm(2.5)
SIGNED_FROM, SIGNED_TO = Cm(3.5), Cm(10.5)
# What the library's own template brings along: which program made it, and a picture of it.
NOT_OURS = {
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
}


def document(words: Paper, at: datetime) -> bytes:
    """Write the document; `at` is when the version was published."""
    made = Document()
    _describe(made, words, at)
    styles.set_styles(made, words.language)
    _set_page(made, words)
    made.add_paragraph(words.title, style="Title")
    made.add_paragraph(words.municipality, style="Subtitle")
    made.add_paragraph(words.version, style="Subtitle")
    for chapter in words.chapters:
        _write_chapter(made, words, chapter)
    _write_signatures(made, words)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _describe(made: WordDocument, words: Paper, at: datetime) -> None:
    """What stands in the file about the file: no author, no machine."""
    relations = made.part.package.rels
    for number, relation in list(relations.items()):
        if relation.reltype in NOT_OURS:
            del relations[number]
    facts = made.core_properties
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = ""
    facts.title = f"{words.title}. {words.municipality}"
    facts.language = words.language
    facts.created = facts.modified = at.replace(tzinfo=None)
    facts.revision = 1


def _set_page(made: WordDocument, words: Paper) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin, section.right_margin = BINDING, MARGIN
    section.top_margin = section.bottom_margin = BINDING
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    above.text = " · ".join((words.municipality, words.title, words.version))
    above.alignment = below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write_page_number(below, words.page)


def _write_page_number(paragraph: Paragraph, page: str) -> None:
    """The sentence, with fields that Word fills in where the numbers belong."""
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    for before, _brace, rest in (part.partition("{") for part in page.split("}")):
        paragraph.add_run(before)
        if rest:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), fields[rest])
            field.append(paragraph.add_run("1")._r)
            paragraph._p.append(field)


def _write_chapter(made: WordDocument, words: Paper, chapter: Chapter) -> None:
    """The heading and its priorities; Word numbers both by itself."""
    made.add_paragraph(chapter.name, style="Heading 1")
    for entry in chapter.entries:
        item = made.add_paragraph(entry.wording, style="List Number")
        if entry.source:
            item.paragraph_format.keep_with_next = True
            made.add_paragraph(words.source.format(source=entry.source), style=styles.SOURCE)


def _write_signatures(made: WordDocument, words: Paper) -> None:
    """Lines to sign on, which stay together on one page."""
    lines = (*words.signatures, words.date)
    for number, label in enumerate(lines):
        paragraph = made.add_paragraph(f"{label}\t\t")
        form = paragraph.paragraph_format
        form.space_before, form.space_after = Pt(36 if number == 0 else 18), Pt(0)
        form.keep_together = True
        form.keep_with_next = number < len(lines) - 1
        form.tab_stops.add_tab_stop(SIGNED_FROM, WD_TAB_ALIGNMENT.LEFT)
        form.tab_stops.add_tab_stop(SIGNED_TO, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
