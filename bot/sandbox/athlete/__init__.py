"""A simulated athlete: twelve weeks of training and nights, reproducible, as the files a watch leaves behind."""

from bot.sandbox.athlete.files import write_history, write_plan
from bot.sandbox.athlete.history import SimulatedHistory, simulate

__all__ = ["SimulatedHistory", "simulate", "write_history", "write_plan"]
