"""A week's hard sets of each muscle."""

from bot.coach.review.facts.muscles import Muscles
from bot.telegram.charts.values.muscles import MuscleRow, MusclesChart


def muscles_picture(muscles: Muscles) -> MusclesChart | None:
    """None where nothing was lifted."""
    if not muscles.weeks:
        return None
    rows = (
        MuscleRow(
            each.muscle.replace("_", " ").replace("side and rear", "rear"),
            each.sets,
            each.landmarks.mv,
            each.landmarks.mev or each.landmarks.mav_low,
        )
        for each in muscles.weeks
    )
    return MusclesChart(muscles.monday, tuple(rows))
