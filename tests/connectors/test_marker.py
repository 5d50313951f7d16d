"""The mark by which a workout of ours is known elsewhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.marker import Marker, marker_in, with_marker, without_marker

MARKER = Marker[date | None]("w-legs", date(2026, 11, 26), "0123456789ab")


@given(
    st.text("abc \n:-", max_size=40).map(str.strip),
    st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True),
    st.none() | st.dates(date(2000, 1, 1)),
    st.from_regex(r"[0-9a-f]{10,12}", fullmatch=True),
)
def test_what_is_written_is_found_and_taken_out_again(note: str, identity: str, day: date | None, digest: str) -> None:
    marker = Marker[date | None](identity, day, digest)
    marked = with_marker(note, marker)
    assert marker_in(marked) == marker
    assert without_marker(marked) == note


@pytest.mark.parametrize("note", [f"{MARKER} slowly", f"slowly {MARKER}\nand again", f"\n{MARKER}\n"])
def test_it_is_found_where_somebody_wrote_beside_it(note: str) -> None:
    assert marker_in(note) == MARKER


@pytest.mark.parametrize(
    "note", ["", f"{MARKER}0", f"x{MARKER}", "coach:w-legs:2026-13-45:0123456789ab", "coach:W:2026-11-26:0123456789ab"]
)
def test_what_only_looks_like_it_is_none(note: str) -> None:
    assert marker_in(note) is None
