"""Messages to a human that nobody has answered in time: both sides hear it, once."""

from datetime import datetime

from sqlalchemy import update

from community import outbox
from community.enquiries.messages import who_answers
from community.enquiries.owning import heard_by
from storage.changed import changed
from storage.database import Session
from storage.kinds import EnquiryState, NoticeKind
from storage.models import Enquiry
from storage.queries.enquiries import threads


async def tell(session: Session, enquiry_id: int, now: datetime) -> bool:
    """Remind the organisers and be honest with who asked; False if that is done or not due."""
    is_due = (
        Enquiry.id == enquiry_id,
        Enquiry.state == EnquiryState.OPEN,
        Enquiry.is_overdue_told.is_(False),
        Enquiry.answer_by <= now,
    )
    if not await changed(session, update(Enquiry).where(*is_due).values(is_overdue_told=True)):
        return False
    enquiry = await threads.load(session, enquiry_id)
    assert enquiry is not None
    # Nobody is named who does not answer now.
    await heard_by(session, enquiry, now)
    organisers = set(await who_answers(session, enquiry.municipality_id)) - {enquiry.person_id}
    for kind, whom in (
        (NoticeKind.ENQUIRY_OVERDUE, organisers),
        (NoticeKind.ENQUIRY_UNANSWERED, {enquiry.person_id}),
    ):
        await outbox.tell(
            session,
            kind,
            whom,
            now=now,
            municipality_id=enquiry.municipality_id,
            enquiry_id=enquiry.id,
        )
    return True
