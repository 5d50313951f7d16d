"""Whatever the bytes: an activity with figures that can be, or a refusal, and never anything else."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from garmin_fit_sdk import CrcCalculator
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.connectors.files.fit.reader import read_fit
from domain.errors import FileRefused
from domain.training.activity import Activity
from domain.training.recording import Recording
from tests.builders.fit_files import (
    active_set,
    multisport_file,
    night_file,
    pool_swim_file,
    ride_file,
    run_file,
    strength_file,
)

FILES = (
    run_file(workout_rpe=50, sport_profile_name="Run"),
    ride_file([150, 160, 170] * 20),
    pool_swim_file(),
    strength_file(active_set(0, category=[28, 65534], category_subtype=[6, 65535], repetitions=5, weight=100)),
    multisport_file(),
    night_file(datetime(2026, 11, 24, 5, tzinfo=UTC), (7, "light"), (3, "rem"), (0, "awake")),
)
HEADER_SIZE, CRC_SIZE = 14, 2

pytestmark = pytest.mark.fault("F132")


@st.composite
def changed_files(draw: st.DrawFn) -> bytearray:
    """A recording with up to eight bytes of its content changed."""
    data = bytearray(draw(st.sampled_from(FILES)))
    places = st.integers(HEADER_SIZE, len(data) - CRC_SIZE - 1)
    for place, byte in draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8)):
        data[place] = byte
    return data


def sealed(content: bytes) -> bytes:
    """The content under a header and a checksum that are right, so that the decoder has to face it."""
    header = bytearray(FILES[0][:12])
    header[0] = 12
    header[4:8] = len(content).to_bytes(4, "little")
    data = bytes(header) + content
    return data + CrcCalculator.calculate_crc(data, 0, len(data)).to_bytes(2, "little")


def read_or_refusal(data: bytes) -> Recording | str:
    try:
        return read_fit(data, ZoneInfo("Asia/Kathmandu"))
    except FileRefused as refused:
        return refused.key


def is_possible(activity: Activity) -> bool:
    heart_rates = [rate for rate in (activity.average_hr, activity.max_hr) if rate is not None]
    powers = [watts for watts in (activity.average_power_w, activity.normalized_power_w) if watts is not None]
    return (
        0 < activity.moving_s <= activity.elapsed_s <= 7 * 86_400
        and 1990 <= activity.started_at.year <= 2100
        and all(40 <= rate <= 220 for rate in heart_rates)
        and all(0 < watts <= 2500 for watts in powers)
        and (activity.distance_m is None or activity.distance_m > 0)
        and activity.title.isprintable()
    )


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FILES), st.data(), st.integers(1, 255))
def test_one_changed_byte_is_always_noticed(data: bytes, draw: st.DataObject, difference: int) -> None:
    place = draw.draw(st.integers(0, len(data) - 1))
    changed = data[:place] + bytes([data[place] ^ difference]) + data[place + 1 :]

    assert read_or_refusal(changed) in {"not_fit", "fit_damaged"}


@settings(max_examples=600, deadline=None)
@given(changed_files())
def test_changed_content_under_a_right_checksum_gives_possible_figures_or_a_refusal(data: bytearray) -> None:
    found = read_or_refusal(sealed(bytes(data[HEADER_SIZE:-CRC_SIZE])))

    if isinstance(found, str):
        assert found in {"fit_unreadable", "fit_without_activity", "fit_empty"}
    else:
        assert all(map(is_possible, found.activities))
        assert all(0 <= (night.sleep_hours or 0) < 7 * 24 for night in found.nights)
        assert found.activities or found.nights


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_a_file_cut_anywhere_is_refused(data: bytes, draw: st.DataObject) -> None:
    cut = draw.draw(st.integers(0, len(data) - 1))

    assert read_or_refusal(data[:cut]) in {"not_fit", "fit_damaged"}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 2**32 - 1))
def test_a_header_that_lies_about_the_size_is_refused(data: bytes, size: int) -> None:
    lying = data[:4] + size.to_bytes(4, "little") + data[8:]

    assert lying == data or read_or_refusal(lying) == "fit_damaged"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_content_at_all(content: bytes) -> None:
    found = read_or_refusal(sealed(content))

    assert found in {"fit_unreadable", "fit_without_activity", "fit_empty"}


def test_messages_without_end_are_not_followed() -> None:
    """A definition of a message without fields, then a million of them: one byte each."""
    bomb = sealed(b"\x40\x00\x00\x14\x00\x00" + b"\x00" * 1_000_000)

    assert read_or_refusal(bomb) == "fit_unreadable"


def test_a_chain_without_end_is_not_followed() -> None:
    assert read_or_refusal(sealed(b"") * 65) == "fit_unreadable"
