"""matplotlib writes into a folder of the test run."""

import pytest

from bot.telegram.charts.render import prepare


@pytest.fixture(scope="session", autouse=True)
def chart_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    prepare(tmp_path_factory.mktemp("charts"))
