"""`python -m bot.sandbox.telegram`: Telegram as a process of its own."""

import argparse
import re
from pathlib import Path

from bot.sandbox.serving.server import serve
from bot.sandbox.telegram.app import build_app
from bot.sandbox.telegram.process import DEFAULT_TOKEN
from bot.sandbox.telegram.sandbox import Sandbox


def parser(module: str, about: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=about)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--data-dir", type=Path, required=True, help="folder that holds the memory")
    parser.add_argument("--token", type=_token, default=DEFAULT_TOKEN, help="the token of the one bot it knows")
    return parser


def main() -> None:
    wanted = parser("bot.sandbox.telegram", __doc__).parse_args()
    sandbox = Sandbox(wanted.data_dir, wanted.token)
    serve(build_app(sandbox), wanted.port)
    sandbox.close()


def _token(text: str) -> str:
    if not re.fullmatch(r"\d+:[\w-]{20,}", text):
        raise argparse.ArgumentTypeError("a bot token is digits, a colon and at least 20 letters, digits, _ or -")
    return text


if __name__ == "__main__":
    main()
