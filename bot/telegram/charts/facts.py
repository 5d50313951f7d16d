"""A chart's value as plain data, in which it can be stored with the notice that it goes with."""

from collections.abc import Mapping
from typing import Any

import msgspec

from bot.telegram.charts.registry import CHARTS

_KINDS = {chart.value: chart.kind for chart in CHARTS}
_VALUES: dict[str, Any] = {chart.kind: chart.value for chart in CHARTS}


def as_facts(value: object) -> dict[str, object]:
    return {"kind": _KINDS[type(value)], "value": msgspec.to_builtins(value)}


def from_facts(facts: Mapping[str, object]) -> object:
    """The value that it was. Raises KeyError for a kind of chart that there is not."""
    value: object = msgspec.convert(facts["value"], _VALUES[str(facts["kind"])])
    return value
