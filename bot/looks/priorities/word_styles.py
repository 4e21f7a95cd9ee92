"""How the Word document looks: its styles, its numbering, its language."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

# What Bulgarian administrations write in, and every machine has something like it.
FONT = "Times New Roman"
BLACK, GREY = RGBColor(0, 0, 0), RGBColor(0x40, 0x40, 0x40)
INDENT = Cm(1)
SOURCE = "Source"
# A number that the template does not use.
NUMBERING = 40
# Areas are counted I, II, III, and in each of them the priorities from 1 on.
LEVELS = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING}">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
    <w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
    <w:pStyle w:val="ListNumber"/><w:lvlText w:val="%2."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>
</w:abstractNum>"""
NUMBERED = f"""<w:num {nsdecls("w")} w:numId="{NUMBERING}">
  <w:abstractNumId w:val="{NUMBERING}"/></w:num>"""


def set_styles(made: WordDocument, language: str) -> None:
    """Give the template's styles our looks, and the document its language."""
    _set_language(made, language)
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(LEVELS))
    numbering.append(parse_xml(NUMBERED))
    _look(made, "Normal", 12, after=6)
    title = _look(made, "Title", 18, is_bold=True, before=12, after=6)
    _remove(title, "w:pBdr")
    subtitle = _look(made, "Subtitle", 13, after=2)
    for style in (title, subtitle):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading = _look(made, "Heading 1", 14, is_bold=True, before=18, after=6)
    heading.paragraph_format.keep_with_next = True
    item = _look(made, "List Number", 12, before=4, after=2)
    item.paragraph_format.keep_together = True
    _remove(item, "w:contextualSpacing")
    _number(heading, 0)
    _number(item, 1)
    made.styles.add_style(SOURCE, WD_STYLE_TYPE.PARAGRAPH)
    source = _look(made, SOURCE, 10.5, after=6)
    source.font.italic, source.font.color.rgb = True, GREY
    source.paragraph_format.left_indent = INDENT
    for name in ("Header", "Footer"):
        _look(made, name, 10, after=0).font.color.rgb = GREY


def _look(
    made: WordDocument,
    name: str,
    size: float,
    *,
    is_bold: bool = False,
    before: float = 0,
    after: float,
) -> ParagraphStyle:
    style = made.styles[name]
    assert isinstance(style, ParagraphStyle)
    letters = style.element.get_or_add_rPr().get_or_add_rFonts()
    letters.attrib.clear()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        letters.set(qn(f"w:{kind}"), FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), is_bold, False
    style.font.color.rgb = BLACK
    _remove(style, "w:spacing", inside="w:rPr")
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.15
    return style


def _remove(style: ParagraphStyle, *names: str, inside: str = "w:pPr") -> None:
    for parent in style.element.findall(qn(inside)):
        for name in names:
            for found in parent.findall(qn(name)):
                parent.remove(found)


def _number(style: ParagraphStyle, level: int) -> None:
    """Let Word count the paragraphs of a style on a level of our numbering."""
    form = style.element.get_or_add_pPr()
    _remove(style, "w:numPr")
    numbered = form.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = NUMBERING
    style.paragraph_format.left_indent = style.paragraph_format.first_line_indent = None


def _set_language(made: WordDocument, language: str) -> None:
    for spoken in made.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
