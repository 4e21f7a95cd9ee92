"""Whether what is told was said before: then it is supported instead of said once more."""

from bot.forms.engine import Asking, drop
from bot.forms.needs.telling import told_in
from bot.reading.vocabulary import tokens
from bot.reading.whole_message import courtesy, says_alike_or_not, yes_or_no
from bot.screens.needs import alike as screens
from community.needs import similar, supporting
from community.refusals import Refused
from messengers.screen import Screen
from storage.kinds import NeedArea


async def has_similar(asking: Asking) -> bool:
    """Whether something like it was said and worded; it is what is asked about then."""
    filled, text = asking.filled, told_in(asking)["text"]
    if not text:
        return False
    where = NeedArea(filled["area"]), filled["settlement"]
    found = await similar.similar(asking.session, asking.person, text, where, filled["others"])
    filled["alike"] = found and found.id
    return found is not None


async def ask(asking: Asking) -> Screen | None:
    """Ask whether it is the same; None if that was decided about meanwhile."""
    session, person = asking.session, asking.person
    try:
        need = await supporting.offered(session, person, asking.filled["alike"])
    except Refused:
        return None
    return screens.similar(asking.nonce, need, await supporting.tie(session, person, need))


def is_answer(words: str) -> bool:
    """Whether these words, or a thumb, answer our question and tell nothing of what is needed."""
    is_plain = yes_or_no(words) is not None or says_alike_or_not(words)
    return is_plain or courtesy(words) is not None or not tokens(words)


async def support(asking: Asking) -> Screen | None:
    """It is the same: support it, tell nothing more; None if it was decided about meanwhile."""
    session, person, number = asking.session, asking.person, asking.filled["alike"]
    try:
        need = await supporting.offered(session, person, number)
        tie = await supporting.tie(session, person, need)
        await supporting.support(session, person, need.id, asking.now)
    except Refused:
        return None
    drop(asking.standing)
    return screens.supported(need, tie)
