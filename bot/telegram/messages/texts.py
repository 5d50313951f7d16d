"""The short fixed sentences, by language and key."""

from collections.abc import Mapping

DEFAULT_LANGUAGE = "en"

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "command_start": "Say hello",
        "failed": "That did not work; nothing was changed.",
        "hello": "I am here. Send me a workout file, or wait for the evening review.",
        "not_understood": "I did not understand that. I read workout files, commands and taps on my buttons.",
        "paired": "You are paired. From now on your reviews arrive here, and only here.",
        "private": "This is a private coach. If you were given a code, send /start and the code.",
        "pairing_refused": "That code does not work. Codes are good for ten minutes and one use; ask for a new one.",
        "sent_again": "(sent again)",
        "unknown_button": "That button is no longer in use.",
        "unknown_command": "I do not know that command.",
    }
}


def sentence(key: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Plain text, not yet escaped. Raises KeyError for a key that nobody has written."""
    return SENTENCES[language][key]
