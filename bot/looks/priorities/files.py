"""The list of priorities as text, table and Word document."""

from datetime import datetime

from bot.looks.priorities.table import table
from bot.looks.priorities.word import document
from bot.screens.priorities import documents as screens
from bot.screens.priorities.documents import Paper
from bot.taps.priorities import PrioritiesFile
from bot.texts import speaking
from messengers.screen import Drawing, Media, Screen
from storage.models import PriorityList

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_file(found: PriorityList, kind: PrioritiesFile) -> Screen | list[Screen]:
    """The list in one of its forms, in the municipality's language."""
    with speaking(found.municipality.language):
        words = screens.paper(found)
    name = f"priorities-{found.version}"
    match kind:
        case PrioritiesFile.WORD:
            return screens.file(
                found, kind, _drawn(words, name, found.published_at or found.created_at)
            )
        case PrioritiesFile.TABLE:
            content = Media(f"{name}.csv", "text/csv", table(words), is_document=True)
            return screens.file(found, kind, content)
        case PrioritiesFile.TEXT:
            lines = screens.text_lines(words)
            text = "\r\n".join([*lines, ""]).encode("utf-8-sig")
            content = Media(f"{name}.txt", "text/plain", text, is_document=True)
            parts = screens.text_parts(lines)
            return [screens.copy(found), *parts, screens.file(found, kind, content)]


def _drawn(words: Paper, name: str, at: datetime) -> Drawing:
    def make(*links: str) -> Media:
        return Media(f"{name}.docx", WORD_TYPE, document(words, at), is_document=True)

    return Drawing(None, make)
