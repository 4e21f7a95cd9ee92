"""What a router asks before it takes an update."""

from aiogram.filters import Filter
from aiogram.types import Message, TelegramObject

from bot.conversation_state import current
from bot.forms.engine import Form, standing_at
from bot.house import Arrival
from bot.reading.codes import looks_like_code, read_code
from bot.reading.whole_message import CommandWord, command_word
from storage.models import Person


class Says(Filter):
    """The whole message is one of these words, in any language (reference/domain.md, 4)."""

    def __init__(self, *wanted: CommandWord) -> None:
        self.wanted = wanted

    async def __call__(self, message: Message) -> bool:
        """Whether this message says it."""
        return message.text is not None and command_word(message.text) in self.wanted


class OnlyOpens(Filter):
    """The chat was opened, and nothing was said (reference/viber.md, 3.3); only Viber tells that.

    What the link carried is read as after Telegram's Start.
    """

    async def __call__(self, message: Message, arrival: Arrival) -> bool:
        """Whether nobody has said anything."""
        return not arrival.is_said


class Joined(Filter):
    """Somebody whose registration is finished; with `or_joining`, one who has consented."""

    def __init__(self, *, or_joining: bool = False) -> None:
        self.or_joining = or_joining

    async def __call__(self, event: TelegramObject, person: Person | None) -> bool:
        """Whether this person has joined."""
        return person is not None and (person.joined_at is not None or self.or_joining)


class SendsCode(Filter):
    """The whole message is a code that joins two chats.

    Of somebody who fills a form in only what can be one counts, of a member there nothing.
    """

    async def __call__(self, message: Message, person: Person | None) -> bool:
        """Whether it is one, or may have been meant as one."""
        text = message.text or ""
        is_in_form = standing_at(current.get()) is not None
        is_joined = person is not None and person.joined_at is not None
        if is_joined and is_in_form:
            return False
        return read_code(text) is not None or not (
            is_joined or is_in_form or not looks_like_code(text)
        )


class InForm(Filter):
    """Somebody stands at a step of a form."""

    async def __call__(self, event: TelegramObject, raw_state: str | None) -> bool:
        """Whether there is such a step."""
        return raw_state is not None and standing_at(current.get()) is not None


class Fills(Filter):
    """Somebody stands at a step of this form."""

    def __init__(self, form: Form) -> None:
        self.form = form

    async def __call__(self, event: TelegramObject) -> bool:
        """Whether it is this one."""
        found = standing_at(current.get())
        return found is not None and found[0] is self.form
