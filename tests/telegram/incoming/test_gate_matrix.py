"""Every kind of update from every kind of chat and sender: a command is only what the paired person says in private."""

import itertools
from typing import Any

import pytest
from telegram import Update

from bot.clock import SystemClock
from bot.telegram.incoming.gate import Admitted, Moved, Stranger, Turned, admit, foreign_chat
from domain.athlete.athlete import Athlete
from storage.database import Database
from storage.repositories import athletes

type Wire = dict[str, Any]

ANNA, MALLORY, BOT = 77, 78, 9
PEOPLE: dict[str, Wire | None] = {
    "anna": {"id": ANNA, "is_bot": False, "first_name": "Anna"},
    "mallory": {"id": MALLORY, "is_bot": False, "first_name": "Mallory"},
    "a bot": {"id": BOT, "is_bot": True, "first_name": "Inline"},
    "the group itself": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
    "nobody": None,
}
CHATS: dict[str, Wire] = {
    "anna's": {"id": ANNA, "type": "private", "first_name": "Anna"},
    "mallory's": {"id": MALLORY, "type": "private", "first_name": "Mallory"},
    "group": {"id": -5, "type": "group", "title": "Runners"},
    "supergroup": {"id": -1005, "type": "supergroup", "title": "Runners"},
    "channel": {"id": -1006, "type": "channel", "title": "News"},
}
PRIVATE = {"anna's": "anna", "mallory's": "mallory"}
WRITTEN = ("message", "edited_message", "channel_post", "edited_channel_post", "business_message")
DISGUISES: dict[str, Wire] = {
    "plain": {},
    "forwarded": {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}},
    "via a bot": {"via_bot": PEOPLE["a bot"]},
    "signed by a chat": {"sender_chat": CHATS["supergroup"]},
    "changed": {"edit_date": 2},
}


def written(kind: str, sender: Wire | None, chat: Wire, disguise: Wire) -> Wire:
    author = {} if sender is None else {"from": sender}
    return {kind: {"message_id": 1, "date": 1_790_000_000, "chat": chat, "text": "/review", **author, **disguise}}


def tapped(sender: Wire, chat: Wire) -> Wire:
    message = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "text": "a card"}
    return {"callback_query": {"id": "1", "from": sender, "chat_instance": "1", "data": "p:x:1:a", "message": message}}


def membership(sender: Wire, chat: Wire, status: str) -> Wire:
    old, new = ({"status": each, "user": PEOPLE["a bot"]} for each in ("member", status))
    until = {"until_date": 0} if status == "kicked" else {}
    change = {"chat": chat, "from": sender, "date": 1, "old_chat_member": old, "new_chat_member": new | until}
    return {"my_chat_member": change}


@pytest.fixture
async def paired(database: Database) -> Database:
    now = SystemClock().now()
    async with database.writing() as unit:
        await athletes.add(unit, Athlete("anna", "Anna"), now)
        await athletes.pair(unit, "anna", ANNA, ANNA, now)
    return database


async def who(database: Database, body: Wire) -> Admitted | Moved | Stranger | Turned:
    update = Update.de_json({"update_id": 1, **body})
    async with database.reading() as unit:
        return await admit(unit, update)


@pytest.mark.fault("F46")
@pytest.mark.parametrize("kind", WRITTEN)
async def test_only_the_plain_words_of_a_person_in_private_are_heard(paired: Database, kind: str) -> None:
    seen = 0
    for (sender, person), (place, chat), (name, disguise) in itertools.product(
        PEOPLE.items(), CHATS.items(), DISGUISES.items()
    ):
        found = await who(paired, written(kind, person, chat, disguise))
        plain = kind == "message" and name == "plain" and PRIVATE.get(place) == sender
        expected = {"anna": Admitted("anna", ANNA, ANNA), "mallory": Stranger(MALLORY, MALLORY)} if plain else {}
        assert found == expected.get(sender, found), (sender, place, name)
        assert isinstance(found, Turned) or sender in expected, (sender, place, name, found)
        seen += 1
    assert seen == len(PEOPLE) * len(CHATS) * len(DISGUISES) == 125


@pytest.mark.fault("F46")
async def test_a_tap_counts_only_in_the_private_chat_of_who_tapped(paired: Database) -> None:
    for (sender, person), (place, chat) in itertools.product(PEOPLE.items(), CHATS.items()):
        if person is None:
            continue
        found = await who(paired, tapped(person, chat))
        own = PRIVATE.get(place) == sender
        assert isinstance(found, Admitted) == (own and sender == "anna"), (sender, place)
        assert isinstance(found, Stranger) == (own and sender == "mallory"), (sender, place)


@pytest.mark.fault("F47")
async def test_only_an_athletes_own_chat_says_whether_they_are_reached(paired: Database) -> None:
    for (sender, person), (place, chat), status in itertools.product(
        PEOPLE.items(), CHATS.items(), ("member", "kicked", "left")
    ):
        if person is None:
            continue
        found = await who(paired, membership(person, chat, status))
        own = place == "anna's" and sender == "anna"
        assert found == (Moved("anna", ANNA, status == "member") if own else Turned("membership")), (sender, place)


async def test_whoever_could_not_be_reached_is_known_as_such(paired: Database) -> None:
    async with paired.writing() as unit:
        await athletes.set_lost(unit, "anna", SystemClock().now())
    body = written("message", PEOPLE["anna"], CHATS["anna's"], {})
    assert await who(paired, body) == Admitted("anna", ANNA, ANNA, reached=False)


@pytest.mark.fault("F46")
@pytest.mark.parametrize("place", CHATS)
def test_groups_and_channels_are_left_and_nothing_else_is(place: str) -> None:
    anna, chat = PEOPLE["anna"], CHATS[place]
    assert anna is not None
    wanted = None if chat["type"] == "private" else chat["id"]
    for body in (written("message", anna, chat, {}), tapped(anna, chat), membership(anna, chat, "member")):
        assert foreign_chat(Update.de_json({"update_id": 1, **body})) == wanted
    assert foreign_chat(Update.de_json({"update_id": 1, **membership(anna, chat, "left")})) is None
