"""Saying what is needed: tell it, choose a topic, look at it, send.

Place, whom it concerns and the missing name are preset, and changed where everything is looked
at. What was told already, anywhere in the chat, is not asked for again (`begin_need`).
"""

from collections.abc import Sequence

from bot.forms.engine import Asking, Form, Step, begin, not_by_words, question, register
from bot.forms.needs import alike, telling
from bot.forms.needs.telling import told_in
from bot.reading import known_place
from bot.screens.needs import saying as screens
from bot.screens.needs.alike import YES
from community import doors
from community.announcing.media import Attachment
from community.needs import saying
from community.needs.saying import Pin, Said, Why
from messengers.screen import Screen
from storage.kinds import MediaKind, NeedArea, NeedReach
from storage.queries import towns

# With "without a place" at most seven choices (reference/domain.md, 4).
OFFERED_PLACES = 6


async def begin_need(
    asking: Asking, *, text: str = "", media: Sequence[Attachment] = (), **known: str
) -> Screen | list[Screen]:
    """Begin to say what is needed, with what was sent before, if anything.

    Words that stand below something count once. What can not go with a need is told, the rest
    stays. Raises Refused NOT_FOUND or ENOUGH_NEEDS.
    """
    person = asking.person
    await saying.check_may_say(asking.session, person, asking.now)
    told = telling.nothing()
    problems = [telling.add_media(told, sent) for sent in media]
    if not telling.says(told, text):
        problems.append(telling.add_words(told, text))
    screen = await begin(
        NEED,
        asking,
        told=told,
        reach=NeedReach.STREET,
        is_named=False,
        settlement=person.settlement_id,
        others=[],
        **known,
    )
    why = next((each for each in problems if each is not None), None)
    return screen if why is None else await _not_taken(asking, why)


async def _is_untold(asking: Asking) -> bool:
    return telling.is_empty(told_in(asking))


async def _ask_what(asking: Asking) -> Screen:
    asking.filled["is_asked"] = True
    return screens.what(asking.nonce)


async def _no_tap(asking: Asking, value: str) -> Screen | None:
    return await question(asking)


async def _take_words(asking: Asking, words: str) -> Screen | None:
    if asking.step_name == "similar" and alike.is_answer(words):
        return await not_by_words(asking, words)
    return await _added(asking, telling.add_words(told_in(asking), words))


async def _take_media(asking: Asking, sent: Attachment | None) -> Screen | None:
    return await _added(asking, telling.add_media(told_in(asking), sent))


async def _added(asking: Asking, why: Why | None) -> Screen | None:
    """The first that was told leads on; what comes later is compared, and shown there."""
    if why is not None:
        return await _not_taken(asking, why)
    if asking.step_name == "told" and not await _is_untold(asking):
        return None
    if asking.step_name == "similar":
        again = await _look(asking)
        return again if asking.step_name == "sure" else screens.with_pieces(again, _told(asking))
    if asking.step_name in ("sure", "place") and await alike.has_similar(asking):
        asking.standing.state = f"{NEED.name}:similar"
    return await question(asking)


async def _not_taken(asking: Asking, why: Why) -> Screen:
    has_other = not await _is_untold(asking)
    asked = await question(asking)
    # What it may be the same as must be read beside the buttons.
    stays = asked.body if asking.step_name == "similar" else ""
    return screens.not_taken(asked, why, has_other=has_other, stays=stays)


async def _ask_area(asking: Asking) -> Screen:
    is_asked = bool(asking.filled.get("is_asked"))
    return screens.areas(asking.nonce, "area", _told(asking), is_asked=is_asked)


async def _take_area(asking: Asking, value: str) -> Screen | None:
    if value == screens.MORE:
        return screens.more_areas(asking.nonce, "area")
    if value not in set(NeedArea):
        return await question(asking)
    asking.filled["area"] = value
    return None


async def _ask_similar(asking: Asking) -> Screen:
    return await alike.ask(asking) or await _look(asking)


async def _take_similar(asking: Asking, value: str) -> Screen | None:
    if value == screens.NO:
        asking.filled["others"].append(asking.filled["alike"])
        return None
    if value != YES:
        return await question(asking)
    # Without one it was decided about meanwhile.
    return await alike.support(asking) or await _look(asking)


async def _ask_sure(asking: Asking) -> Screen:
    return screens.check(asking.nonce, _told(asking), await _place_name(asking))


