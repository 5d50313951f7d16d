"""The pool part of a swim's file: lengths, rests at the wall, and a lap for each stretch between rests."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.athlete.fit_file import FitFile
from domain.training.activity import Activity, Length


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lengths swum without a rest, or one rest; `seconds` beside each, None for the idle length of the rest."""

    first: int
    began_at: datetime
    lengths: tuple[tuple[float, Length | None], ...]

    @property
    def ended_at(self) -> datetime:
        return self.began_at + timedelta(seconds=sum(seconds for seconds, _ in self.lengths))

    @property
    def active(self) -> int:
        return sum(swum is not None for _, swum in self.lengths)


def add_pool(file: FitFile, activity: Activity) -> int:
    """Answers the number of laps. A rest is a lap of its own with one idle length, as watches write it."""
    stretches = tuple(_stretches(activity))
    for stretch in stretches:
        _add_lengths(file, stretch)
    for number, stretch in enumerate(stretches):
        _add_lap(file, number, stretch, activity)
    return len(stretches)


def _stretches(activity: Activity) -> Iterator[_Stretch]:
    first, at, swum = 0, activity.started_at, list[tuple[float, Length | None]]()
    for length in activity.lengths:
        swum.append((length.seconds, length))
        if length.rest_after_s or length is activity.lengths[-1]:
            stretch = _Stretch(first, at, tuple(swum))
            yield stretch
            first, at, swum = first + len(swum), stretch.ended_at, []
        if length.rest_after_s:
            yield _Stretch(first, at, ((length.rest_after_s, None),))
            first, at = first + 1, at + timedelta(seconds=length.rest_after_s)


def _add_lengths(file: FitFile, stretch: _Stretch) -> None:
    at = stretch.began_at
    for number, (seconds, swum) in enumerate(stretch.lengths):
        began_at, at = at, at + timedelta(seconds=seconds)
        file.add(
            "length",
            message_index=stretch.first + number,
            timestamp=at,
            start_time=began_at,
            total_elapsed_time=seconds,
            total_timer_time=seconds,
            total_strokes=swum.strokes if swum else None,
            swim_stroke=swum.stroke if swum else None,
            length_type="active" if swum else "idle",
            event="length",
            event_type="stop",
        )


def _add_lap(file: FitFile, number: int, stretch: _Stretch, activity: Activity) -> None:
    assert activity.pool is not None
    seconds = (stretch.ended_at - stretch.began_at).total_seconds()
    file.add(
        "lap",
        message_index=number,
        timestamp=stretch.ended_at,
        start_time=stretch.began_at,
        total_elapsed_time=seconds,
        total_timer_time=seconds,
        total_distance=stretch.active * activity.pool.length_m,
        num_lengths=len(stretch.lengths),
        num_active_lengths=stretch.active,
        first_length_index=stretch.first,
        event="lap",
        event_type="stop",
        lap_trigger="manual",
    )
