"""What a model is told to be: one file a task, and its hash stands beside every request that was made with it."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Prompt:
    text: str
    digest: str


@cache
def prompt(name: str) -> Prompt:
    text = files(__package__).joinpath(f"{name}.md").read_text(encoding="utf-8")
    return Prompt(text, sha256(text.encode()).hexdigest()[:16])
