"""Sixty nights of HRV, the mean of seven, and the band of what is usual."""

import math
from datetime import timedelta

from bot.telegram.charts.values.hrv import HrvChart
from bot.telegram.pictures.asking import Asking
from domain.calendar import days
from domain.metrics.hrv import hrv_week

NIGHTS = timedelta(days=59)


async def hrv_picture(asking: Asking) -> HrvChart | None:
    """None without any night."""
    nights = dict(asking.trend.points)
    shown = list(days(asking.today - NIGHTS, asking.today))
    if not any(day in nights for day in shown):
        return None
    weeks = [hrv_week(nights, day) for day in shown]
    return HrvChart(
        asking.today,
        tuple(nights.get(day) for day in shown),
        tuple(None if week is None else math.exp(week.mean_ln) for week in weeks),
        tuple(None if week is None else math.exp(week.lower_ln) for week in weeks),
        tuple(None if week is None else math.exp(week.upper_ln) for week in weeks),
    )
