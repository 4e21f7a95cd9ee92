"""What a message costs: sessions, free messages and balance (viber.md 2.2 and 13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from typing import Literal

from simulator.viber.refusals import RefusalError

SESSION_SECONDS = 24 * 3600
FREE_A_MONTH = 10_000


class BillingStatus(IntEnum):
    """The billing_status of an answer."""

    NOT_COUNTED = 0
    IN_SESSION = 1
    IN_SESSION_BILLABLE = 2
    FREE = 3
    FREE_BILLABLE = 4
    CHARGED = 5


@dataclass(slots=True)
class Billing:
    """The bot's account; `balance` in messages that it can pay for, None without end.

    A legacy bot has free messages outside of sessions, per calendar month in UTC, and is refused
    beyond them with 23; a billable bot pays for them, and is refused without balance with 24.
    """

    mode: Literal["legacy", "billable"] = "legacy"
    free_a_month: int = FREE_A_MONTH
    balance: int | None = None
    used: int = 0
    charged: int = 0
    month: str = ""

    def count(self, now: float, session_at: float | None) -> BillingStatus:
        """Count a message or refuse it; the session began so long ago (seconds since 1970)."""
        is_billable = self.mode == "billable"
        if session_at is not None and now - session_at < SESSION_SECONDS:
            return BillingStatus.IN_SESSION_BILLABLE if is_billable else BillingStatus.IN_SESSION
        self._turn_month(now)
        if self.used < self.free_a_month:
            self.used += 1
            return BillingStatus.FREE_BILLABLE if is_billable else BillingStatus.FREE
        if not is_billable:
            raise RefusalError(23)
        return self._charge()

    def _charge(self) -> BillingStatus:
        if self.balance is not None:
            if self.balance < 1:
                raise RefusalError(24)
            self.balance -= 1
        self.charged += 1
        return BillingStatus.CHARGED

    def _turn_month(self, now: float) -> None:
        month = datetime.fromtimestamp(now, UTC).strftime("%Y-%m")
        if month != self.month:
            self.month, self.used = month, 0
