"""A plan that an athlete wrote: a YAML plan, or a CSV of swim sets, as one typed blueprint."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from bot.connectors.files.plan.amounts import items, number, pair, text
from bot.connectors.files.plan.athlete import ATHLETE_KEYS, read_athlete
from bot.connectors.files.plan.document import Tree, Unreadable, text_of, tree_of
from bot.connectors.files.plan.draft import Draft, faults, finished, remarks
from bot.connectors.files.plan.races import read_races
from bot.connectors.files.plan.section import Section, Wrong
from bot.connectors.files.plan.steps import written_place
from bot.connectors.files.plan.swim_sets import read_swim_sets
from bot.connectors.files.plan.workouts import WORKOUT_KEYS, read_workout
from domain.errors import FileRefused
from domain.plan.plan import Blueprint
from domain.plan.plan_file import PlanFile
from domain.training.sport import Sport
from domain.training.validity import LONGEST_TITLE, Bounds, Problem

PLAN_KEYS = ("coach_plan", "title", "focus", "weekly_hours", "athlete", "races", "workouts")
SHAPE = 1
MOST_WORKOUTS = 400
MOST_PROBLEMS_SHOWN = 10
WEEKLY_HOURS = Bounds(0.5, 40)


def read_plan(data: bytes, name: str, *, today: date) -> PlanFile:
    """The plan in a `.yaml`, `.yml` or `.csv` file.

    Raises FileRefused("plan_refused"), its `problems` the first ten of `count`, each (key, place, found, allowed).
    """
    readers = {".yaml": _read_yaml, ".yml": _read_yaml, ".csv": _read_csv}
    ending = PurePath(name).suffix.lower()
    if ending not in readers:
        raise _refused(name, [Problem("unknown_kind", "", ending[:20], ", ".join(readers))])
    try:
        return readers[ending](text_of(data), name, today)
    except Unreadable as error:
        raise _refused(name, [error.problem]) from error


def _read_yaml(written: str, name: str, today: date) -> PlanFile:
    problems: list[Problem] = []
    plan = Section(tree_of(written), "", PLAN_KEYS, problems)
    plan.need("coach_plan", _shape, SHAPE)
    blueprint = Blueprint(
        title=plan.need("title", text(LONGEST_TITLE), ""),
        focus=plan.read("focus", items(text(30), 10), ()),
        weekly_hours=plan.read("weekly_hours", pair(number(WEEKLY_HOURS)), None),
    )
    athlete = read_athlete(plan.section("athlete", ATHLETE_KEYS), today) if "athlete" in plan else None
    races = read_races(plan, today) if "races" in plan else None
    drafts = [_draft(entry, today) for entry in plan.sections("workouts", WORKOUT_KEYS, MOST_WORKOUTS)]
    return _whole(PlanFile(blueprint, athlete, races=races), drafts, problems, name, today)


def _read_csv(written: str, name: str, today: date) -> PlanFile:
    problems: list[Problem] = []
    title, drafts = read_swim_sets(written, name, today, problems)
    return _whole(PlanFile(Blueprint(title, focus=(Sport.SWIM.value,)), joins=True), drafts, problems, name, today)


def _draft(entry: Section, today: date) -> Draft:
    before = len(entry.problems)
    workout = read_workout(entry, today)
    return Draft(
        workout,
        where=lambda inside: entry.at(written_place(inside, workout.blocks)),
        sound=len(entry.problems) == before,
    )


def _whole(start: PlanFile, drafts: Sequence[Draft], problems: list[Problem], name: str, today: date) -> PlanFile:
    if not drafts:
        problems.append(Problem("no_workouts", "workouts"))
    done = finished(drafts)
    problems += faults(done)
    if problems:
        raise _refused(name, problems)
    workouts = {draft.workout.id: draft.workout for draft in done}
    notes = tuple(remarks(drafts, done, today))
    return replace(start, blueprint=replace(start.blueprint, workouts=workouts), notes=notes)


def _shape(raw: Tree) -> int:
    if raw != SHAPE or isinstance(raw, bool):
        raise Wrong("unknown_shape", str(SHAPE))
    return SHAPE


def _refused(name: str, problems: list[Problem]) -> FileRefused:
    shown = tuple(problems[:MOST_PROBLEMS_SHOWN])
    return FileRefused("plan_refused", file=PurePath(name).name[:100], problems=shown, count=len(problems))
