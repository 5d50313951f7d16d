"""Whatever the bytes of a TCX, GPX, CSV, Apple Health or zip file: possible figures or a refusal, in bounded time."""

import time
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.connectors.files.recordings import read_recording
from bot.telegram.messages import errors
from domain.errors import FileRefused
from domain.training.activity import Activity
from domain.training.recording import Recording
from tests.builders.fit_files import run_file
from tests.builders.recorded_files import (
    START,
    gpx_file,
    gpx_segment,
    gzipped,
    health_file,
    health_workout,
    hevy_file,
    quantity,
    sleep,
    statistics,
    tcx_file,
    tcx_lap,
    zipped,
)

HEALTH = health_file(
    health_workout("Running", START, 40, statistics("HeartRate", "count/min", average=140, maximum=160)),
    quantity("BodyMass", START, "75", "kg"),
    sleep(START - timedelta(hours=8), START),
)
FILES = {
    "run.tcx": tcx_file(tcx_lap(60, 200)),
    "run.gpx": gpx_file(gpx_segment(3.0, 30)),
    "export.xml": HEALTH,
    "workouts.csv": hevy_file(),
    "run.fit.gz": gzipped(run_file()),
    "export.zip": zipped({"run.fit": run_file(), "run.gpx": gpx_file(gpx_segment(3.0, 30))}),
}
UNFOLDS = "".join(f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in pairwise("abcdefghij"))
BOMB = f"<!DOCTYPE lolz [<!ENTITY a 'lol'>{UNFOLDS}]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
names = st.sampled_from(sorted(FILES))

pytestmark = pytest.mark.fault("F133")


def read_or_refusal(data: bytes, name: str) -> Recording | str:
    began = time.monotonic()
    try:
        return read_recording(data, name, ZoneInfo("Asia/Kathmandu"))
    except FileRefused as refused:
        return in_words(refused)
    finally:
        assert time.monotonic() - began < 5


def in_words(refused: FileRefused) -> str:
    assert refused.key in errors.SENTENCES
    assert "unknown" not in errors.sentence(refused)
    return refused.key


def is_possible(activity: Activity) -> bool:
    rates = [rate for rate in (activity.average_hr, activity.max_hr) if rate is not None]
    return (
        0 < activity.moving_s <= activity.elapsed_s <= 7 * 86_400
        and 1990 <= activity.started_at.year <= 2100
        and all(40 <= rate <= 220 for rate in rates)
        and (activity.distance_m is None or activity.distance_m > 0)
        and activity.title.isprintable()
    )


@settings(max_examples=250, deadline=None)
@given(names, st.data())
def test_a_file_cut_anywhere_is_refused(name: str, draw: st.DataObject) -> None:
    data = FILES[name].rstrip(b"\n")
    cut = draw.draw(st.integers(0, len(data) - 2))
    found = read_or_refusal(data[:cut], name)
    if name == "workouts.csv" and not isinstance(found, str):
        rest_of_the_row = b"" if data[:cut].endswith(b"\n") else data[cut:].partition(b"\n")[0]
        assert b"," not in rest_of_the_row, "only in the last field and behind it nothing shows that there was more"
    else:
        assert isinstance(found, str)


@settings(max_examples=600, deadline=None)
@given(names, st.data())
def test_changed_bytes_give_possible_figures_or_a_refusal(name: str, draw: st.DataObject) -> None:
    data = bytearray(FILES[name])
    places = st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255))
    for place, byte in draw.draw(st.lists(places, min_size=1, max_size=8)):
        data[place] = byte
    found = read_or_refusal(bytes(data), name)
    if not isinstance(found, str):
        assert all(map(is_possible, found.activities))
        assert not found.is_empty


@settings(max_examples=200, deadline=None)
@given(names, st.binary(max_size=300))
def test_any_content_at_all_under_any_name(name: str, content: bytes) -> None:
    assert isinstance(read_or_refusal(content, name), str)


@pytest.mark.parametrize("root", ["gpx", "TrainingCenterDatabase", "HealthData"])
@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE], ids=["unfolding", "from outside"])
def test_entities_are_refused_before_they_are_followed(root: str, doctype: str) -> None:
    assert read_or_refusal(f"<?xml version='1.0'?>{doctype}<{root}>&a;</{root}>".encode(), "x.xml") == "xml_entities"


def test_elements_without_end_are_not_followed() -> None:
    assert read_or_refusal(b"<gpx>" + b"<trk>" * 300_000, "deep.gpx") == "xml_damaged"


def test_text_without_end_is_not_kept() -> None:
    long = gpx_file(name="A" * 5_000_000)
    found = read_or_refusal(long, "long.gpx")
    assert isinstance(found, Recording)
    assert len(found.activities[0].title) == 60
