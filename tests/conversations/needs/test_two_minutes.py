"""A recording of two minutes is taken, and nothing longer, wherever people speak of their own."""

from datetime import timedelta

import pytest

from community.announcing.media import Attachment, Unfit, unfit
from storage.kinds import MediaKind
from storage.models import Media
from tests.conversations.deeds import opens_menu
from tests.conversations.needs.deeds import tells
from tests.conversations.needs.test_asking import asks
from tests.conversations.needs.triaging import has_said
from tests.conversations.tables import count
from tests.conversations.town import Actor, Town

TWO_MINUTES = timedelta(minutes=2)
FIVE_MEGABYTES = 5 * 1024 * 1024


async def speaks(actor: Actor, *, is_too_long: bool) -> None:
    """Send two minutes, or a little more; Viber tells how large it is, and not how long."""
    if actor.town.messenger == "Viber":
        await actor.does(actor.phone.sends_big_file, 6 if is_too_long else 5, "voice.m4a")
    else:
        await actor.does(actor.phone.sends_voice, 121 if is_too_long else 120)


@pytest.mark.parametrize(
    ("seconds", "size", "why"),
    [
        (120, 1, None),
        (121, 1, Unfit.TOO_LONG),
        (1, FIVE_MEGABYTES, None),
        (1, FIVE_MEGABYTES + 1, Unfit.TOO_LONG),
        (0, 1, Unfit.SILENT),
    ],
)
def test_where_the_limit_is(seconds: int, size: int, why: Unfit | None) -> None:
    sent = Attachment(MediaKind.VOICE, "voice", size=size, seconds=seconds)
    assert unfit(sent, TWO_MINUTES) == why


async def test_with_what_is_needed(maria: Actor) -> None:
    await tells(maria)
    await speaks(maria, is_too_long=True)
    maria.sees("до 2 мин.", "запазено")
    await speaks(maria, is_too_long=False)
    maria.sees("Да изпратим ли това?", "🔊 1")


async def test_as_an_answer_to_our_question(town: Town, elena: Actor, maria: Actor) -> None:
    await has_said(maria)
    await asks(elena)
    await maria.taps("✍️ Отговарям")
    await speaks(maria, is_too_long=True)
    maria.sees("до 2 мин.", "нашият въпрос")
    await speaks(maria, is_too_long=False)
    maria.sees("предадохме отговора")


async def test_as_a_message_to_a_human(maria: Actor) -> None:
    await opens_menu(maria)
    await maria.taps("✍️ Въпрос")
    await speaks(maria, is_too_long=True)
    maria.sees("до 2 мин.", "Какво желаете")
    await speaks(maria, is_too_long=False)
    maria.sees("Да предадем ли съобщението Ви?")


async def test_sent_straight_into_the_chat(town: Town, maria: Actor) -> None:
    await speaks(maria, is_too_long=True)
    maria.sees("до 2 мин.", "Не сме го запазили")
    maria.sees_no_button("Това е нужно")
    await speaks(maria, is_too_long=False)
    maria.sees_button("Това е нужно")
    assert await count(town, Media) == 0
