"""What questions are answered with."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.coach.review.reviewer import Reviewer
from domain.notice import Notice
from domain.ports.purse import Purpose

if TYPE_CHECKING:
    # Loaded when somebody asks: it takes a second, and most days nobody does.
    from pydantic_ai.models import Model

Models = Callable[[Purpose], "AbstractAsyncContextManager[Model]"]


@dataclass(frozen=True, slots=True)
class Mind:
    """`models` opens a model for one purpose; the first time it may take a second, before anything is entered.

    `say` gives the words that an athlete would read: a model is shown the same messages, and so figures in the same
    units.
    """

    reviewer: Reviewer
    models: Models
    say: Callable[[Notice], str]
