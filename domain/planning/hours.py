"""How many minutes a week may hold at most, from what the athlete wants and has."""

from domain.athlete.athlete import Athlete
from domain.athlete.goals import GoalKind


def wanted_hours(athlete: Athlete) -> tuple[float, float] | None:
    """The lowest and highest week, in hours, of the goal for it; None without one."""
    goal = next((goal for goal in athlete.goals if goal.kind is GoalKind.WEEKLY_HOURS), None)
    if goal is None:
        return None
    return goal.target, max(goal.target, goal.upper or goal.target)


def most_minutes(athlete: Athlete) -> float:
    """Of a week: what is wanted at most, and never more than there is time for."""
    there = float(sum(athlete.availability.minutes))
    wanted = wanted_hours(athlete)
    return there if wanted is None else min(there, wanted[1] * 60)
