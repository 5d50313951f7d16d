"""The coming days of the plan, one line a session, with today marked."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from bot.telegram.messages.words import day, duration, titled
from domain.calendar import days
from domain.plan.plan import Blueprint
from domain.training.workout import Priority, Workout

SIX_DAYS = timedelta(days=6)
TITLE_CHARACTERS = 40


def week_message(plan: Blueprint, today: date, done: AbstractSet[str]) -> str:
    """HTML; `done` are the ids of workouts that a recorded session stands for."""
    ahead = plan.between(today, today + SIX_DAYS)
    total = duration(sum(workout.minutes for workout in ahead))
    lines = [f"<b>{titled(plan.title, 'Your plan', TITLE_CHARACTERS)}</b>", f"7 days from today: {total}", ""]
    for each in days(today, today + SIX_DAYS):
        planned = [_session(workout, done) for workout in ahead if workout.day == each]
        lines += [f"{_when(each, today)} · {session}" for session in planned or ["rest"]]
    if not any(workout.day >= today for workout in plan.workouts.values()):
        lines += ["", "Your plan ends here. Send me the next plan file."]
    return "\n".join(lines)


def _when(each: date, today: date) -> str:
    return f"▶ <b>Today, {day(each)}</b>" if each == today else day(each)


def _session(workout: Workout, done: AbstractSet[str]) -> str:
    title = titled(workout.title, workout.sport, TITLE_CHARACTERS)
    priority = "" if workout.priority is Priority.NORMAL else f" · {workout.priority}"
    return f"{title}, {duration(workout.minutes)}{priority}{' ✔' if workout.id in done else ''}"
