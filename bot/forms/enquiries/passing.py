"""What we did not understand goes where its author wants it: by a tap, or by a plain yes."""

from bot.forms.engine import Asking, begin, question, standing_at
from bot.forms.enquiries import saying
from bot.forms.enquiries.answering import REPLYING
from bot.looks.enquiries import loose_words, offering
from bot.reading.whole_message import courtesy, yes_or_no
from bot.screens.enquiries import asking as screens
from bot.screens.enquiries.common import LONGEST
from bot.screens.enquiries.offering import Yes
from bot.screens.needs import news
from community.enquiries import answering, doors
from community.enquiries import asking as verbs
from community.enquiries.asking import About
from community.needs import answering as need_answers
from community.needs import telling
from community.rules.masking import JOINT, apart
from messengers.screen import Screen
from storage.queries.enquiries import threads


async def by_a_yes(asking: Asking, text: str) -> Screen | list[Screen] | None:
    """What our question offered, if these words say yes to it and nothing newer was told."""
    # "Ok" may mean no more than that our words were understood.
    if not yes_or_no(text) or courtesy(text) or not await offering.is_newest(asking):
        return None
    nonce, yes, number = loose_words.yes_of(asking.standing)
    match yes:
        case Yes.NEED:
            return await answer_question(asking, nonce, number)
        case Yes.REPLY:
            return await go_on(asking, nonce, number)
        case Yes.ANSWER:
            return await begin_answer(asking, number)
        case Yes.HUMAN:
            return await pass_on(asking, nonce)
        case _:
            return None


async def pass_on(asking: Asking, nonce: str) -> Screen:
    """A human reads it; a second tap says the same again.

    Raises Refused as `community.enquiries.asking.ask` does, or OUT_OF_DATE.
    """
    passed = loose_words.passed(asking.standing, nonce)
    if passed is not None:
        return screens.sent(await doors.own_enquiry(asking.session, asking.person, passed))
    said = offering.said(asking, nonce)
    enquiry = await verbs.ask(asking.session, asking.person, About(), said, asking.now)
    loose_words.note_passed(asking.standing, nonce, enquiry.id)
    return screens.sent(enquiry)


async def go_on(asking: Asking, nonce: str, number: int) -> Screen:
    """The same goes on in a message that has an answer."""
    passed = loose_words.passed(asking.standing, nonce)
    if passed is not None:
        return screens.sent(await doors.own_enquiry(asking.session, asking.person, passed))
    said = offering.said(asking, nonce)
    enquiry = await verbs.write_on(asking.session, asking.person, number, said, asking.now)
    loose_words.note_passed(asking.standing, nonce, enquiry.id)
    return screens.sent(enquiry)


async def answer_question(asking: Asking, nonce: str, number: int) -> Screen:
    """The same answers what was asked about a need."""
    said = offering.words_or_spoken(asking, nonce, JOINT)
    need = await need_answers.answer(asking.session, asking.person, number, said, asking.now)
    loose_words.forget(asking.standing)
    return news.answered(need)


async def deny(asking: Asking, nonce: str, number: int) -> Screen:
    """The same says what is missing in a need that is not really done."""
    session, person, now = asking.session, asking.person, asking.now
    said = offering.words_or_spoken(asking, nonce, JOINT)
    await need_answers.deny(session, person, number, said, now)
    loose_words.forget(asking.standing)
    told = await telling.standing(session, person, number)
    return news.confirmed(told, now, has_words=True)


async def begin_answer(asking: Asking, number: int) -> Screen | list[Screen]:
    """Answer somebody's message, with what was just said if that waits; who begins has taken it.

    Raises Refused NOT_FOUND, or TAKEN if somebody else was faster.
    """
    await answering.take(asking.session, asking.person, number, None, asking.now)
    if _is_answering(asking, number):
        # A second tap: the words are in the form by now.
        return await question(asking)
    lost = loose_words.kept()
    if lost is None or asking.now - lost.at > offering.ONE_BREATH:
        return await begin(REPLYING, asking, enquiry=number)
    text = apart(lost.text)
    if len(text) > LONGEST:
        await begin(REPLYING, asking, enquiry=number)
        return screens.unclear(await question(asking))
    # What was asked later is not what these words answer.
    asked = await threads.newest_said(asking.session, number, lost.at, is_answer=False)
    seen = asked.id if asked is not None else 0
    words = saying.filled(text, lost.sent)
    return await begin(REPLYING, asking, enquiry=number, seen=seen, **words)


def _is_answering(asking: Asking, number: int) -> bool:
    found = standing_at(asking.standing)
    is_it = found is not None and found[0] is REPLYING and asking.filled["enquiry"] == number
    return is_it and saying.WORDS in asking.filled
