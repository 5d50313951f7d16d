"""Figures over time, as the coach tells them."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from bot.coach.ask.energy import EnergyLook, TooMuch
from bot.coach.ask.hrv import HrvLook
from bot.coach.ask.lifts import LiftedWeeks
from bot.coach.ask.races import NextRace
from bot.coach.review.facts.kept_to import KeptTo
from bot.coach.review.facts.load_state import LoadState
from bot.coach.review.facts.muscles import Muscles
from bot.coach.review.facts.readiness import Today
from bot.coach.review.facts.week import WeekLook
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.week_look import week_look_message
from domain.body.flags import Flag, Flagged
from domain.body.muscle_fatigue import MuscleFatigue, MuscleState
from domain.body.readiness import Band, Readiness, Reason, Signal
from domain.metrics.adaptive_5k import BY_HEART_RATE
from domain.metrics.css import TWO_TRIALS
from domain.metrics.energy import Refusal
from domain.metrics.energy_spent import TrainingEnergy
from domain.metrics.finding import Finding
from domain.metrics.fitness import RampState
from domain.metrics.hrv import HrvWeek, WeekState
from domain.metrics.hrv_stability import Pattern, Stability
from domain.metrics.hrv_status import HrvBands, HrvStatus, WatchHrv
from domain.metrics.landmarks import imbalances, standings
from domain.metrics.lifts import EPLEY, RTS_CHART
from domain.metrics.registry import BY_KEY
from domain.metrics.strain import MainStrain, Strain
from domain.metrics.suggestion import Action, Suggestion
from domain.metrics.swim import SCALED_LENGTHS
from domain.metrics.trend import Point
from domain.metrics.trending import trending
from domain.notice import Notice, NoticeKind
from domain.plan.patterns import HardSpacing
from domain.plan.shares import Absent, Amount, DistanceWeek, Intensity, Share, WeekShares
from domain.race.fitness import Volume
from domain.race.prediction import Method, Prediction, Verdict
from domain.race.race import Race
from domain.training.sport import Sport
from domain.training.workout import Purpose

TODAY = date(2026, 11, 21)
METRIC = ["kg", "km", "m"]


def days(count: int, first: float, last: float, every: int = 1, wave: float = 0.0) -> list[Point]:
    """So many days up to today, from one value to the other, up and down by `wave` on the way."""
    rise = (last - first) / max(1, count - 1)
    return [
        (TODAY - timedelta(days=every * (count - 1 - index)), first + rise * index + wave * (-1) ** index)
        for index in range(count)
    ]


def told(
    key: str,
    points: list[Point],
    of: str = "",
    units: list[str] | None = None,
    asks: Suggestion | None = None,
    lifted: LiftedWeeks | None = None,
    by: tuple[str, int] | None = None,
) -> Rendered:
    trend = msgspec.to_builtins(trending(BY_KEY[key], points, TODAY, of))
    facts = {"trend": trend, "units": units or METRIC, "today": str(TODAY), "next": msgspec.to_builtins(asks)}
    facts["lifted"] = msgspec.to_builtins(lifted)
    if by is not None:
        facts["by"] = {"method": by[0], "n": by[1]}
    return render(Notice(NoticeKind.TREND, facts))


def trend_messages() -> Iterator[tuple[str, Rendered]]:
    yield "trend of fitness", told("ctl", days(200, 31, 43, wave=0.6))
    loads = [(day, 0.0 if day.weekday() in {0, 4} else value) for day, value in days(120, 40, 70, wave=9.0)]
    yield "trend of load, which adds up over a week", told("load", loads)
    yield "trend of weight, in pounds", told("weight", days(30, 78, 75.6, every=3, wave=0.4), units=["lb", "mi", "yd"])
    yield from energy_messages()
    yield "trend of the 5 km", told("adaptive_5k", days(16, 1_338, 1_301, every=7, wave=2.5), by=(BY_HEART_RATE, 14))
    long_ago = [(day - timedelta(days=60), value) for day, value in days(6, 112, 106, every=21)]
    yield "trend of critical swim speed, tested long ago", told("css", long_ago, by=(TWO_TRIALS, 2))
    yield "trend of critical swim speed, in yards", told("css", days(6, 112, 106, every=21), units=["kg", "km", "yd"])
    squats, lifted = days(9, 118, 131, every=7, wave=1.5), LiftedWeeks(2_412.5, 2_850.0)
    yield "trend of a lift", told("e1rm", squats, "back_squat", lifted=lifted, by=(RTS_CHART, 4))
    yield (
        "trend of a lift, in pounds",
        told("e1rm", squats, "back_squat", units=["lb", "mi", "yd"], lifted=lifted, by=(EPLEY, 1)),
    )
    for name, asks in LIFTS.items():
        yield f"trend of a lift, {name}", told("e1rm", days(3, 118, 119, every=7), "back_squat", asks=asks)
    yield from muscle_messages()
    yield from lift_messages()
    yield from race_messages()
    yield from readiness_messages()
    yield from week_messages()
    felt = LoadState(1.2, RampState.EASY, 1.02, 1.05, 1.4, weighted_acwr=1.04, felt=True)
    state = LoadState(4.6, RampState.AMBER, 1.18, 1.31, 2.2, monotonous=True, weighted_acwr=1.24)
    behind = {"trend": msgspec.to_builtins(trending(BY_KEY["form"], days(60, -4, -9, wave=1.0), TODAY))}
    facts = {**behind, "units": METRIC, "today": str(TODAY), "load": msgspec.to_builtins(state)}
    yield "trend of form, and what stands behind it", render(Notice(NoticeKind.TREND, facts))
    behind_felt = {**facts, "load": msgspec.to_builtins(felt)}
    yield "trend of form, each session with an answer", render(Notice(NoticeKind.TREND, behind_felt))
    mixed = replace(state, monotonous=False, main=MainStrain(Sport.RUN, Strain(1.1, 280.0)))
    yield (
        "trend of form, with a little of something every day",
        render(Notice(NoticeKind.TREND, {**facts, "load": msgspec.to_builtins(mixed)})),
    )
    cut = {"as_of": "2026-11-18", "load": msgspec.to_builtins(replace(state, as_of=date(2026, 11, 18)))}
    known = msgspec.to_builtins(trending(BY_KEY["form"], days(60, -4, -9, wave=1.0)[:-3], TODAY))
    stale = {**facts, "trend": known, **cut}
    yield "trend of form, known up to some days ago", render(Notice(NoticeKind.TREND, stale))
    week = {**stale, "trend": msgspec.to_builtins(trending(BY_KEY["load"], loads[:-3], TODAY)), "load": None}
    yield "trend of load, known up to some days ago", render(Notice(NoticeKind.TREND, week))
    yield "trend of HRV that goes nowhere", told("hrv", days(70, 55, 55, wave=9.0))
    yield from hrv_messages()
    yield "trend of three swims", told("swim100", days(3, 82.4, 81.0, every=7), by=(SCALED_LENGTHS, 2))
    yield "trend of load, too little", told("load", [(day, 50.0) for day, _ in days(19, 0, 0)])
    yield "trend of VO2max", told("vo2max_run", days(9, 48, 52, every=6))
    yield "trend of VO2max that a watch cannot see", told("vo2max_run", days(9, 48, 48.4, every=6))
    yield "trend of VO2max, too little", told("vo2max_run", days(4, 48, 52, every=6))
    yield "trend of what is not known", told("vo2max_ride", [])
    untested = {"trend": msgspec.to_builtins(trending(BY_KEY["css"], [], TODAY)), "units": METRIC, "today": str(TODAY)}
    yield "trend of a CSS that was never tested", render(Notice(NoticeKind.TREND, {**untested, "css_guess": 108.3}))
    yield "trend of what?", menu("", known=["load", "ctl", "hrv"])
    yield "trend of what nobody knows", menu("<b>luck</b>", known=["load", "ctl"])
    yield "trend of what may be several", menu("row", meant=[("e1rm", "barbell_row"), ("e1rm", "seated_row")])
    yield "trend, with nothing stored", menu("")


LIFTS = {
    "heavier": Suggestion(Action.INCREASE_WEIGHT, 92.5, 5, 2.0, 0, Finding("top_reached", 7.0, 7.0)),
    "more often": Suggestion(Action.ADD_REPS, None, 9, None, 0, Finding("below_top", 8.0, 10.0)),
    "once more": Suggestion(Action.HOLD, 90.0, 5, 2.0, 0, Finding("below_bottom", 4.0, 5.0)),
    "with more in reserve": Suggestion(Action.HOLD, 90.0, 7, 2.0, 0, Finding("reserve_short", 0.0, 1.0)),
    "lighter": Suggestion(Action.DELOAD, 80.0, 5, 2.0, 0, Finding("below_bottom_twice", 4.0, 5.0)),
    "stalled": Suggestion(Action.VARY_REP_RANGE, 77.5, 8, 2.0, 0, Finding("stalled", 4.0, 3.0)),
    "stalled, a smaller step": Suggestion(Action.INCREASE_WEIGHT, 91.25, 5, 2.0, 0, Finding("stalled", 5.0, 3.0)),
    "stalled, a lighter week": Suggestion(Action.DELOAD, 80.0, 5, 4.0, -2, Finding("stalled", 6.0, 3.0)),
    "stalled, another": Suggestion(Action.SWAP, 75.0, 5, 2.0, 0, Finding("stalled", 7.0, 3.0), "front_squat"),
    "stalled, one that is new": Suggestion(Action.SWAP, None, 5, 2.0, 0, Finding("stalled", 7.0, 3.0), "leg_press"),
}


def muscle_messages() -> Iterator[tuple[str, Rendered]]:
    sets = {"chest": 5.0, "front_delts": 2.5, "triceps": 2.5, "back": 13.0, "biceps": 6.5, "quads": 9.5, "glutes": 4.5}
    tired = (
        MuscleFatigue("back", MuscleState.LOADED, Finding("hard_sets", 1.62, 1.5)),
        MuscleFatigue("quads", MuscleState.FATIGUED, Finding("soreness", 7.0, 6.0)),
    )
    week = Muscles(date(2026, 11, 16), standings(sets), imbalances(sets), tired)
    yield "the muscles of a week", render(Notice(NoticeKind.MUSCLES, {"muscles": msgspec.to_builtins(week)}))
    nothing = {"muscles": msgspec.to_builtins(Muscles(date(2026, 11, 9)))}
    yield "the muscles of nobody who lifts", render(Notice(NoticeKind.MUSCLES, nothing))


def lift_messages() -> Iterator[tuple[str, Rendered]]:
    squats = days(9, 118, 131, every=7, wave=1.5)
    lifts = {"back_squat": squats, "pull_up": days(9, 101, 101, every=7, wave=1.5), "dip": days(2, 96, 98, every=30)}
    worse = {"bench_press": [(day, 200 - value) for day, value in squats]}
    yield "the lifts trained most", lifted({**lifts, **worse})
    yield "the lifts trained most, in pounds", lifted(worse, ["lb", "mi", "yd"])
    yield "the lifts of nobody who lifts", lifted({})


def lifted(lifts: dict[str, list[Point]], units: list[str] = METRIC) -> Rendered:
    found = [msgspec.to_builtins(trending(BY_KEY["e1rm"], points, TODAY, of)) for of, points in lifts.items()]
    return render(Notice(NoticeKind.LIFTS, {"lifts": found, "units": units, "today": str(TODAY)}))


def week_messages() -> Iterator[tuple[str, Rendered]]:
    monday = date(2026, 11, 16)
    by_purpose = (
        Share(Purpose.EASY, Amount(2, 80.0), Amount(2, 95.0), 0.4, 0.61),
        Share(Purpose.TEMPO, Amount(1, 45.0), Amount(), 0.23, 0.0),
        Share(Purpose.STRENGTH, Amount(2, 75.0), Amount(1, 40.0), 0.37, 0.26),
    )
    by_sport = (
        Share(Sport.RUN, Amount(3, 125.0), Amount(2, 95.0), 0.63, 0.61),
        Share(Sport.RIDE, Amount(), Amount(1, 20.0), 0.0, 0.13),
        Share(Sport.STRENGTH, Amount(2, 75.0), Amount(1, 40.0), 0.37, 0.26),
    )
    by_intensity = (Share(Intensity.EASY, Amount(4, 155.0), Amount(3, 135.0), 0.77, 1.0),)
    shares = WeekShares(monday, TODAY, by_purpose, by_sport, by_intensity)
    distances = (DistanceWeek(Sport.RUN, 22_000.0, 16_800.0),)
    look = WeekLook(
        shares, distances, (Absent(Sport.SWIM, 3),), (), (), None, HardSpacing((), 0), 66.7, 81.0, KeptTo(86.4, 5, 3)
    )
    yield "the week against the plan", Rendered(week_look_message(look, miles=False), silent=True)
    unknown = replace(look, shares=None, distances=(), absent=(), adherence_week=None)
    yield "a week of which nothing is known", Rendered(week_look_message(unknown, miles=False), silent=True)


def energy_messages() -> Iterator[tuple[str, Rendered]]:
    falling = msgspec.to_builtins(trending(BY_KEY["weight"], days(30, 78, 75.6, every=3, wave=0.4), TODAY))
    facts = {"trend": falling, "units": METRIC, "today": str(TODAY)}

    def told(look: EnergyLook) -> Rendered:
        return render(Notice(NoticeKind.TREND, {**facts, "energy": msgspec.to_builtins(look)}))

    week = TrainingEnergy(2_460.0, 5, 4, 1)
    yield "trend of weight, with the energy behind it", told(EnergyLook(1_648.75, week))
    yield "trend of weight, of whom little is known", told(EnergyLook(None, replace(week, by_watch=5, unknown=0)))
    for number, because in enumerate(Refusal, 1):
        asked = EnergyLook(1_648.75, None, TooMuch(-0.86, because))
        yield f"trend of weight, with a goal for which there is no plan, {number}", told(asked)
    fat = msgspec.to_builtins(trending(BY_KEY["body_fat"], days(12, 18.2, 16.9, every=7, wave=0.2), TODAY))
    yield "trend of body fat", render(Notice(NoticeKind.TREND, {**facts, "trend": fat, "fat_kg": 13.02}))


def hrv_messages() -> Iterator[tuple[str, Rendered]]:
    own = HrvWeek(WeekState.NORMAL, math.log(55), math.log(51), math.log(59), 7)
    watch = WatchHrv(TODAY, 54.0, HrvBands(42, 47, 61), HrvStatus.BALANCED)
    yield "trend of HRV, with the watch's word", nights_told(HrvLook(own, watch))
    high = replace(watch, week_ms=62.0, status=HrvStatus.UNBALANCED, derived=True, day=TODAY - timedelta(days=2))
    yield "trend of HRV, with a watch that differs", nights_told(HrvLook(own, high))
    low = replace(own, state=WeekState.SUPPRESSED, mean_ln=math.log(46))
    poor = WatchHrv(TODAY, status=HrvStatus.POOR, week_ms=31.0)
    yield "trend of HRV, poor and below", nights_told(HrvLook(low, poor))
    yield "trend of HRV, with bands alone", nights_told(HrvLook(None, WatchHrv(TODAY, bands=HrvBands(42, 47, 61))))


def nights_told(look: HrvLook) -> Rendered:
    trend = msgspec.to_builtins(trending(BY_KEY["hrv"], days(70, 55, 55, wave=4.0), TODAY))
    facts = {"trend": trend, "units": METRIC, "today": str(TODAY), "hrv": msgspec.to_builtins(look)}
    return render(Notice(NoticeKind.TREND, facts))


def readiness_messages() -> Iterator[tuple[str, Rendered]]:
    reasons = (
        Reason(Signal.HRV, 47.6, 55.2, 47.5),
        Reason(Signal.RESTING_HR, 53.0, 50.4, 52.5),
        Reason(Signal.SLEEP, 6.4, 8.0, 60.0),
        Reason(Signal.FORM, -24.0, -10.0, 58.0),
        Reason(Signal.FEELING, 3.0, None, 50.0),
        Reason(Signal.MUSCLES, 2.4, 2.0, detail="front_delts"),
        Reason(Signal.SORE, 7.0, 6.0, detail="quads"),
        Reason(Signal.BALANCE, 0.45, 0.3, detail="hamstrings:quads"),
    )
    raised = (Flagged(Flag.HRV_LOW, -1.1, -1.0), Flagged(Flag.SHORT_WEEK, 6.6, 7.0))
    week = Stability(52.4, 3.96, 4.3, 6)
    yield "ready, more or less", ready(Readiness(53.2, Band.AMBER, reasons), *raised, week=week)
    for told in Pattern:
        yield f"ready, {told}", ready(Readiness(74.0, Band.GREEN, reasons[:2]), week=week, told=told)
    signals = (Signal.SICK, Signal.INJURED, Signal.MAYBE_ILL)
    against = (*(Reason(signal) for signal in signals), Reason(Signal.HARDLY_SLEPT, 3.5, 4.0))
    every = (Flagged(flag, 5.5, 6.0) for flag in Flag)
    yield "not ready at all", ready(Readiness(80.0, Band.RED, against), *every)
    yield "ready or not, nobody knows", ready(Readiness(None, Band.UNKNOWN, ()))


def ready(found: Readiness, *raised: Flagged, week: Stability | None = None, told: Pattern | None = None) -> Rendered:
    return render(Notice(NoticeKind.READINESS, {"today": msgspec.to_builtins(Today(found, raised, week, told))}))


def race_messages() -> Iterator[tuple[str, Rendered]]:
    half = Race("r-1", "Berlin <half>", date(2027, 4, 4), 21_097.5, 6_300.0)
    volume = Volume(31_400.0, 14_200.0, 36_000.0)
    red = Prediction(
        "r-1", TODAY, 6_542.0, 6_280.0, 6_804.0, Method.VDOT, 11, 1_405.0, False, 6_301.0, 6_610.0, volume,
        242.0, 11.5, Verdict.RED,
    )  # fmt: skip
    green = replace(red, seconds=6_250.0, gap_s=-50.0, gap_s_per_km=-2.4, verdict=Verdict.GREEN, calibrated=True, n=1)
    yield "a race ahead, in miles", race(NextRace(half, (red,)), miles=True)
    yield "a race ahead, well in hand", race(NextRace(half, (red, green)))
    yield (
        "a race ahead without a goal",
        race(
            NextRace(
                replace(half, goal_s=None), (replace(red, gap_s=None, gap_s_per_km=None, verdict=None, riegel_s=None),)
            )
        ),
    )
    full = replace(half, name="Berlin", distance_m=42_195.0, goal_s=12_600.0)
    for method in (Method.VICKERS, Method.VICKERS_OF_TWO):
        told = replace(red, seconds=13_020.0, low_s=12_240.0, high_s=13_800.0, method=method, seed_s=12_660.0)
        told = replace(told, gap_s=420.0, gap_s_per_km=9.95, riegel_s=None)
        yield f"a marathon ahead, by {method}", race(NextRace(full, (told,)))
    yield "a race ahead of a slow runner", race(NextRace(half, (replace(red, five_k_s=1_620.0),)))
    yield "a race ahead, too little run", race(NextRace(half))
    yield "no race ahead", race(None)


def race(found: NextRace | None, *, miles: bool = False) -> Rendered:
    return render(Notice(NoticeKind.RACE, {"next": msgspec.to_builtins(found), "miles": miles}))


def menu(words: str, meant: list[tuple[str, str]] | None = None, known: list[str] | None = None) -> Rendered:
    several = [{"key": key, "of": of} for key, of in meant or []]
    return render(Notice(NoticeKind.TREND_MENU, {"words": words, "meant": several, "known": known or []}))
