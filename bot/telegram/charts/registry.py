"""Every chart there is: a new one is a value, a sheet of the same name, and one line here."""

from dataclasses import dataclass

from bot.telegram.charts.ink.palette import COLOURS, FEW, Rgb
from bot.telegram.charts.values.evening import EveningChart
from bot.telegram.charts.values.fitness import FitnessChart
from bot.telegram.charts.values.goal import GoalChart
from bot.telegram.charts.values.hrv import HrvChart
from bot.telegram.charts.values.lift import LiftChart
from bot.telegram.charts.values.muscles import MusclesChart
from bot.telegram.charts.values.race import RaceChart
from bot.telegram.charts.values.swim import SwimChart
from bot.telegram.charts.values.trend import TrendChart
from bot.telegram.charts.values.volume import VolumeChart


@dataclass(frozen=True, slots=True)
class Chart:
    """A kind of picture, the value that it shows, and the colours that it is made of."""

    kind: str
    value: type
    colours: tuple[Rgb, ...] = COLOURS


CHARTS: tuple[Chart, ...] = (
    Chart("evening", EveningChart, FEW),
    Chart("fitness", FitnessChart),
    Chart("volume", VolumeChart),
    Chart("goal", GoalChart),
    Chart("hrv", HrvChart),
    Chart("lift", LiftChart),
    Chart("muscles", MusclesChart),
    Chart("swim", SwimChart),
    Chart("race", RaceChart),
    Chart("trend", TrendChart),
)
