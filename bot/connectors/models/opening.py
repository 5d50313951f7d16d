"""Opens the models when the first question comes: what reaches them takes a second to load."""

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from bot.settings import Settings
from domain.ports.purse import Purpose, Purse

if TYPE_CHECKING:
    from pydantic_ai.models import Model

    from bot.connectors.models.providers import Models


@dataclass(eq=False, slots=True)
class Opening:
    """One for a process, asked from threads; the clients behind it are made once."""

    settings: Settings
    purse: Purse
    _models: "Models | None" = None
    _lock: Lock = field(default_factory=Lock)

    def model_for(self, purpose: Purpose) -> "Model":
        with self._lock:
            if self._models is None:
                from bot.connectors.models.providers import providers  # noqa: PLC0415 - loaded here and not before

                self._models = providers(self.settings, self.purse)
        return self._models(purpose)
