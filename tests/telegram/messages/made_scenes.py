"""Plans that were asked for, shown, and why one could not be made."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.notice import Notice, NoticeKind

MONDAY = date(2026, 11, 23)
WEEK = (
    (0, "swim", "Technique and 50s", 40, "key"),
    (2, "strength", "Strength A", 45, "normal"),
    (4, "run", "4 × 3 min intervals", 45, "key"),
    (5, "strength", "Strength B", 40, "optional"),
)


def made_messages() -> Iterator[tuple[str, Rendered]]:
    sessions = [
        {
            "day": str(MONDAY + timedelta(weeks=week, days=offset)),
            "sport": sport,
            "title": title,
            "minutes": minutes,
            "priority": priority,
        }
        for week in range(8)
        for offset, sport, title, minutes, priority in WEEK
    ]
    plan = {"title": "8 weeks of strength, swimming and running", "sessions": sessions, "made": True, "notes": []}
    shown = {**plan, "draft_id": "Qm7d0F4tq1xS9vKcWn2e_A", "about_you": False, "races": [], "joins": False}
    yield "a plan that was made", render(Notice(NoticeKind.PLAN_PREVIEW, {**shown, "over_existing": False}))
    yield "a plan that was made, over one", render(Notice(NoticeKind.PLAN_PREVIEW, {**shown, "over_existing": True}))
    blocked = {"key": "race_day_blocked", "values": {"day": "2027-04-11"}}
    yield "no plan could be made", render(Notice(NoticeKind.PLAN_NOT_MADE, blocked))
