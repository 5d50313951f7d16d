"""How long `coach --help` takes, against an interpreter that does nothing.

Run by hand: `python tests/benchmarks startup`. Processes in turn; the quickest of each is the least disturbed one.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROUNDS = 15
WITHIN_S = 0.5
COACH = str(Path(sys.executable).with_name("coach"))
COMMANDS = {"python -c pass": (sys.executable, "-c", "pass"), "coach --help": (COACH, "--help")}


@dataclass(frozen=True, slots=True, order=True)
class Run:
    wall_s: float
    cpu_s: float


def main() -> bool:
    for command in COMMANDS.values():
        _run(command)  # so that bytecode is there
    rounds = [{name: _run(command) for name, command in COMMANDS.items()} for _ in range(ROUNDS)]
    best = {name: min(each[name] for each in rounds) for name in COMMANDS}
    for name, run in best.items():
        print(f"  {name:<16}{run.wall_s * 1000:6.0f} ms, {run.cpu_s * 1000:6.0f} ms of CPU")
    met = best["coach --help"].wall_s < WITHIN_S
    print(f"  within {WITHIN_S} s: {'met' if met else 'MISSED'}")
    return met


def _run(command: tuple[str, ...]) -> Run:
    started = perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{command[0]} failed")
    return Run(perf_counter() - started, usage.ru_utime + usage.ru_stime)
