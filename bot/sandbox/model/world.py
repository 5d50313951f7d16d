"""What this model knows: its key, what it is to answer, and what it was asked."""

from collections import deque

from bot.sandbox.model.deeds import Call, Reply
from bot.sandbox.serving.faults import Faults

MODELS = frozenset({"claude-haiku-5-5", "claude-sonnet-5-5", "claude-opus-5-5", "gpt-5-mini"})


class World:
    def __init__(self, key: str) -> None:
        self.key = key
        self.calls: list[Call] = []
        self.script: deque[Reply] = deque()
        self.faults = Faults()
