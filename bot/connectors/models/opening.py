"""Opens a model when a question comes: what reaches it takes a second to load, and most days nobody asks."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.settings import Settings
from domain.ports.purse import Purpose, Purse

if TYPE_CHECKING:
    from pydantic_ai.models import Model


@dataclass(frozen=True, slots=True)
class Opening:
    settings: Settings
    purse: Purse

    def model_for(self, purpose: Purpose) -> "AbstractAsyncContextManager[Model]":
        """To be entered on the loop that asks; may be called in a thread."""
        from bot.connectors.models.providers import reached  # noqa: PLC0415 - loaded here and not before

        return reached(self.settings, self.purse, purpose)
