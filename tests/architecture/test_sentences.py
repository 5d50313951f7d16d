"""Every error that can be raised has a sentence for whoever meets it, and no sentence waits for an error in vain."""

import ast
import re
from collections.abc import Callable
from string import Formatter

from bot.cli import words as cli_words
from bot.coach.approve.resting import REASON
from bot.telegram.messages import errors as chat_words
from bot.telegram.messages.not_there import REASONS
from domain import errors
from domain.errors import CoachError
from domain.plan.export import CHANGED_THERE
from domain.plan.proposal import ProposalState
from storage.faults import POSTGRES_FAULTS, SQLITE_FAULTS
from tests.architecture.source import calls, modules

# Errors whose key is a value: they are found where the values are.
STATES = {state.value for state in ProposalState if state is not ProposalState.OPEN}
FAULTS = {*SQLITE_FAULTS.values(), *POSTGRES_FAULTS.values()}
# These carry a list of problems, and each of the problems has a sentence.
LISTED = {"plan_refused", "workout_invalid"}
# After these an export waits, and the card says until when.
LEFT_ALONE = {REASON, "garmin_too_many_requests", "hevy_busy"}


def raised(*, for_athlete: bool) -> dict[str, list[set[str] | None]]:
    """Every key that the source raises for that audience, with the values given at each place; None where open."""
    kinds = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, CoachError) and kind.for_athlete is for_athlete
    }
    found: dict[str, list[set[str] | None]] = {}
    for module in modules():
        for name, call in calls(module.tree):
            if name in kinds and call.args and isinstance(call.args[0], ast.Constant):
                given = {keyword.arg for keyword in call.keywords}
                values = None if None in given else {name for name in given if name is not None}
                found.setdefault(str(call.args[0].value), []).append(values)
    return found


def limits() -> set[str]:
    (module,) = (module for module in modules() if module.name == "domain/plan/limits.py")
    return {
        str(call.args[0].value)
        for name, call in calls(module.tree)
        if name == "Violation" and isinstance(call.args[0], ast.Constant)
    }


ATHLETES, OPERATORS = raised(for_athlete=True), raised(for_athlete=False)


def test_what_an_athlete_can_meet_has_a_sentence_of_the_chat() -> None:
    assert (ATHLETES.keys() | STATES | limits()) - LISTED - chat_words.SENTENCES.keys() == set()


def test_what_an_operator_can_meet_has_a_sentence_of_the_command_line() -> None:
    assert (OPERATORS.keys() | FAULTS) - cli_words.SENTENCES.keys() == set()


def test_no_sentence_of_the_chat_is_left_over() -> None:
    assert chat_words.SENTENCES.keys() - ATHLETES.keys() - STATES - limits() == set()


def test_no_sentence_of_the_command_line_is_left_over() -> None:
    assert cli_words.SENTENCES.keys() - OPERATORS.keys() - ATHLETES.keys() - FAULTS == set()


def test_what_a_sentence_tells_is_given_wherever_it_is_raised() -> None:
    said = chat_words.SENTENCES | cli_words.SENTENCES
    missing = {
        (key, value)
        for key, places in (ATHLETES | OPERATORS).items()
        for values in places
        if values is not None
        for value in told(said.get(key, "")) - values - ({"listed"} if "problems" in values else set())
    }
    assert missing == set()


def told(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_sentences_are_sentences() -> None:
    for sentence in (*chat_words.SENTENCES.values(), *cli_words.SENTENCES.values()):
        assert sentence[0].isupper() or sentence.startswith("{"), sentence
        assert sentence[-1] in ".}", sentence


def test_the_operator_is_told_with_the_values_of_the_error() -> None:
    for kind in (errors.Configuration, errors.Unavailable, errors.Refused):
        sentence = cli_words.error_sentence(kind("data_dir_unusable", path="/srv/coach", problem="not writable"))
        assert "/srv/coach" in sentence
        assert "not writable" in sentence


def test_what_keeps_a_workout_from_its_place_has_words_for_the_card() -> None:
    bringing_in = "login|source|parts|measurements|workouts|changes|activities|reading|days"
    exporting = re.compile(rf"bot/connectors/((garmin|hevy)/(?!{bringing_in})\w+|files/fit/workout)\.py")
    assert keys_in(exporting.fullmatch) - CHANGED_THERE - LEFT_ALONE - REASONS.keys() == set()
    assert REASONS.keys() - keys_in(lambda _: True) == {"tried_three_times"}, "which no error says"


def keys_in(wanted: Callable[[str], object]) -> set[str]:
    """Every key that such modules give to an error, or set as the reason of a failed export."""
    return {
        str(node.value)
        for module in modules()
        if wanted(module.name)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and node.value in OPERATORS.keys() | ATHLETES.keys()
    }
