"""Keeps other websites out: a browser may reach the sandbox only from the sandbox's own page."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class OwnPages:
    """Refuses a request whose `Origin` is another one. Programs send none; browsers always do when they write."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and urlsplit(origin).netloc != headers.get("host"):
                refusal = PlainTextResponse("the sandbox takes nothing from other sites", 403)
                return await refusal(scope, receive, send)
        return await self._app(scope, receive, send)


# A page of another site must not reach the sandbox through a name that resolves to loopback.
GUARDS = (Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]), Middleware(OwnPages))
