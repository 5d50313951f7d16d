"""One simulated athlete for all tests here, and the files of that athlete."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from garmin_fit_sdk import Decoder, Stream

from bot.connectors.files.fit.reader import read_fit
from bot.sandbox.athlete import SimulatedHistory, simulate, write_history
from domain.training.recording import Recording

LAST_DAY = date(2026, 11, 28)


@pytest.fixture(scope="session")
def zone() -> ZoneInfo:
    return ZoneInfo("Europe/Berlin")


@pytest.fixture(scope="session")
def history(zone: ZoneInfo) -> SimulatedHistory:
    return simulate(LAST_DAY, zone)


@pytest.fixture(scope="session")
def files(history: SimulatedHistory, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_history(history, tmp_path_factory.mktemp("robin") / "files")


@pytest.fixture(scope="session")
def recordings(files: Sequence[Path], zone: ZoneInfo) -> tuple[Recording, ...]:
    """What the importer of the product makes of each file."""
    return tuple(read_fit(path.read_bytes(), zone) for path in files)


@pytest.fixture(scope="session")
def decoded(files: Sequence[Path]) -> dict[str, tuple[Any, list[Exception]]]:
    """Messages and errors of each file, as Garmin's own decoder reads them."""
    return {path.name: Decoder(Stream.from_byte_array(bytearray(path.read_bytes()))).read() for path in files}