async def _place_name(asking: Asking) -> str:
    number = asking.filled["settlement"]
    offered = await towns.settlements(asking.session, asking.person.municipality_id)
    return next((each.name for each in offered if each.id == number), "")


async def _take_sure(asking: Asking, value: str) -> Screen | None:
    """Send it, or change one part of it."""
    if value == screens.SEND:
        return None
    if value in screens.QUESTIONS:
        return screens.QUESTIONS[value](asking.nonce)
    if value == screens.PLACE:
        asking.standing.state = f"{NEED.name}:place"
    elif value == screens.NAME:
        asking.filled["is_named"] = not asking.filled["is_named"]
    elif value in set(NeedReach):
        asking.filled["reach"] = value
    elif value in set(NeedArea):
        asking.filled["area"] = value
        return await _look(asking)
    return await question(asking)


async def _look(asking: Asking) -> Screen:
    """Look at it again; in another place or topic somebody else may have said the same."""
    step = "similar" if await alike.has_similar(asking) else "sure"
    asking.standing.state = f"{NEED.name}:{step}"
    return await question(asking)


async def _never(asking: Asking) -> bool:
    """One comes to it only from where everything is looked at."""
    return False


async def _ask_place(asking: Asking) -> Screen:
    offered = await towns.settlements(asking.session, asking.person.municipality_id)
    return screens.place(asking.nonce, offered[:OFFERED_PLACES])


async def _take_place(asking: Asking, value: str) -> Screen | None:
    offered = await towns.settlements(asking.session, asking.person.municipality_id)
    if value != screens.NO and value not in {str(each.id) for each in offered}:
        return await question(asking)
    asking.filled["settlement"] = None if value == screens.NO else int(value)
    if value == screens.NO:
        asking.filled.pop("pin", None)
    return await _look(asking)


async def _take_place_words(asking: Asking, words: str) -> Screen | None:
    offered = await towns.settlements(asking.session, asking.person.municipality_id)
    found = known_place(words, [each.name for each in offered])
    if found is None:
        return screens.place_unknown(await question(asking))
    asking.filled["settlement"] = offered[found].id
    return await _look(asking)


async def take_pin(asking: Asking, pin: Pin) -> Screen:
    """Take a point on the map, wherever one stands in the form."""
    asking.filled["pin"] = [round(pin.latitude, 5), round(pin.longitude, 5)]
    return await (_look(asking) if asking.step_name == "place" else question(asking))


def _told(asking: Asking) -> screens.Told:
    filled, told = asking.filled, told_in(asking)
    return screens.Told(
        text=telling.words_of(told),
        is_masked=told["is_masked"],
        photos=telling.count(told, MediaKind.PHOTO),
        recordings=telling.count(told, MediaKind.VOICE),
        has_pin="pin" in filled,
        area=NeedArea(filled["area"]) if "area" in filled else None,
        reach=NeedReach(filled["reach"]),
        is_named=filled["is_named"],
    )


async def _finish(asking: Asking) -> Screen:
    """Write it down; until something else is done here, a second tap shows it again."""
    filled, told = asking.filled, told_in(asking)
    said = Said(
        area=NeedArea(filled["area"]),
        reach=NeedReach(filled["reach"]),
        is_named=filled["is_named"],
        text=telling.words_of(told) or None,
        has_masked_number=told["is_masked"],
        settlement_id=filled["settlement"],
        pin=Pin(*filled["pin"]) if "pin" in filled else None,
        attachments=telling.attachments(told),
    )
    session, person, messenger = asking.session, asking.person, asking.contact.messenger
    need = await saying.say(session, person, messenger, said, asking.now)
    asking.standing.state, asking.standing.data = None, {"nonce": asking.nonce, "said": need.id}
    return screens.said(await doors.own_need(session, person, need.id))


NEED = register(
    Form(
        "need",
        (
            Step("told", _ask_what, _no_tap, _take_words, _is_untold, True, _take_media),
            Step("area", _ask_area, _take_area, _take_words, take_media=_take_media),
            Step(
                "similar",
                _ask_similar,
                _take_similar,
                _take_words,
                alike.has_similar,
                take_media=_take_media,
            ),
            Step("sure", _ask_sure, _take_sure, _take_words, take_media=_take_media),
            Step("place", _ask_place, _take_place, _take_place_words, _never, True, _take_media),
        ),
        _finish,
    )
)
