"""What is installed is what is locked: exact versions, hashes, and no registry's address anywhere."""

import re
import tomllib

from tests.architecture.source import ROOT, tracked

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> list[str]:
    return [
        line.removesuffix(" \\").replace('"', "'")
        for line in (ROOT / lock).read_text().splitlines()
        if re.match(r"[A-Za-z0-9]", line)
    ]


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[~=><; ]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def test_every_clone_tests_the_locked_versions() -> None:
    assert PROJECT["tool"]["uv"]["constraint-dependencies"] == pins("requirements-dev.lock")


def test_the_image_holds_what_was_tested() -> None:
    assert set(pins("requirements.lock")) <= set(pins("requirements-dev.lock"))


def test_every_direct_dependency_is_locked() -> None:
    assert names(PROJECT["project"]["dependencies"]) <= names(pins("requirements.lock"))
    assert names(PROJECT["dependency-groups"]["dev"]) <= names(pins("requirements-dev.lock"))


def test_every_locked_version_has_its_hashes() -> None:
    for lock in LOCKS:
        blocks = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / lock).read_text().strip())
        assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_no_lock_names_an_address() -> None:
    assert [path for path in tracked() if path.suffix == ".lock" and "://" in (ROOT / path).read_text()] == []
    assert "uv.lock" not in {path.name for path in tracked()}, "it records where packages came from"


def test_settings_of_the_tools_name_no_registry() -> None:
    tools = [ROOT / "pyproject.toml", *(ROOT / ".ci").iterdir(), *(ROOT / ".github").rglob("*.yml")]
    assert [path.name for path in tools if re.search(r"(index-url|extra-index|find-links)", path.read_text())] == []
