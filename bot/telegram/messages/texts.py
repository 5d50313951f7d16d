"""The short fixed sentences, by language and key."""

from collections.abc import Mapping

DEFAULT_LANGUAGE = "en"

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "answer_gone": "What was seen for that answer is no longer kept.",
        "asking_how": "Ask in your own words, here or without the command: why is my form so low? /ask off ends it.",
        "asking_is_off": "You want no language model to see anything of yours. /ask on changes that.",
        "asking_off": "From now on no language model sees anything of yours. /ask on brings it back.",
        "asking_on": "From now on I may ask a language model. /ask off ends it.",
        "asking_without_model": "I have no language model here, so I answer by rules: /brief, /week, /plan and /trend.",
        "brief_failed": "This morning's brief could not be made. Your plan stands as it is; /brief tries once more.",
        "brief_off": "No more briefs in the morning. /brief shows today's when you ask; /brief 7:00 brings them back.",
        "brief_on": "From now on your brief comes at {at}, or a little later, once your night is here.",
        "brief_when": "Say when: /brief 7:00, or /brief off. Without anything behind it I show today's.",
        "command_ask": "A question in your own words",
        "command_brief": "What to do today, and why",
        "command_connect": "Let me into your gym app",
        "command_fit": "The next 7 days as files; /fit 14 for more",
        "command_help": "What I do, and what I never do",
        "command_log": "Weight, RPE, soreness, a session by hand",
        "command_plan": "The next 7 days; /plan 8 makes a new one",
        "command_review": "Today's review, now",
        "command_start": "Say hello",
        "command_status": "What came last, and what comes next",
        "command_sync": "Ask your watch and apps what is new",
        "command_trend": "A figure over time, like /trend fitness",
        "command_week": "The week as it stands, and the next one",
        "consent_words_changed": "The words have changed since; ask again, and read the new ones.",
        "failed": "That did not work; nothing was changed.",
        "fit_how": "Say /fit for the workouts of seven days as files, /fit 14 for those of so many (1 to 28), "
        "or /fit Saturday or /fit 24 Dec for those of a day.",
        "flood": "That is more than I can read at once. Go on in a minute; the buttons work as ever.",
        "hello": "I am here. Send me a workout file, or wait for the evening review. /help says more.",
        "not_understood": "I cannot answer that, and words change no plan. I read files, commands and what /log lists; "
        "/help says more.",
        "paired": "You are paired. From now on your reviews arrive here, and only here. /help says what I do.",
        "plan_how": "Say /plan 8 for eight weeks of what your goals need (2 to 26), or /plan race for your next race. "
        "You see it before anything changes.",
        "private": "This is a private coach. If you were given a code, send /start and the code.",
        "pairing_refused": "That code does not work. Codes are good for ten minutes and one use; ask for a new one.",
        "review_failed": "Tonight's review could not be made. Your plan stands as it is; /review tries once more.",
        "secret_left": "Delete your message yourself, please: I could not.",
        "secret_taken": "I have it, and it is gone from this chat. I try it now.",
        "secret_too_late": "That question is too old. Nothing was kept; start again.",
        "sent_again": "(sent again)",
        "session_joined": "Joined: they count as one session again.",
        "session_split": "Split: each counts by itself now.",
        "unknown_button": "That button is no longer in use.",
        "unknown_command": "I do not know that command. /help lists what I know.",
    }
}


def sentence(key: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Plain text, not yet escaped. Raises KeyError for a key that nobody has written."""
    return SENTENCES[language][key]
