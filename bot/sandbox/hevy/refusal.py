"""How Hevy says no: a status, and a text or an object with the one key `error`."""


class Refusal(Exception):
    """`as_text` where Hevy answers with a bare word that calls itself a page."""

    def __init__(self, status: int, words: str, *, as_text: bool = False) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
        self.as_text = as_text


def bad_request(words: str) -> Refusal:
    return Refusal(400, words)


def not_found(words: str) -> Refusal:
    return Refusal(404, words)
