"""The image and how it is run: little rights, nothing but the program inside, and a health check that means it."""

import re
import shlex
from fnmatch import fnmatch
from typing import Any

import pytest
import typer
import yaml

from bot.cli.commands import app
from bot.coach.care.liveness import SILENT_FOR
from bot.settings import Settings
from tests.architecture.source import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
# Settings that say where further settings are; they are read before there are any.
LAYERS = {"COACH_ENV", "COACH_CONFIG"}


def instructions() -> list[tuple[str, str]]:
    """Every instruction of the Dockerfile with its arguments, continued lines joined."""
    text = re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE).replace("\\\n", " ")
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in text.splitlines() if line)]


def arguments(word: str) -> list[str]:
    return [rest for each, rest in instructions() if each == word]


def service() -> dict[str, Any]:
    composed = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert list(composed["services"]) == ["coach"]
    coach: dict[str, Any] = composed["services"]["coach"]
    return coach


def test_two_stages_of_one_python() -> None:
    first, second = arguments("FROM")
    assert first.split()[0] == second == f"python:{(ROOT / '.python-version').read_text().strip()}-slim"


def test_packages_are_the_locked_ones() -> None:
    (install,) = (run for run in arguments("RUN") if "pip install" in run)
    assert {"--require-hashes", "--no-deps", "requirements.lock"} <= set(install.replace(" /", " ").split())


def test_it_does_not_run_as_root() -> None:
    assert arguments("USER") == ["10001:10001"]
    words = [word for word, _ in instructions()]
    assert words.index("USER") > max(number for number, word in enumerate(words) if word in {"RUN", "COPY"})


def test_what_is_written_goes_into_the_volume() -> None:
    environment = dict(pair.split("=", 1) for each in arguments("ENV") for pair in shlex.split(each))
    assert arguments("VOLUME") == ["/data"]
    assert environment["COACH_DATA_DIR"] == "/data"
    assert environment["MPLCONFIGDIR"].startswith("/data/")
    assert environment["PYTHONDONTWRITEBYTECODE"] == "1"
    assert any("compileall" in run for run in arguments("RUN"))


def test_it_stops_in_order_and_says_how_it_is() -> None:
    assert arguments("STOPSIGNAL") == ["SIGTERM"]
    (check,) = arguments("HEALTHCHECK")
    assert check.endswith('CMD ["coach", "check", "--alive"]')
    assert "--start-period=" in check
    assert SILENT_FOR.total_seconds() == 90


@pytest.mark.parametrize("instruction", ["ENTRYPOINT", "CMD"])
def test_commands_are_lists_so_that_signals_arrive(instruction: str) -> None:
    (given,) = arguments(instruction)
    assert given.startswith("[")


def test_it_runs_a_command_that_exists() -> None:
    (given,) = arguments("CMD")
    commands = typer.main.get_command(app)
    assert yaml.safe_load(given)[0] in commands.commands  # type: ignore[attr-defined]


def test_no_secret_is_built_in() -> None:
    assert not re.search(r"(TOKEN|SECRET|KEY|PASSWORD)", "".join(arguments("ENV") + arguments("ARG")))


def test_only_the_program_goes_into_the_image() -> None:
    everything, *rest = [line for line in (ROOT / ".dockerignore").read_text().split("\n") if line and line[0] != "#"]
    assert everything == "*"
    let_in = {line.removeprefix("!") for line in rest if line.startswith("!")}
    copied = {source for copy in arguments("COPY") if "--from" not in copy for source in copy.split()[:-1]}
    assert let_in == copied == {"requirements.lock", "domain", "storage", "bot"}
    assert not any(fnmatch(name, pattern) for name in (".git", ".env", "data") for pattern in let_in)


def test_the_running_container_may_do_little() -> None:
    coach = service()
    assert coach["read_only"] is True
    assert coach["init"] is True
    assert coach["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in coach["security_opt"]
    assert coach["pids_limit"] <= 256
    assert coach["mem_limit"] == "512m"
    assert not {"privileged", "cap_add", "network_mode", "ports", "pid", "devices"} & coach.keys()


def test_nothing_can_be_run_from_its_temporary_folder() -> None:
    (temporary,) = service()["tmpfs"]
    folder, options = temporary.split(":")
    assert folder == "/tmp"
    assert {"noexec", "nosuid", "nodev"} <= set(options.split(","))


def test_it_comes_back_and_keeps_its_data() -> None:
    coach = service()
    assert coach["restart"] == "unless-stopped"
    assert coach["volumes"] == ["data:/data"]


def test_the_example_names_every_setting_and_no_value() -> None:
    lines = re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), flags=re.MULTILINE)
    flat = {
        name.upper()
        for name in Settings.model_fields
        if name.startswith(("coach_", "telegram_", "garmin_", "hevy_", "anthropic_", "openai_"))
    }
    assert {name for name, _ in lines} == flat | LAYERS
    assert [value for _, value in lines if value] == []
