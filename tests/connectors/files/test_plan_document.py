"""Plan text is data and nothing but data: no tags, anchors, repeated keys, endless nesting or half numbers."""

import math

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bot.connectors.files.plan.document import DEEPEST, Tree, Unreadable, plain, text_of, tree_of
from bot.connectors.files.plan.file import read_plan
from bot.telegram.messages.plan_problems import problem_sentence
from domain.errors import FileRefused
from tests.builders.plan_files import TWELVE_WEEKS
from tests.builders.plans import MONDAY

WORDS = st.text(st.characters(categories=("L", "N", "P", "Z", "S")), max_size=12)
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(Unreadable) as refused:
        tree_of(text)
    assert problem_sentence(refused.value.problem)
    return refused.value.problem.key, refused.value.problem.place


@given(TREES)
def test_plain_values_come_back(tree: Tree) -> None:
    assert tree_of(yaml.safe_dump(tree, allow_unicode=True)) == tree


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1:15", "1:15"),
        ("20:30", "20:30"),
        ("2026-11-24", "2026-11-24"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("no", "no"),
        ("on", "on"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("9" * 16, "9" * 16),
        ("'5'", "5"),
        ("5", 5),
        ("-5", -5),
        ("6.5", 6.5),
        ("1e2", 100.0),
        ("True", True),
        ("~", None),
        ("", None),
    ],
)
def test_only_what_looks_like_a_number_is_one(text: str, value: Tree) -> None:
    found = tree_of(f"key: {text}")
    assert found == {"key": value}
    assert isinstance(found, dict)
    assert type(found["key"]) is type(value)


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("a: 1\na: 2", "key_twice", "line 2"),
        ("a: {b: 1, b: 1}", "key_twice", "line 1"),
        ("a: &x [1]\nb: *x", "yaml_anchor", "line 1"),
        ("b: *x", "yaml_anchor", "line 1"),
        ("a: 1\n<<: {a: 2}\n*x : 3", "yaml_anchor", "line 3"),
        ("a: !!python/object/apply:os.system [id]", "yaml_tag", "line 1"),
        ("a: !!float .nan", "yaml_tag", "line 1"),
        ("!!set {a: 1}", "yaml_tag", "line 1"),
        ("a: !own 1", "yaml_tag", "line 1"),
        ("a: 1e400", "not_finite", "line 1"),
        ("a: -1e999", "not_finite", "line 1"),
        ("[a]: 1", "key_not_text", "line 1"),
        ("a: 1\n---\nb: 2", "two_documents", "line 2"),
        ("a: [1,\nb: {", "not_yaml", "line 2"),
        ("a: \x00", "not_yaml", ""),
        ('a: "\\UFFFFFFFF"', "not_yaml", ""),
        ("[" * 100_000, "too_deep", "line 1"),
        ("a: " + "{a: " * 50 + "}" * 50, "too_deep", "line 1"),
        ("- " * 50_000, "too_deep", "line 1"),
    ],
)
def test_cleverness_is_refused_with_its_line(text: str, key: str, place: str) -> None:
    assert refusal(text) == (key, place)


def test_nesting_that_plans_need_is_allowed() -> None:
    assert tree_of("[" * DEEPEST + "1" + "]" * DEEPEST)
    assert tree_of("{a: " * DEEPEST + "1" + "}" * DEEPEST)


def test_a_file_is_small_text() -> None:
    most = 256 * 1024
    assert text_of(b"\xef\xbb\xbf" + b"a" * (most - 3)) == "a" * (most - 3)
    for data, key in ((b"a" * (most + 1), "too_large"), (b"\xff\xfea\x00", "not_text")):
        with pytest.raises(Unreadable) as refused:
            text_of(data)
        assert refused.value.problem.key == key


@given(st.binary(max_size=300), st.sampled_from(["plan.yaml", "plan.csv"]))
@example(b"\x85", "plan.yaml")
def test_any_bytes_are_a_plan_or_a_refusal(data: bytes, name: str) -> None:
    _read_or_refused(data, name)


@given(st.integers(0, len(TWELVE_WEEKS) - 1), st.integers(0, 40), st.text(max_size=3))
def test_a_damaged_plan_is_a_plan_or_a_refusal(at: int, length: int, put: str) -> None:
    damaged = TWELVE_WEEKS[:at] + put + TWELVE_WEEKS[at + length :]
    _read_or_refused(damaged.encode("utf-8", "surrogatepass"), "plan.yaml")


@given(TREES)
def test_any_values_are_a_plan_or_a_refusal(tree: Tree) -> None:
    for key in ("workouts", "athlete", "focus", "weekly_hours"):
        text = yaml.safe_dump({"coach_plan": 1, "title": "x", key: tree}, allow_unicode=True)
        _read_or_refused(text.encode(), "plan.yaml")


@given(st.text(max_size=30))
def test_plain_text_is_never_half_a_number(text: str) -> None:
    value = plain(text)
    assert not isinstance(value, float) or math.isfinite(value) or "e" in text.lower()


def _read_or_refused(data: bytes, name: str) -> None:
    try:
        read_plan(data, name, today=MONDAY)
    except FileRefused as refused:
        problems = refused.values["problems"]
        assert isinstance(problems, tuple)
        assert all(problem_sentence(problem) for problem in problems)
