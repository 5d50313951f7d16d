"""What a model costs, in millionths of a US dollar."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens, and so millionths of a dollar for one."""

    input: float
    output: float
    cache_read: float
    cache_write: float

    def cost(self, input_tokens: int, output_tokens: int, read: int = 0, written: int = 0) -> int:
        """`input_tokens` with what was `read` from a cache and `written` to it; rounded up."""
        fresh = max(0, input_tokens - read - written)
        total = fresh * self.input + read * self.cache_read + written * self.cache_write + output_tokens * self.output
        return math.ceil(total)

    def most(self, request_bytes: int, output_tokens: int) -> int:
        """No token is shorter than a byte, and the dearest way in is the one that counts."""
        dearest = max(self.input, self.cache_read, self.cache_write)
        return math.ceil(request_bytes * dearest + output_tokens * self.output)
