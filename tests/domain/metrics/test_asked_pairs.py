"""The pairs that are asked for before anybody looks."""

from domain.metrics.asked_pairs import ASKED, WeeklyFigure
from domain.metrics.registry import BY_KEY

NO_METRIC = {WeeklyFigure.SWIM_METRES, WeeklyFigure.RUN_KM, WeeklyFigure.QUALITY, WeeklyFigure.HARD_SETS}


def test_every_figure_is_asked_for_and_no_pair_twice_or_turned_around() -> None:
    assert {figure for pair in ASKED for figure in pair} == set(WeeklyFigure)
    assert len({frozenset(pair) for pair in ASKED}) == len(ASKED)
    assert all(first is not second for first, second in ASKED)


def test_a_figure_that_a_metric_has_goes_by_its_key() -> None:
    assert {figure for figure in WeeklyFigure if figure.value not in BY_KEY} == NO_METRIC
