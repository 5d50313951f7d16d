"""Who may ask: whoever knows the token; without one, whoever is on this machine and means it."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

# A page of another site must not get here through a name of its own that resolves to loopback.
OWN_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})

Answer = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Guard:
    token: str | None = field(default=None, repr=False)

    def before(self, answer: Answer) -> Answer:
        """The same route, for those who may."""

        async def guarded(request: Request) -> Response:
            return self._refusal(request) or await answer(request)

        return guarded

    def _refusal(self, request: Request) -> Response | None:
        if self.token is None:
            own = _host(request.headers.get("host", "")) in OWN_NAMES
            return None if own else PlainTextResponse("ask by the name of this machine", 421)
        given = request.headers.get("authorization", "").encode()
        if hmac.compare_digest(given, f"Bearer {self.token}".encode()):
            return None
        return PlainTextResponse("a token is needed", 401, {"WWW-Authenticate": "Bearer"})


def _host(header: str) -> str | None:
    try:
        return urlsplit(f"//{header}").hostname
    except ValueError:
        return None
