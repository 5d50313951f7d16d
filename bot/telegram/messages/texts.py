"""The short fixed sentences, by language and key."""

from collections.abc import Mapping

DEFAULT_LANGUAGE = "en"

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "command_help": "What I do, and what I never do",
        "command_plan": "The next 7 days",
        "command_review": "Today's review, now",
        "command_start": "Say hello",
        "failed": "That did not work; nothing was changed.",
        "hello": "I am here. Send me a workout file, or wait for the evening review. /help says more.",
        "not_understood": "I cannot answer that, and words change no plan. I read files and commands; /help says more.",
        "paired": "You are paired. From now on your reviews arrive here, and only here. /help says what I do.",
        "private": "This is a private coach. If you were given a code, send /start and the code.",
        "pairing_refused": "That code does not work. Codes are good for ten minutes and one use; ask for a new one.",
        "review_failed": "Tonight's review could not be made. Your plan stands as it is; /review tries once more.",
        "sent_again": "(sent again)",
        "unknown_button": "That button is no longer in use.",
        "unknown_command": "I do not know that command. /help lists what I know.",
    }
}


def sentence(key: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Plain text, not yet escaped. Raises KeyError for a key that nobody has written."""
    return SENTENCES[language][key]
