"""Lists come in pages, counted from 1; a page that is too large is refused, one beyond the end does not exist."""

from collections.abc import Mapping, Sequence

from bot.sandbox.hevy.refusal import Refusal, bad_request, not_found
from bot.sandbox.hevy.world import Wire

DEFAULT_SIZE = 5


def paged(name: str, items: Sequence[Wire], query: Mapping[str, str], most: int) -> Wire:
    page, size = _whole(query, "page", 1), _whole(query, "pageSize", min(DEFAULT_SIZE, most))
    if page < 1:
        raise bad_request("Invalid page")
    if not 1 <= size <= most:
        raise Refusal(400, "Invalid page size", as_text=True)
    pages = max(1, -(-len(items) // size))
    if page > pages:
        raise not_found("Page not found")
    return {"page": page, "page_count": pages, name: list(items[(page - 1) * size : page * size])}


def _whole(query: Mapping[str, str], name: str, default: int) -> int:
    try:
        return int(query.get(name, default))
    except ValueError as error:
        raise bad_request(f"Invalid {name}") from error
