"""Only a person's own message or tap, in private, from a paired account, gets in."""

from collections.abc import Callable
from typing import Any

import pytest
from telegram import Update

from bot.clock import SystemClock
from bot.telegram.incoming.gate import Admitted, Moved, Stranger, Turned, admit
from domain.athlete.athlete import Athlete
from storage.database import Database
from storage.repositories import athletes

ANNA = {"id": 77, "is_bot": False, "first_name": "Anna"}
MALLORY = {"id": 78, "is_bot": False, "first_name": "Mallory"}
PRIVATE = {"id": 77, "type": "private", "first_name": "Anna"}
GROUP = {"id": -5, "type": "group", "title": "Runners"}
CHANNEL = {"id": -100, "type": "channel", "title": "News"}
BOT = {"id": 9, "is_bot": True, "first_name": "Inline"}
HIDDEN = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}

type Wire = dict[str, Any]


def _message(**more: object) -> Wire:
    return {"message_id": 1, "date": 1_790_000_000, "chat": PRIVATE, "from": ANNA, "text": "/review", **more}


def _tap(**more: object) -> Wire:
    query = {"id": "1", "from": ANNA, "chat_instance": "1", "data": "p:x:1:approve", "message": _message(), **more}
    return {"callback_query": {key: value for key, value in query.items() if value is not None}}


TURNED: tuple[tuple[str, Wire, str], ...] = (
    ("edited", {"edited_message": _message(edit_date=2)}, "edited"),
    ("edited inside", {"message": _message(edit_date=2)}, "edited"),
    ("forwarded", {"message": _message(forward_origin=HIDDEN)}, "forwarded"),
    ("automatic forward", {"message": _message(is_automatic_forward=True)}, "forwarded"),
    ("via bot", {"message": _message(via_bot=BOT)}, "via_bot"),
    ("group", {"message": _message(chat=GROUP)}, "not_private"),
    ("supergroup", {"message": _message(chat=GROUP | {"type": "supergroup"})}, "not_private"),
    ("channel", {"message": _message(chat=CHANNEL)}, "not_private"),
    ("channel post", {"channel_post": _message(chat=CHANNEL)}, "unsupported"),
    ("somebody else's private chat", {"message": _message(chat=PRIVATE | {"id": 78})}, "not_private"),
    ("anonymous admin", {"message": _message(sender_chat=GROUP)}, "anonymous"),
    ("no sender", {"message": _message(**{"from": None})}, "no_person"),
    ("a bot", {"message": _message(**{"from": ANNA | {"is_bot": True}})}, "no_person"),
    ("tap in a group", _tap(message=_message(chat=GROUP)), "not_private"),
    ("inline tap", _tap(message=None, inline_message_id="i"), "inline"),
    ("tap of a bot", _tap(**{"from": ANNA | {"is_bot": True}}), "bot"),
    ("nothing known", {"brand_new_kind": {}}, "unsupported"),
)

ADMITTED: tuple[tuple[str, Wire], ...] = (
    ("message", {"message": _message()}),
    ("tap", _tap()),
    ("tap on an inaccessible message", _tap(message={"chat": PRIVATE, "message_id": 1, "date": 0})),
    ("tap on a message that is gone", _tap(message=None)),
)


@pytest.fixture
async def paired(database: Database) -> Database:
    now = SystemClock().now()
    async with database.writing() as unit:
        await athletes.add(unit, Athlete("anna", "Anna"), now)
        await athletes.pair(unit, "anna", 77, 77, now)
    return database


@pytest.mark.parametrize(("body", "reason"), [case[1:] for case in TURNED], ids=[case[0] for case in TURNED])
async def test_everything_else_is_turned_away(paired: Database, body: Wire, reason: str) -> None:
    assert await _who(paired, body) == Turned(reason)


@pytest.mark.parametrize("body", [case[1] for case in ADMITTED], ids=[case[0] for case in ADMITTED])
async def test_the_paired_person_gets_in(paired: Database, body: Wire) -> None:
    assert await _who(paired, body) == Admitted("anna", 77, 77)


@pytest.mark.parametrize("body", [case[1] for case in ADMITTED], ids=[case[0] for case in ADMITTED])
async def test_the_same_from_somebody_else_is_a_strangers(paired: Database, body: Wire) -> None:
    theirs = _with(
        body, lambda value: MALLORY if value == ANNA else PRIVATE | {"id": 78} if value == PRIVATE else value
    )
    assert await _who(paired, theirs) == Stranger(78, 78)


async def _who(database: Database, body: Wire) -> Admitted | Stranger | Turned | Moved:
    update = Update.de_json({"update_id": 1, **body})
    async with database.reading() as unit:
        return await admit(unit, update)


def _with(value: Any, change: Callable[[Any], Any]) -> Any:
    changed = change(value)
    return {key: _with(each, change) for key, each in changed.items()} if isinstance(changed, dict) else changed
