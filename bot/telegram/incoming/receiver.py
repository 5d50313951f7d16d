"""How updates reach the coach: it asks for them, or Telegram brings them."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from starlette.routing import Route

# In the order in which the gate knows them; nothing else is asked for.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


class Receiver(Protocol):
    @property
    def routes(self) -> "tuple[Route, ...]":
        """What a web server has to serve for it; nothing where the coach asks."""
        ...

    async def run(self) -> None:
        """Until cancelled. Whatever fails is tried again."""
        ...
