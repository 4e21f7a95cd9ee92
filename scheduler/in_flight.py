"""What is on its way: between the last check and the outcome."""

from dataclasses import dataclass

from messengers.screen import Screen
from storage.models import Contact, Delivery


@dataclass(frozen=True, slots=True)
class InFlight:
    """A delivery that was marked in flight by this epoch, and what it says."""

    delivery: Delivery
    contact: Contact
    epoch: int
    screen: Screen
