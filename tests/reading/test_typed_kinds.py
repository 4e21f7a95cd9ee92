"""The names of kinds of meeting as a whole message, and nothing else."""

import pytest

from bot.reading.kinds import read_kinds
from bot.screens.notices.to_invitees import kind_in_words
from bot.screens.organising.scheduling import kind_name
from bot.texts import LANGUAGES, speaking
from storage.kinds import MeetingKind

TRAINING, SESSION = MeetingKind.TRAINING, MeetingKind.WORKING_SESSION


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MeetingKind)
def test_every_button_can_be_written(kind: MeetingKind, language: str) -> None:
    with speaking(language):
        assert read_kinds(kind_name(kind), language) == [kind]
        assert read_kinds(kind_name(kind).upper(), language) == [kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(set(MeetingKind) - {MeetingKind.OTHER}))
def test_what_an_invitation_calls_it_can_be_written_in_bulgarian(
    kind: MeetingKind, language: str
) -> None:
    with speaking("bg"):
        assert read_kinds(kind_in_words(kind), language) == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("обучение и заседание", [TRAINING, SESSION]),
        ("Заседание, обучение", [SESSION, TRAINING]),
        ("training and session", [TRAINING, SESSION]),
        ("обучение и обучение", [TRAINING]),
        ("обучение, заседание и кръгла маса", [TRAINING, SESSION, MeetingKind.ROUND_TABLE]),
        ("обучение за всички", []),
        ("колко време трае едно обучение", []),
        ("обучението", []),
        ("обучение 2", []),
        ("и", []),
        ("", []),
        ("баница", []),
    ],
)
def test_names_and_nothing_else(text: str, kinds: list[MeetingKind]) -> None:
    assert read_kinds(text, "bg") == kinds
