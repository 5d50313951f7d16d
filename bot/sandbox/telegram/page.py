"""The chat page: one person's phone in a browser."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

FOLDER = Path(__file__).parent / "static"
POLICY = "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"


def page_routes() -> list[Route | Mount]:
    return [Route("/chat", _chat), Mount("/chat/static", StaticFiles(directory=FOLDER))]


async def _chat(request: Request) -> Response:  # noqa: ARG001 - a route takes its request
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    return FileResponse(FOLDER / "chat.html", media_type="text/html", headers=headers)
