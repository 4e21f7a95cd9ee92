"""What people type: dates, hours, places, and the few words that work everywhere."""

from bot.reading.dates import read_date
from bot.reading.hours import read_hour, wall_time
from bot.reading.places import known_place
from bot.reading.unclear import Reason, Unclear
from bot.reading.whole_message import (
    CommandWord,
    FormWord,
    command_word,
    form_word,
    yes_or_no,
)

__all__ = [
    "CommandWord",
    "FormWord",
    "Reason",
    "Unclear",
    "command_word",
    "form_word",
    "known_place",
    "read_date",
    "read_hour",
    "wall_time",
    "yes_or_no",
]
