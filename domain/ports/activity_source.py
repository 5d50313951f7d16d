"""A service that knows what an athlete did, and is asked again and again."""

from collections.abc import AsyncGenerator, Mapping
from datetime import datetime
from typing import Protocol

from domain.athlete.athlete import Athlete
from domain.training.delivery import Delivery
from domain.training.service import Service
from domain.training.span import Span


class ActivitySource(Protocol):
    @property
    def service(self) -> Service: ...

    def deliveries(self, athlete: Athlete, cursors: Mapping[str, str], now: datetime) -> AsyncGenerator[Delivery]:
        """One at a time, each stored by whoever asked before the next request leaves.

        `cursors` are those of earlier deliveries by part; without one, as far back as is usual for that part. Raises
        LoginNeeded where the service wants the person, Unavailable for later, Refused where it will not help to ask
        again; what was delivered before that is good.
        """
        ...

    def history(self, athlete: Athlete, span: Span, cursors: Mapping[str, str]) -> AsyncGenerator[Delivery]:
        """The same of those weeks, of what was not delivered yet; nothing where a service tells all at the first time.

        Each part is named by `span.part`.
        """
        ...
