"""`python -m bot.sandbox.telegram`: Telegram as a process of its own."""

import argparse
import re
from contextlib import suppress
from pathlib import Path

from bot.sandbox.telegram.process import DEFAULT_TOKEN
from bot.sandbox.telegram.server import serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--data-dir", type=Path, required=True, help="folder that holds this Telegram's memory")
    parser.add_argument("--token", type=_token, default=DEFAULT_TOKEN, help="the token of the one bot it knows")
    wanted = parser.parse_args()
    with suppress(KeyboardInterrupt):
        serve(wanted.port, wanted.data_dir, wanted.token)


def _token(text: str) -> str:
    if not re.fullmatch(r"\d+:[\w-]{20,}", text):
        raise argparse.ArgumentTypeError("a bot token is digits, a colon and at least 20 letters, digits, _ or -")
    return text


if __name__ == "__main__":
    main()
