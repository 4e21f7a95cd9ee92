"""aiogram's FSM state, kept in the same transaction as everything else."""

from collections.abc import Mapping
from contextvars import ContextVar
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey


@dataclass
class Standing:
    """Where one conversation stands, as loaded; `updated_at` is None for one never stored."""

    state: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    updated_at: datetime | None = None

    def copy(self) -> "Standing":
        """What to go back to when a verb refuses."""
        return Standing(self.state, deepcopy(self.data), self.updated_at)


current: ContextVar[Standing] = ContextVar("current_standing")


class OneConversation(BaseStorage):
    """The storage that aiogram asks: the standing of the update in hand and of no other."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Stand at another step."""
        current.get().state = state.state if isinstance(state, State) else state

    async def get_state(self, key: StorageKey) -> str | None:
        """The step, as text."""
        return current.get().state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace what was filled in."""
        current.get().data = dict(data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """A copy of what was filled in."""
        return dict(current.get().data)

    async def close(self) -> None:
        """Nothing is held open."""
