"""Reading something aloud: one question for a recording, for whichever form needs it."""

from dataclasses import asdict

from bot.forms.engine import Asking, Form, Step, register
from bot.looks.announcements import draft_preview_of
from bot.looks.previews import preview_of
from bot.screens.announcing import recording as screens
from community import doors
from community.announcing import voices
from community.announcing.drafts import Known, draft_of
from community.announcing.media import Attachment, unfit
from community.rules.permissions import Permission
from messengers.screen import Screen
from storage.kinds import MediaKind


def recorded(asking: Asking) -> Attachment | None:
    """The recording that was taken at the step "voice", if any."""
    filled = asking.filled.get("voice")
    return None if filled is None else Attachment(**filled)


async def ask_voice(asking: Asking) -> Screen:
    """Please record it."""
    return screens.voice(asking.nonce, asking.step_name)


async def no_choice(asking: Asking, value: str) -> Screen | None:
    """There is nothing to choose: ask again."""
    return await ask_voice(asking)


async def not_in_words(asking: Asking, words: str) -> Screen | None:
    """Words came where a recording is asked."""
    return screens.only_voice(await ask_voice(asking))


async def take_voice(asking: Asking, sent: Attachment | None) -> Screen | None:
    """Take a recording that can be heard on every phone."""
    if sent is None or sent.kind != MediaKind.VOICE:
        return screens.only_voice(await ask_voice(asking))
    why = unfit(sent)
    if why is not None:
        return screens.unfit(await ask_voice(asking), why)
    asking.filled["voice"] = asdict(sent)
    return None


VOICE = Step("voice", ask_voice, no_choice, not_in_words, take_media=take_voice)


async def _finish(asking: Asking) -> Screen | list[Screen]:
    """Attach it to the draft that was looked at, and show that again."""
    session, person, messenger = asking.session, asking.person, asking.contact.messenger
    recording, now = recorded(asking), asking.now
    if "meeting" in asking.filled:
        looked_at = int(asking.filled["meeting"]), int(asking.filled["version"])
        meeting = await voices.read_meeting_aloud(
            session, person, messenger, looked_at, recording, now
        )
        return await preview_of(session, meeting, now)
    known = Known(int(asking.filled["announcement"]), int(asking.filled["version"]))
    announcement = await voices.read_announcement_aloud(
        session, person, messenger, known, recording, now
    )
    return await draft_preview_of(session, announcement, now)


async def _leave(asking: Asking) -> Screen | list[Screen]:
    """Back to the draft as it was."""
    session, person = asking.session, asking.person
    if "meeting" in asking.filled:
        number = int(asking.filled["meeting"])
        permission = Permission.SCHEDULE_MEETING
        meeting = await doors.organised_meeting(session, person, number, permission)
        return await preview_of(session, meeting, asking.now)
    announcement = await draft_of(session, person, int(asking.filled["announcement"]))
    return await draft_preview_of(session, announcement, asking.now)


RECORDING = register(Form("recording", (VOICE,), _finish, _leave))
