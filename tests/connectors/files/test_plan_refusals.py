"""A plan file with a problem is refused as a whole, and every problem is named with its place."""

import pytest

from bot.connectors.files.plan.file import MOST_WORKOUTS, read_plan
from bot.telegram.messages.plan_problems import problem_sentence
from domain.errors import FileRefused
from domain.training.validity import Problem
from tests.builders.plan_files import TWELVE_WEEKS
from tests.builders.plans import MONDAY, in_days

RIDE = "{day: 2026-11-24, sport: ride, title: Spin, purpose: easy, minutes: 30}"


def refused(text: str | bytes, name: str = "plan.yaml") -> list[Problem]:
    """The problems of a file, each of which has words."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(FileRefused) as refusal:
        read_plan(data, name, today=MONDAY)
    assert refusal.value.key == "plan_refused"
    problems = refusal.value.values["problems"]
    assert isinstance(problems, tuple)
    assert 1 <= len(problems) <= 10
    for problem in problems:
        sentence = problem_sentence(problem)
        assert problem.place in sentence
        assert sentence.endswith((".", "?"))
    return list(problems)


def plan(*entries: str, above: str = "") -> str:
    return f"coach_plan: 1\ntitle: Plan\n{above}\nworkouts:\n" + "".join(f"  - {entry}\n" for entry in entries)


def session(said: str, sport: str = "run", minutes: str = "30") -> str:
    return f"{{day: 2026-11-24, sport: {sport}, title: T, purpose: easy, minutes: {minutes}, {said}}}"


def steps(step: str, sport: str = "run") -> str:
    pool = "pool: 25 yd, " if sport == "swim" else ""
    return plan(session(f"{pool}steps: [{step}]", sport))


@pytest.mark.parametrize(
    ("old", "new", "key", "place"),
    [
        ("coach_plan: 1", "coach_plan: 2", "unknown_shape", "coach_plan"),
        ("coach_plan: 1\n", "", "missing", "coach_plan"),
        ("focus:", "focuss:", "unknown_key", ""),
        ("[3, 5]", "[3, 5, 7]", "not_a_pair", "weekly_hours"),
        ("[3, 5]", "[0, 5]", "out_of_range", "weekly_hours"),
        ("zone: Europe/Berlin", "zone: Europe/Berln", "unknown_zone", "athlete.zone"),
        ("zone: Europe/Berlin", "zone: ../etc/passwd", "unknown_zone", "athlete.zone"),
        ("zone: Europe/Berlin", "zone: Europe", "unknown_zone", "athlete.zone"),
        ('"20:30"', '"25:30"', "not_a_time", "athlete.review_at"),
        ("language: en", "language: English", "not_a_language", "athlete.language"),
        ("weight: kg, ", "", "missing", "athlete.units.weight"),
        ("mon: 60", "mon: 1500", "out_of_range", "athlete.available.mon"),
        ("mon: 60", "mon: 60.5", "not_whole", "athlete.available.mon"),
        ("mon: 60", "moon: 60", "unknown_key", "athlete.available"),
        ("last: 2026-12-26", "last: 2026-12-20", "dates_order", "athlete.blocked[0]"),
        ("sleep_min_hours: 6.5", "sleep_min_hours: 4", "out_of_range", "athlete.limits.sleep_min_hours"),
        ("sleep_min_hours", "sleep_hours_min", "unknown_key", "athlete.limits"),
        ("birth_year: 1990", "birth_year: 2024", "out_of_range", "athlete.profile.birth_year"),
        ('"4:40/km"', "4:40", "not_a_pace", "athlete.profile.threshold_pace"),
        ('"1:45/100m"', '"0:30/100m"', "pace_out_of_range", "athlete.profile.css"),
        ("kind: body_fat", "kind: bodyfat", "unknown_word", "athlete.goals[0].kind"),
        ("target: 14", "target: 2", "out_of_range", "athlete.goals[0].target"),
        ("upper: 5", "upper: 2", "goal_order", "athlete.goals[1].upper"),
        ("exercise: Squat (Barbell), ", "", "goal_exercise", "athlete.goals[2].exercise"),
        ("kind: body_fat, target: 14,", "preset: explosiv,", "unknown_word", "athlete.goals[0].preset"),
        ("kind: body_fat, target: 14,", "preset: lean, target: 12,", "goal_preset", "athlete.goals[0].target"),
        ("id: w-intervals-1", "id: Intervals 1", "id", "workouts[0].id"),
        ("day: 2026-11-24", "day: 24.11.2026", "not_a_day", "workouts[0].day"),
        ("day: 2026-11-24", "day: 20261124", "not_a_day", "workouts[0].day"),
        ("day: 2026-11-24", "day: 2029-11-24", "day_far_away", "workouts[0].day"),
        ("sport: run", "sport: running", "unknown_word", "workouts[0].sport"),
        ("    sport: run\n", "", "missing", "workouts[0].sport"),
        ("minutes: 45\n", "\n", "minutes_unknown", "workouts[0].minutes"),
        ("warmup: 12 min", "warmup: 12 minutes", "not_an_amount", "workouts[0].steps[0].warmup"),
        ("hr: [110, 140]", "hr: [110]", "not_a_pair", "workouts[0].steps[0].hr"),
        ("hr: [110, 140]", "hr: [110, 540]", "out_of_range", "workouts[0].steps[0].hr"),
        ("hr: [110, 140]", "hr: [110, 110]", "target_order", "workouts[0].steps[0]"),
        ("4:20/km", "4:20km", "not_a_pace", "workouts[0].steps[1].steps[0].pace"),
        ("recovery: 2 min", "recovry: 2 min", "unknown_key", "workouts[0].steps[1].steps[1]"),
        ("repeat: 5", "repeat: 0", "out_of_range", "workouts[0].steps[1].repeat"),
        ("pool: 25 yd", "pool: 25", "not_a_pool", "workouts[1].pool"),
        ("pool: 25 yd", "pool: 5 m", "pool_length", "workouts[1].pool"),
        ("work: 50 yd", "work: 55 yd", "not_pool_lengths", "workouts[1].steps[1].steps[0]"),
        ("sendoff: 1:15", "sendoff: 2 s", "sendoff", "workouts[1].steps[1].steps[0]"),
        ("stroke: mixed", "stroke: mxed", "unknown_word", "workouts[1].steps[3].stroke"),
        ("exercise: Squat,", "exercise: Sqat,", "exercise_unknown", "workouts[2].exercises[0].exercise"),
        ("reps: 5}", "reps: 0}", "out_of_range", "workouts[2].exercises[1].reps"),
        ("weight: 205 lb", "weight: 205", "not_a_weight", "workouts[2].exercises[0].weight"),
        ("weight: 205 lb", "weight: 1500 lb", "weight", "workouts[2].exercises[0]"),
    ],
)
def test_one_slip_of_the_pen_is_one_problem(old: str, new: str, key: str, place: str) -> None:
    assert old in TWELVE_WEEKS
    found = refused(TWELVE_WEEKS.replace(old, new, 1))
    assert (key, place) in [(problem.key, problem.place) for problem in found]
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("old", "new", "found", "allowed"),
    [
        ("focus:", "focuss:", "focuss", "focus"),
        ("[3, 5]", "[0, 5]", "[0, 5]", "0.5–40"),
        ("Europe/Berlin", "Europe/Berln", "Europe/Berln", "Europe/Berlin"),
        ("mon: 60", "mon: 1500", "1500", "0–1440"),
        ("sleep_min_hours: 6.5", "sleep_min_hours: 4", "4", "5–9"),
        ("2026-11-24", "2029-11-24", "2029-11-24", "2024-11-22–2028-11-23"),
        ("sport: run", "sport: sking", "sking", "run, ride, swim, strength, other"),
        ("work: 50 yd", "work: 55 yd", "55 yd", "25 yd"),
        ("Squat,", "bak_squat,", "bak_squat", "back_squat"),
        ("205 lb", "1500 lb", 680.3886, "0.1–500"),
    ],
)
def test_a_problem_says_what_was_found_and_what_is_allowed(old: str, new: str, found: object, allowed: str) -> None:
    [problem] = refused(TWELVE_WEEKS.replace(old, new, 1))
    assert (problem.found, problem.allowed) == (found, allowed)


@pytest.mark.parametrize(
    ("step", "sport", "key"),
    [
        ("{}", "run", "one_kind"),
        ("{hr: [110, 140]}", "run", "one_kind"),
        ("{work: 3 min, rest: 3 min}", "run", "one_kind"),
        ("{work: 3 min, hr: [110, 140], power: [100, 120]}", "run", "two_targets"),
        ("{repeat: 2}", "run", "missing"),
        ("{steps: [{work: 3 min}]}", "run", "missing"),
        ("{repeat: 2, work: 3 min, steps: [{work: 3 min}]}", "run", "beside_repeat"),
        ("{repeat: 2, steps: [{repeat: 2, steps: [{work: 3 min}]}]}", "run", "unknown_key"),
        ("{work: 3 min, stroke: freestyle}", "run", "stroke_without_swim"),
        ("{work: 100 m, sendoff: 2:00}", "run", "sendoff_without_swim"),
        ("{work: 1 min, sendoff: 2:00}", "swim", "sendoff_without_distance"),
        ("{work: 0 min}", "run", "step_seconds"),
        ("{work: 0 m}", "run", "step_distance"),
        ("{work: 1:75}", "run", "not_an_amount"),
        ("{work: -5 min}", "run", "not_an_amount"),
        ("{work: 5}", "run", "not_an_amount"),
        ("{work: 3 min, pace: [0:01/km, 4:00/km]}", "run", "target_speed"),
        ("just run", "run", "not_a_section"),
    ],
)
def test_a_step_says_one_thing(step: str, sport: str, key: str) -> None:
    assert key in [problem.key for problem in refused(steps(step, sport))]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("coach_plan: 1\ntitle: Plan", "no_workouts"),
        (plan(), "no_workouts"),
        ("coach_plan: 1\ntitle: Plan\nworkouts: run", "not_a_list"),
        (plan(session("exercises: []", "strength")), "exercises_count"),
        (plan(session("steps: [{work: 5 min}]", "strength")), "blocks_in_sport"),
        (plan(session("exercises: [{exercise: plank, sets: 2, reps: 1}]")), "exercises_in_sport"),
        (plan(session("pool: 25 m")), "pool_without_swim"),
        (plan(session("steps: [{work: 50 km}]").replace("minutes: 30, ", "")), None),
        (plan(session("steps: [{work: 300 km}]").replace("minutes: 30, ", "")), "minutes"),
        (plan(RIDE, RIDE.replace("{day", "{id: w-2026-11-24-ride-1, day")), "id_twice"),
        (plan(RIDE, RIDE.replace("2026-11-24", in_days(183).isoformat())), "plan_too_long"),
        (plan(*[RIDE] * (MOST_WORKOUTS + 1)), "too_many"),
        (plan(RIDE, above="athlete: {blocked: [{first: 2026-12-24}]}"), "missing"),
        (plan(RIDE, above=f"athlete: {{name: {'x' * 61}}}"), "text_length"),
        (plan(RIDE, above="athlete: {name: [x]}"), "not_words"),
        (plan(RIDE, above="athlete: robin"), "not_a_section"),
        (plan(RIDE, above="focus: swim"), "not_a_list"),
        (plan(RIDE, above="weekly_hours: [a, 5]"), "not_a_number"),
    ],
)
def test_a_plan_is_one_whole(text: str, key: str | None) -> None:
    if key is None:
        assert read_plan(text.encode(), "plan.yml", today=MONDAY).blueprint.workouts
    else:
        assert key in [problem.key for problem in refused(text)]


def test_half_a_year_is_a_plan() -> None:
    whole = plan(RIDE, RIDE.replace("2026-11-24", in_days(182).isoformat()))
    assert len(read_plan(whole.encode(), "plan.yaml", today=MONDAY).blueprint.workouts) == 2


def test_ten_problems_are_named_and_all_are_counted() -> None:
    with pytest.raises(FileRefused) as refusal:
        read_plan(plan(*[RIDE.replace("easy", "fun")] * 12).encode(), "folder/plan.yaml", today=MONDAY)
    values = refusal.value.values
    assert (values["count"], values["file"]) == (12, "plan.yaml")
    assert [problem.place for problem in refused(plan(*[RIDE.replace("easy", "fun")] * 12))] == [
        f"workouts[{index}].purpose" for index in range(10)
    ]


@pytest.mark.parametrize("name", ["plan.txt", "plan", "", "plan.yaml.exe", ".yaml/plan"])
def test_only_plans_are_read(name: str) -> None:
    assert [problem.key for problem in refused(TWELVE_WEEKS, name)] == ["unknown_kind"]
