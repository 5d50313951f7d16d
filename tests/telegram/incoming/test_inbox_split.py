"""An answer to getUpdates comes apart into its updates, or is refused as a whole; nothing else happens."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.incoming.inbox import MAX_UPDATE_ID, RawUpdate, Undecodable, salvage_update, split_updates

IDS = st.integers(0, MAX_UPDATE_ID)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.tuples(IDS, JSON), max_size=5))
def test_every_update_keeps_its_id_and_its_content(updates: list[tuple[int, object]]) -> None:
    """Lone surrogates and NaN too: what Telegram sends is stored, whatever can be made of it later."""
    sent = [{"update_id": update_id, "message": body} for update_id, body in updates]
    split = split_updates(json.dumps({"ok": True, "result": sent}).encode())
    assert [each.update_id for each in split] == [update_id for update_id, _ in updates]
    assert [json.dumps(json.loads(each.raw)) for each in split] == [json.dumps(each) for each in sent]


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_anything_else_is_undecodable_and_never_another_error(body: bytes) -> None:
    with suppress(Undecodable):
        assert all(isinstance(each, RawUpdate) for each in split_updates(body))


@pytest.mark.parametrize("update_id", [True, -1, MAX_UPDATE_ID + 1, "7", 1.0, None])
def test_an_id_that_no_database_could_hold_is_not_an_id(update_id: object) -> None:
    with pytest.raises(Undecodable):
        split_updates(json.dumps({"result": [{"update_id": update_id}]}).encode())


def test_one_update_that_cannot_be_decoded_is_saved_as_it_came() -> None:
    deep = b'{"ok":true,"result":[{"update_id":  41, "message":' + b"[" * 100_000
    with pytest.raises(Undecodable):
        split_updates(deep)
    assert salvage_update(deep) == RawUpdate(41, deep)


def test_words_in_a_message_are_not_taken_for_an_id() -> None:
    said = json.dumps({"text": '"update_id": 666'}).encode() + b"\xff"
    with pytest.raises(Undecodable):
        salvage_update(said)
