"""What the sieve leaves out of a FIT file changes nothing that is read from it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from garmin_fit_sdk import Decoder, Stream
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.connectors.files.fit.reader import read_fit
from bot.connectors.files.fit.sieve import sieved
from tests.builders.fit_files import (
    Message,
    active_set,
    after,
    fit_file,
    multisport_file,
    night_file,
    pool_swim_file,
    ride_file,
    run_file,
    session,
    strength_file,
)

ZONE = ZoneInfo("Asia/Kathmandu")
RECORDS = {20: frozenset({253, 3})}
FILES = (
    run_file(workout_rpe=50, sport_profile_name="Run"),
    ride_file([150, 160, 170] * 20),
    pool_swim_file(),
    strength_file(active_set(0, category=[28, 65534], category_subtype=[6, 65535], repetitions=5, weight=100)),
    multisport_file(),
    night_file(datetime(2026, 11, 24, 5, tzinfo=UTC), (7, "light"), (3, "rem"), (0, "awake")),
)


def rich_records() -> bytes:
    """A watch writes far more a second than is read."""
    seen = {"position_lat": 600_000_000, "cadence": 85, "power": 200, "temperature": 20}
    records: list[Message] = [
        ("RECORD", {"timestamp": after(second), "distance": 3 * second, "heart_rate": 140 + second % 5, **seen})
        for second in range(60)
    ]
    events: list[Message] = [("EVENT", {"timestamp": after(0), "event": "timer", "event_type": "start"})]
    return fit_file(*events, *records, session("running", 60, total_distance=180))


def as_it_is(file: bytes, wanted: object) -> bytes:
    return file


@pytest.mark.parametrize("data", [*FILES, rich_records()])
def test_what_is_read_is_the_same_without_it(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = read_fit(data, ZONE)
    monkeypatch.setattr("bot.connectors.files.fit.messages.sieved", as_it_is)
    assert read_fit(data, ZONE) == with_it


def test_only_what_is_wanted_stays() -> None:
    data = rich_records()
    small = sieved(data, RECORDS)
    messages, errors = Decoder(Stream.from_byte_array(bytearray(small))).read(enable_crc_check=False)
    assert not errors
    assert list(messages) == ["record_mesgs"]
    assert messages["record_mesgs"][7] == {"timestamp": after(7), "heart_rate": 142}
    assert len(small) < len(data) / 2


def test_what_cannot_be_followed_is_left_as_it_is() -> None:
    whole = run_file()
    assert sieved(whole[:60], RECORDS) == whole[:60]
    compressed = whole[:14] + b"\x80" + whole[15:]
    assert sieved(compressed, RECORDS) == compressed


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_bent_content_is_followed_to_an_end(data: bytes, draw: st.DataObject) -> None:
    bent = bytearray(data)
    for place, byte in draw.draw(
        st.lists(st.tuples(st.integers(14, len(data) - 3), st.integers(0, 255)), min_size=1, max_size=8)
    ):
        bent[place] = byte
    assert len(sieved(bytes(bent), RECORDS)) <= len(bent)
