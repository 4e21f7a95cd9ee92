"""The only place that asks what time it is; the demo and the tests move it."""

from datetime import UTC, datetime, timedelta


class Clock:
    """The time of the community: the real one, plus what the demo has moved it by."""

    def __init__(self, moved: timedelta = timedelta(0)) -> None:
        self.moved = moved

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC) + self.moved

    def unmoved(self) -> datetime:
        """This moment as everybody else tells it: the demo moves no clock but ours."""
        return self.now() - self.moved

    def move(self, by: timedelta) -> None:
        """Let time pass at once; only forwards, since what was sent can not be unsent.

        Raises ValueError for a negative step.
        """
        if by < timedelta(0):
            raise ValueError("time moves forwards only")
        self.moved += by


def real_now() -> datetime:
    """The machine's own time in UTC: for what the moved clock must not touch, like a 429 pause."""
    return datetime.now(UTC)
