"""The coach's own alerts as rules for Prometheus, with the bounds that are set here."""

import yaml

from bot.coach.care.rules import RULES, Rule
from bot.settings import AlertSettings, load_settings

SUMMARIES = {
    "flow_failed": "A kind of job was given up again and again: {{ $labels.flow }}",
    "failures_at_once": "Many attempts failed within five minutes",
    "jobs_waiting": "Jobs wait and are not begun",
    "no_activities": "No activity has come in for long",
    "hrv_old": "No new HRV has come in for long",
}


def prometheus_rules() -> str:
    """YAML for `rule_files`."""
    bounds = load_settings().alerts
    group = {"name": "coach", "rules": [_rule(rule, bounds) for rule in RULES]}
    return yaml.safe_dump({"groups": [group]}, sort_keys=False, width=120).rstrip()


def _rule(rule: Rule, bounds: AlertSettings) -> dict[str, object]:
    return {
        "alert": "Coach" + rule.name.title().replace("_", ""),
        "expr": rule.query.format(bound=rule.bound(bounds)),
        "labels": {"severity": "warning"},
        "annotations": {"summary": SUMMARIES[rule.name]},
    }
