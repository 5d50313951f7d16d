"""How often a bot may send: thirty messages a second in all, one a second to a chat."""

import math
from collections import deque

MESSAGES_PER_SECOND = 30
SECONDS_PER_CHAT = 1.0


class Rates:
    """Windows on the steady clock. Refused messages do not count."""

    def __init__(self) -> None:
        self._sent_s: deque[float] = deque()
        self._last_to_chat_s: dict[int, float] = {}

    def take(self, chat_id: int, messages: int, now_s: float) -> int | None:
        """Counts `messages` to a chat as sent, or gives the whole seconds to wait when they may not go now."""
        wait_s = max(self._chat_wait_s(chat_id, now_s), self._overall_wait_s(messages, now_s))
        if wait_s > 0:
            return math.ceil(wait_s)
        self._sent_s.extend([now_s] * messages)
        self._last_to_chat_s[chat_id] = now_s
        return None

    def _chat_wait_s(self, chat_id: int, now_s: float) -> float:
        return self._last_to_chat_s.get(chat_id, -math.inf) + SECONDS_PER_CHAT - now_s

    def _overall_wait_s(self, messages: int, now_s: float) -> float:
        while self._sent_s and self._sent_s[0] <= now_s - 1:
            self._sent_s.popleft()
        surplus = len(self._sent_s) + messages - MESSAGES_PER_SECOND
        return self._sent_s[surplus - 1] + 1 - now_s if surplus > 0 else 0.0
