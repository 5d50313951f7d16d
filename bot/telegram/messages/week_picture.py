"""The picture that goes before a weekly review: twelve weeks by sport, against what was planned."""

from collections.abc import Mapping
from datetime import date

import msgspec

from bot.coach.review.facts.weekly import ChartWeek
from bot.telegram.charts.values.volume import volume_chart
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import day, duration


def render_week_picture(facts: Mapping[str, object], language: str) -> Rendered:
    """Silent: the words behind it ring."""
    del language
    weeks = msgspec.convert(facts["weeks"], tuple[ChartWeek, ...])
    monday = date.fromisoformat(str(facts["monday"]))
    return Rendered(
        html=f"<b>Week from {day(monday)}</b>: {duration(float(str(facts['minutes'])))}",
        chart=volume_chart([(week.monday, week.minutes, week.planned) for week in weeks]),
        silent=True,
    )
