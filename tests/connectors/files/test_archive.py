"""Archives: everything in them that can be read, and why not the others; nothing in them can do harm."""

import struct
import zipfile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.files.recordings import read_recording
from domain.errors import FileRefused
from domain.training.left_out import LeftOut, Why
from domain.training.recording import Recording
from tests.builders.fit_files import START as FIT_START
from tests.builders.fit_files import fit_file, run_file
from tests.builders.recorded_files import (
    START,
    gpx_file,
    gzipped,
    health_file,
    health_workout,
    hevy_file,
    tcx_file,
    tcx_lap,
    zipped,
)

UTC_ZONE = ZoneInfo("UTC")


def read(data: bytes, name: str = "export.zip") -> Recording:
    return read_recording(data, name, UTC_ZONE)


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read(data)
    return refused.value.key


def test_a_whole_export_with_folders_gzip_and_archives_inside() -> None:
    found = read(
        zipped(
            {
                "export_1/activities/1.fit.gz": gzipped(run_file()),
                "export_1/activities/2.TCX": tcx_file(),
                "export_1/activities/3.gpx.gz": gzipped(gpx_file(kind="cycling")),
                "export_1/UploadedFiles_Part1.zip": zipped({"hevy.csv": hevy_file()}),
                "apple_health_export/export.xml": health_file(health_workout("Walking", START, 30)),
                "export_1/profile.json": b"{}",
                "export_1/activities.csv": b"Activity ID,Activity Date\n1,2026\n",
                "apple_health_export/workout-routes/route_2026-11-23_6.30am.gpx": gpx_file(kind="", name="Route"),
                "apple_health_export/electrocardiograms/ecg.csv": b"Sample Rate,512\n1\n",
                "__MACOSX/export_1/._1.fit": b"whatever",
                ".DS_Store": b"whatever",
            }
        )
    )
    assert sorted(each.source for each in found.activities) == ["apple_health", "fit", "gpx", "hevy", "tcx"]
    assert found.left_out == (LeftOut(Why.NO_RECORDING, 3, "ecg.csv"),)


def test_what_cannot_be_used_is_counted_with_an_example() -> None:
    found = read(
        zipped(
            {
                "a.fit": run_file(),
                "b.fit": run_file()[:-40],
                "c.gpx": gpx_file()[:-40],
                "course.fit": fit_file(kind="course"),
                "photo.jpg": b"\xff\xd8",
            }
        )
    )
    assert len(found.activities) == 1
    assert set(found.left_out) == {
        LeftOut(Why.DAMAGED, 2, "b.fit"),
        LeftOut(Why.NOTHING_IN_IT, 1, "course.fit"),
        LeftOut(Why.NO_RECORDING, 1),
    }


def test_of_two_copies_of_a_session_the_one_that_says_more_is_kept() -> None:
    tcx = tcx_file(tcx_lap(start=FIT_START), start=FIT_START)
    found = read(zipped({"a.tcx": tcx, "b.fit": run_file(), "c.fit": run_file()}))
    assert [each.source for each in found.activities] == ["fit"]
    assert found.left_out == (LeftOut(Why.TWICE, 1),)


def test_an_archive_of_one_bad_file_is_refused_as_that_file_is() -> None:
    assert refusal(zipped({"run.fit": run_file()[:-40]})) == "fit_damaged"
    assert refusal(zipped({"photo.jpg": b"\xff\xd8"})) == "nothing_recorded"
    assert refusal(zipped({})) == "nothing_recorded"


def test_content_comes_before_the_name() -> None:
    for name in ("run.fit", "run.gpx", "run.bin", ""):
        assert [each.source for each in read(run_file(), name).activities] == ["fit"]
        assert [each.source for each in read(gpx_file(), name).activities] == ["gpx"]
        assert [each.source for each in read(zipped({"x.bin.gz": gzipped(tcx_file())}), name).activities] == ["tcx"]


def test_an_unfolding_archive_is_refused_by_its_ratio_before_it_unfolds() -> None:
    assert refusal(zipped({"zeros.fit": bytes(30_000_000)})) == "archive_bomb"
    assert refusal(gzipped(bytes(30_000_000))) == "archive_bomb"


def test_an_archive_of_archives_without_end_is_refused() -> None:
    russian_doll = run_file()
    for depth in range(5):
        russian_doll = zipped({f"{depth}.zip" if depth else "run.fit": russian_doll})
    assert refusal(russian_doll) == "archive_bomb"


def test_the_total_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    many = zipped({f"{number}.gpx": gpx_file() for number in range(40)})
    monkeypatch.setattr("bot.connectors.files.allowance.Allowance.__init__.__defaults__", (1,))
    assert refusal(many) == "archive_too_large"


def test_names_that_point_elsewhere_write_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read(zipped({"../../evil.fit": run_file(), "/etc/evil.gpx": gpx_file(), "nested/../../z.zip": zipped({})}))
    assert len(found.activities) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_locked_file_is_left_out() -> None:
    data = bytearray(zipped({"a.fit": run_file(), "b.gpx": gpx_file()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    found = read(bytes(data))
    assert ([each.source for each in found.activities], found.left_out) == (["gpx"], (LeftOut(Why.LOCKED, 1, "a.fit"),))


def test_a_packing_that_nobody_uses_is_left_out() -> None:
    assert refusal(zipped({"run.fit": run_file()}, zipfile.ZIP_BZIP2)) == "archive_damaged"


def test_a_size_that_lies_is_noticed() -> None:
    data = bytearray(zipped({"run.gpx": gpx_file()}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 100)
    assert refusal(bytes(data)) in {"archive_damaged", "xml_damaged"}
