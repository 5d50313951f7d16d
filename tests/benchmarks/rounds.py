"""CPU time of several ways to do the same, interleaved: whatever else the machine does slows all of them alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import process_time


@dataclass(frozen=True, slots=True)
class Goal:
    """`contender` may take at most `most` times what `standard` takes."""

    contender: str
    standard: str
    most: float


class Rounds:
    """Milliseconds of CPU by contender, one figure a round; the threads of this process count, its children do not."""

    def __init__(self, contenders: Mapping[str, Callable[[], object]], count: int, per: int = 1) -> None:
        """Each contender does the whole pass of `per` things once to get warm, and then once a round."""
        for each in contenders.values():
            each()
        self._spent: dict[str, list[float]] = {name: [] for name in contenders}
        names = list(contenders)
        for number in range(count):
            first = number % len(names)  # nobody always runs after the same one
            for name in (*names[first:], *names[:first]):
                self._spent[name].append(_milliseconds(contenders[name]) / per)

    def typical(self, name: str) -> float:
        return median(self._spent[name])

    def ratio(self, contender: str, standard: str) -> float:
        """The median of what the rounds say, each of which compares neighbours in time."""
        return median(one / other for one, other in zip(self._spent[contender], self._spent[standard], strict=True))

    def report(self, goals: tuple[Goal, ...]) -> bool:
        """Print every figure and every goal; whether all goals are met."""
        for name in self._spent:
            print(f"  {name:<44}{self.typical(name):8.2f} ms")
        missed = [goal for goal in goals if self.ratio(goal.contender, goal.standard) > goal.most]
        for goal in goals:
            ratio, verdict = self.ratio(goal.contender, goal.standard), "MISSED" if goal in missed else "met"
            print(f"  {goal.contender} / {goal.standard}: {ratio:.3f}, at most {goal.most:.3f}: {verdict}")
        return not missed


def _milliseconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000
