"""How often somebody may send a wrong code from one address.

It is counted in memory, where STOP and a new beginning do not reach it, and nothing about a
stranger is stored; what keeps the codes from being guessed is their length.
"""

from datetime import datetime, timedelta

from storage.kinds import MessengerName

MOST = 5
WITHIN = timedelta(hours=1)

Address = tuple[MessengerName, str]


class Guesses:
    """The wrong codes of the last hour, by the address they came from."""

    def __init__(self) -> None:
        self._wrong: dict[Address, list[datetime]] = {}

    def are_enough(self, address: Address, now: datetime) -> bool:
        """Whether codes from this address are not listened to: for an hour after the fifth."""
        return len(self._recent(address, now)) >= MOST

    def note(self, address: Address, now: datetime) -> None:
        """Count one more; what is older than an hour is forgotten, whosever it was."""
        self._wrong[address] = [*self._recent(address, now), now]
        for each in [each for each in self._wrong if not self._recent(each, now)]:
            del self._wrong[each]

    def _recent(self, address: Address, now: datetime) -> list[datetime]:
        times = self._wrong.get(address, [])
        is_closed = len(times) >= MOST and now - times[-1] < WITHIN
        return times if is_closed else [at for at in times if now - at < WITHIN]
