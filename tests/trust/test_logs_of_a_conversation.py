"""A whole conversation with mistakes at debug level: the log quotes nobody and holds no token."""

import logging

import pytest

from bot import logs
from bot.logs import configure_logs
from community.meetings import answers
from tests import cast
from tests.conversations.deeds import joins, opens_card, sends, sends_meeting
from tests.conversations.town import Actor, Town

WORDS = ("Незаписвайтова", "Сентиментово", "Тайнаточка", "Тихозала", "Причинава")
pytestmark = pytest.mark.usefixtures("logs_as_before")


async def talks(town: Town, gosho: Actor, elena: Actor, maria: Actor) -> None:
    """Everything that people write, and everything that goes wrong."""
    await maria.writes(WORDS[0])
    await gosho.opens_invite(await town.invite())
    await gosho.taps_through("Български", "Приемам", "Гошо", "Друго място")
    await gosho.writes(WORDS[1])
    await elena.writes("/menu")
    await elena.taps_through("Нова среща", "Обучение", "Двете групи")
    for words in ("21 март", "10:00", WORDS[3], WORDS[2]):
        await elena.writes(words)
    town.server.faults.add("sendMessage", kind="block", chat_id=maria.phone.user_id)
    town.server.faults.add("sendMessage", kind="server_error", chat_id=gosho.phone.user_id)
    town.server.faults.add("sendMessage", kind="break_after", chat_id=102)
    await sends(elena)
    await town.waits(minutes=10)
    for forged in ("zzz", f"v:{WORDS[0]}", "f:AAAA:day:Незаписвай"):
        await gosho.forges(forged)
    await opens_card(elena)
    await elena.taps_through("Отменям срещата", "Друга причина")
    await elena.writes(WORDS[4])
    await elena.taps("Отменям я")


@pytest.mark.parametrize("form", ["text", "json"])
async def test_the_log_quotes_nobody(
    town: Town,
    gosho: Actor,
    elena: Actor,
    maria: Actor,
    form: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure_logs("DEBUG", form, [town.server.token])
    await talks(town, gosho, elena, maria)
    written = capsys.readouterr().err
    assert written
    assert town.server.token not in written
    assert town.server.token.split(":")[1] not in written
    names = [player.name for player in (*cast.EVERYBODY, cast.GOSHO)]
    assert not [word for word in (*WORDS, *names, "Незаписвай") if word in written]


async def test_without_its_floors_the_log_would_quote_people(
    town: Town,
    gosho: Actor,
    elena: Actor,
    maria: Actor,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(logs, "FLOORS", {})
    for name in ("aiosqlite", "aiogram", "sqlalchemy.engine"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    configure_logs("DEBUG", "text", [town.server.token])
    await talks(town, gosho, elena, maria)
    assert WORDS[3] in capsys.readouterr().err


async def test_a_mistake_of_ours_quotes_nobody(
    town: Town,
    elena: Actor,
    maria: Actor,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    await sends_meeting(elena)
    configure_logs("DEBUG", "text", [town.server.token])

    async def fails(*given: object) -> None:
        raise ValueError(f"{WORDS[0]} {given} {town.server.token}")

    monkeypatch.setattr(answers, "answer", fails)
    await maria.taps("Ще дойда")
    maria.sees("стана грешка")
    written = capsys.readouterr().err
    assert "mistake" in written
    assert not [word for word in (WORDS[0], "Мария", town.server.token) if word in written]


async def test_an_invitation_s_secret_is_not_logged(
    town: Town, gosho: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("DEBUG", "text", [town.server.token])
    token = await town.invite()
    await joins(gosho, token)
    assert token not in capsys.readouterr().err
