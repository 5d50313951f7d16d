"""The coming days of the plan, one line a session, with today marked."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from bot.coach.plan.ahead import Ahead
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.reply import wish_button
from bot.telegram.messages.words import day, duration, titled
from domain.calendar import days
from domain.training.workout import Priority, Workout

SIX_DAYS = timedelta(days=6)
TITLE_CHARACTERS = 40


def render_plan_ahead(facts: Mapping[str, object], language: str) -> Rendered:
    """With a button that sends what is planned as files."""
    del language
    ahead = msgspec.convert(facts, Ahead)
    total = duration(sum(workout.minutes for workout in ahead.workouts))
    lines = [f"<b>{titled(ahead.title, 'Your plan', TITLE_CHARACTERS)}</b>", f"7 days from today: {total}", ""]
    for each in days(ahead.today, ahead.today + SIX_DAYS):
        planned = [_session(workout, ahead) for workout in ahead.workouts if workout.day == each]
        lines += [f"{_when(each, ahead.today)} · {session}" for session in planned or ["rest"]]
    if ahead.over:
        lines += ["", "Your plan ends here. Send me the next plan file."]
    return Rendered("\n".join(lines), wish_button("files" if ahead.workouts else ""), silent=True)


def _when(each: date, today: date) -> str:
    return f"▶ <b>Today, {day(each)}</b>" if each == today else day(each)


def _session(workout: Workout, ahead: Ahead) -> str:
    title = titled(workout.title, workout.sport, TITLE_CHARACTERS)
    priority = "" if workout.priority is Priority.NORMAL else f" · {workout.priority}"
    return f"{title}, {duration(workout.minutes)}{priority}{' ✔' if workout.id in ahead.done else ''}"
