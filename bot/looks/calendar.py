"""A meeting as an iCalendar file (RFC 5545)."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from storage.models import Meeting

# The notice names no end; calendars want one, and two hours is a usual session.
USUAL_LENGTH = timedelta(hours=2)


def calendar_file(meeting: Meeting, summary: str, now: datetime) -> bytes:
    """One event in UTC; opening it twice changes the same entry, since its UID stays.

    The moment of its making tells it from the same number of another installation.
    """
    event = Event()
    event.add("uid", f"meeting-{meeting.id}-{meeting.created_at:%Y%m%dT%H%M%SZ}@megdan")
    event.add("sequence", meeting.version)
    event.add("dtstamp", now)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.starts_at + USUAL_LENGTH)
    event.add("summary", summary)
    event.add("location", meeting.place)
    calendar = Calendar()
    calendar.add("prodid", "-//Megdan//Megdan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
