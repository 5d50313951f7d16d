"""How it says no."""


class Refusal(Exception):
    def __init__(self, status: int, kind: str, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.kind = kind
        self.words = words


def invalid(words: str) -> Refusal:
    return Refusal(400, "invalid_request_error", words)
