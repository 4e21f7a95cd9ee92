"""A plain yes is said to what its author has before their eyes, not to words of earlier."""

from sqlalchemy import update

from storage.models import ConversationState, EnquiryMessage, Rsvp
from tests.conversations.deeds import sends_meeting
from tests.conversations.needs.triaging import accepts, gathers, has_said, opens_new
from tests.conversations.polls.deeds import QUESTION, opens_poll
from tests.conversations.tables import count, one
from tests.conversations.town import Actor, Town

PRIVATE = "Вкъщи не е добре"


async def says_something_private(maria: Actor) -> None:
    await maria.writes(PRIVATE)
    maria.sees("Още не сме го предали")


async def test_at_a_meeting_that_was_opened_since_it_is_no_yes_to_older_words(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await sends_meeting(elena)
    invitation = maria.sees_button("Няма да дойда").data
    assert invitation is not None
    await says_something_private(maria)
    await maria.forges(invitation)
    await maria.writes("да")
    maria.sees("Да запишем ли", "ще дойдете")
    assert await count(town, EnquiryMessage) == 0
    assert await count(town, Rsvp) == 1


async def test_at_a_ballot_that_was_opened_since_it_leads_back_there(
    town: Town, maria: Actor
) -> None:
    await opens_poll(town)
    ballot = maria.sees_button("Започвам").data
    assert ballot is not None
    await says_something_private(maria)
    await maria.forges(ballot)
    await maria.writes("да")
    maria.sees("🗳️ Гласуване", QUESTION)
    assert await count(town, EnquiryMessage) == 0


async def test_after_news_of_a_need_the_older_words_are_offered_again(
    town: Town, elena: Actor, maria: Actor
) -> None:
    await has_said(maria)
    await opens_new(elena)
    await accepts(elena)
    await says_something_private(maria)
    await gathers(town)
    maria.has_heard("📌 № 1: прието")
    await maria.writes("да")
    assert await count(town, EnquiryMessage) == 0
    maria.sees(PRIVATE, "Моля, изберете някой от бутоните.")


async def test_who_looks_for_help_in_between_is_asked_again(town: Town, maria: Actor) -> None:
    await says_something_private(maria)
    await maria.taps("☎️ Помощ")
    await maria.writes("да")
    assert await count(town, EnquiryMessage) == 0
    maria.sees(PRIVATE, "Още не сме го предали")


async def test_what_an_older_bot_has_kept_is_no_mistake_of_ours(town: Town, maria: Actor) -> None:
    await says_something_private(maria)
    kept = (await one(town, ConversationState)).data
    older = {key: kept["lost"][key] for key in kept["lost"].keys() - {"yes", "number"}}
    async with town.database.write() as session:
        await session.execute(update(ConversationState).values(data={"lost": older}))
    await maria.writes("да")
    maria.does_not_see("Грешката е наша")
    assert await count(town, EnquiryMessage) == 0
