"""Whether somebody's words may answer a question about their need, or what a human wrote them."""

from datetime import datetime, timedelta

from bot.screens.enquiries.common import LONGEST
from bot.screens.enquiries.offering import Reply
from community.announcing.media import Attachment
from community.enquiries import doors
from community.enquiries.asking import check_may_write_on
from community.needs import answering
from community.refusals import Refused
from community.rules.permissions import Permission
from storage.database import Session
from storage.kinds import MediaKind
from storage.models import Person
from storage.queries import meetings
from storage.queries.enquiries import threads
from storage.queries.outbox.heard import Heard, newest

# Ours: so long words may be meant for the human who has written.
A_TALK = timedelta(days=7)


async def heard_newest(
    session: Session, person: Person, now: datetime, *, with_more: bool = False
) -> Heard | None:
    """What this person was asked or told last, of all that can be answered.

    `with_more` counts what they have just answered, too: more may be added.
    """
    ahead = await meetings.coming_for(session, person.id, now)
    numbers = [each.meeting.id for each in ahead]
    since = now - A_TALK
    return await newest(session, person.id, numbers, since, now, with_more=with_more)


async def reply_of(
    session: Session, person: Person, text: str, sent: Attachment | None, now: datetime
) -> Reply | None:
    """To what these words are the answer, if that came last and may still be answered."""
    heard = await heard_newest(session, person, now, with_more=True)
    if heard is None:
        return None
    try:
        if heard.need_id is not None and len(text) <= answering.LONGEST_ANSWER:
            if heard.is_done:
                need = await answering.unconfirmed(session, person, heard.need_id)
            else:
                need, _question = await answering.asked(session, person, heard.need_id)
            is_heard = sent is not None and sent.kind == MediaKind.VOICE
            tells_voice = is_heard and not need.is_named
            return Reply(need=need, is_done=heard.is_done, tells_voice=tells_voice)
        if heard.enquiry_id is not None and len(text) <= LONGEST:
            if heard.is_asked:
                return await _asked(session, person, heard.enquiry_id)
            enquiry = await check_may_write_on(session, person, heard.enquiry_id, now)
            answer = await threads.newest_said(session, enquiry.id, now, is_answer=True)
            by = answer.by if answer is not None else None
            return Reply(enquiry=enquiry, name=by.name if by is not None else None)
    except Refused:
        return None
    return None


async def _asked(session: Session, person: Person, enquiry_id: int) -> Reply | None:
    """Somebody's message, unless another organiser has taken it."""
    enquiry = await doors.organised_enquiry(
        session, person, enquiry_id, Permission.ANSWER_ENQUIRIES
    )
    if enquiry.taken_by_id not in (None, person.id):
        return None
    return Reply(enquiry=enquiry, name=enquiry.person.name, is_asked=True)
