"""Whatever can be wrong with a plan file has words."""

import ast
from pathlib import Path

import pytest

import bot.connectors.files.plan.file as reader
from bot.telegram.messages.plan_problems import REMARKS, SENTENCES, problem_sentence, remarks
from domain.plan.plan_file import Note
from domain.training import validity
from domain.training.validity import Problem
from domain.training.workout import TargetKind

RAISERS = {"Problem": 0, "Wrong": 0, "Unreadable": 0, "wrong": 0, "_in_unit": 2, "_outside": 1}
COMPOSED = {
    *(f"target_{kind}" for kind in TargetKind),
    *(f"{part}_{what}" for part in ("blocks", "exercises") for what in ("count", "in_sport")),
    "not_whole",
    "not_a_number",
}


def keys_in(source: Path) -> set[str]:
    """The first word of every problem that a file can write down."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in RAISERS and len(node.args) > RAISERS[name]:
                key = node.args[RAISERS[name]]
                found |= {str(key.value)} if isinstance(key, ast.Constant) else set()
    return found


def test_every_problem_has_its_sentence_and_every_sentence_its_problem() -> None:
    folder = Path(reader.__file__).parent
    sources = [*folder.glob("*.py"), Path(validity.__file__)]
    known = COMPOSED.union(*map(keys_in, sources))
    assert known == SENTENCES.keys()


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_starts_with_its_place_and_ends_like_one(key: str) -> None:
    sentence = problem_sentence(Problem(key, "workouts[3].steps[1]", 12.5, "1–9"))
    assert sentence.startswith("workouts[3].steps[1]: ")
    assert sentence.endswith((".", "?"))
    assert "{" not in sentence
    assert problem_sentence(Problem(key, ""))[0] != " "


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            Problem("unknown_key", "workouts[3].steps[1]", "strok", "stroke"),
            "workouts[3].steps[1]: “strok” is not known here; did you mean stroke?",
        ),
        (
            Problem("unknown_word", "workouts[3].sport", "ski", "run, ride, swim"),
            "workouts[3].sport: “ski” is not known here; known are run, ride, swim.",
        ),
        (Problem("exercise_unknown", "line 4", "Zercher"), "line 4: I do not know the exercise “Zercher”."),
        (Problem("not_yaml", "line 2", "mapping values"), "line 2: this is not valid YAML: mapping values."),
        (Problem("not_yaml", ""), "This is not valid YAML."),
        (Problem("minutes", "line 4", 601, "1–600"), "line 4: 601 minutes; allowed is 1–600."),
        (Problem("reps", "x", 0, "1–100"), "x: 0 reps; allowed is 1–100."),
    ],
)
def test_a_problem_reads_as_a_sentence(problem: Problem, sentence: str) -> None:
    assert problem_sentence(problem) == sentence


@pytest.mark.parametrize("key", REMARKS)
def test_a_remark_reads_as_a_sentence(key: str) -> None:
    (sentence,) = remarks([Note(key, "workouts[2].minutes", 25)])
    assert sentence.startswith("workouts[2].minutes: ")
    assert "25" in sentence


def test_many_remarks_are_counted_not_listed() -> None:
    said = remarks([Note("day_past", f"line {line}", "2026-11-01") for line in range(12)])
    assert len(said) == 6
    assert said[-1] == "… and 7 more remarks."
