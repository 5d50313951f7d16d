"""Pool swims: lengths in order, rests between them, yards as yards."""

from zoneinfo import ZoneInfo

import pytest

from bot.connectors.files.fit.reader import read_fit
from domain.training.activity import Activity, Length, Pool
from domain.training.sport import Stroke
from tests.builders.fit_files import fit_file, length, pool_swim_file, session


def read(data: bytes) -> Activity:
    return read_fit(data, ZoneInfo("UTC")).activities[0]


def test_lengths_carry_the_rest_that_followed() -> None:
    assert read(pool_swim_file()).lengths == (
        Length(20.0, Stroke.FREESTYLE, 11, 0.0),
        Length(21.0, Stroke.FREESTYLE, 12, 20.0),
        Length(25.0, Stroke.BREASTSTROKE, 9, 15.0),
        Length(30.0, Stroke.DRILL, None, 0.0),
    )


def test_rests_at_the_wall_are_not_swum() -> None:
    swim = read(pool_swim_file())

    assert (swim.moving_s, swim.elapsed_s) == (96, 191)
    assert swim.distance_m == pytest.approx(91.44)


@pytest.mark.parametrize(
    ("written", "pool"),
    [
        ({"pool_length": 22.86, "pool_length_unit": "statute"}, Pool(22.86, in_yards=True)),
        ({"pool_length": 22.86, "pool_length_unit": None}, Pool(22.86, in_yards=True)),
        ({"pool_length": 25.0, "pool_length_unit": "metric"}, Pool(25.0)),
        ({"pool_length": 25.0, "pool_length_unit": None}, Pool(25.0)),
        ({"pool_length": 0.0, "pool_length_unit": "metric"}, None),
    ],
)
def test_a_pool_is_thought_of_in_its_own_unit(written: dict[str, object], pool: Pool | None) -> None:
    assert read(pool_swim_file(**written)).pool == pool


def test_rest_before_the_first_length_belongs_to_none() -> None:
    late = fit_file(length("idle", 0, 50.0), length("active", 50, 20.0), session("swimming", 70))

    assert read(late).lengths == (Length(20.0),)


def test_open_water_moves_by_the_timer() -> None:
    swim = read(fit_file(session("swimming", 1500, sub_sport="open_water", total_distance=1500)))

    assert (swim.moving_s, swim.lengths, swim.pool) == (1500, (), None)
