"""What is under version control is source: nothing secret, nothing made by running it, nothing of anybody's body."""

import re
import stat

from tests.architecture.source import ROOT, tracked

LARGEST = 300_000
MADE_BY_RUNNING = re.compile(r"(\.db|\.db-wal|\.log|\.backup|\.key|\.pyc|\.fit|\.sqlite|\.env|\.egg-info|\.DS_Store)$")
# Shapes of what must never be written down: bot tokens, provider keys, private keys.
SECRET = re.compile(rb"\b\d{8,10}:AA[\w-]{33}\b|\bsk-[\w-]{32,}|-----BEGIN [A-Z ]*PRIVATE KEY-----")
SCRIPTS = {".ci/run", ".ci/lock"}


def test_nothing_that_is_made_by_running_is_kept() -> None:
    assert [path for path in tracked() if MADE_BY_RUNNING.search(path.name)] == []


def test_nothing_is_large() -> None:
    sizes = {path: (ROOT / path).stat().st_size for path in tracked()}
    assert {path: size for path, size in sizes.items() if size > LARGEST} == {}


def test_nothing_looks_like_a_secret() -> None:
    assert [path for path in tracked() if SECRET.search((ROOT / path).read_bytes())] == []


def test_a_secret_would_be_seen() -> None:
    assert SECRET.search(b"TELEGRAM_BOT_TOKEN=123456789:AA" + b"x" * 33)
    assert SECRET.search(b"key: sk-" + b"a" * 40)


def test_scripts_can_be_run_and_nothing_else_can() -> None:
    runnable = {str(path) for path in tracked() if (ROOT / path).stat().st_mode & stat.S_IXUSR}
    assert runnable == SCRIPTS


def test_the_ignored_stay_ignored() -> None:
    ignored = (ROOT / ".gitignore").read_text().split()
    assert {".env", "/data/", ".venv/", "uv.lock", ".tools/"} <= set(ignored)
