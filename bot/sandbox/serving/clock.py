"""A service's own clock: wall time that a story may move on, and the steady time that rates are measured by."""

import time
from datetime import UTC, datetime


class Clock:
    """Wall time in Unix seconds. `advance` moves it on; the steady clock never jumps."""

    def __init__(self) -> None:
        self.ahead_s = 0.0

    def now_s(self) -> float:
        return time.time() + self.ahead_s

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.now_s(), UTC)

    def steady_s(self) -> float:
        return time.monotonic()

    def advance(self, seconds: float) -> None:
        self.ahead_s += seconds
