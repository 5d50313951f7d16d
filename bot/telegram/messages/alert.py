"""What whoever runs the coach is told when something is wrong with it, and when that has passed."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import escape, number

WRONG = {
    "flow_failed": "{subject} was given up {value} times within 24 hours",
    "failures_at_once": "{value} attempts failed within five minutes",
    "jobs_waiting": "{value} jobs wait and are not begun",
    "no_activities": "no activity has come in for {value} hours",
    "hrv_old": "the newest HRV is {value} hours old",
}
WELL = {
    "flow_failed": "{subject} is not being given up any more",
    "failures_at_once": "attempts do not fail in numbers any more",
    "jobs_waiting": "no crowd of jobs waits any more",
    "no_activities": "activities come in",
    "hrv_old": "HRV comes in",
}


def render_alert(facts: Mapping[str, object], language: str) -> Rendered:
    """One line; the figure only while something is wrong."""
    del language
    rule, bound = str(facts["rule"]), facts["bound"]
    subject = str(facts["subject"]).replace("_", " ")
    if bound is None:
        return Rendered(f"✔ Well again: {escape(WELL[rule].format(subject=subject))}.", silent=True)
    words = WRONG[rule].format(subject=subject, value=number(float(str(facts["value"]))))
    return Rendered(f"⚠ Something is wrong: {escape(words)}. <code>coach jobs</code> and the log say more.")
