"""`python -m bot.sandbox.model`: a language model as a process of its own; prints one line of JSON with its address."""

import argparse

from bot.sandbox.model.app import build_app
from bot.sandbox.model.process import DEFAULT_KEY
from bot.sandbox.model.world import World
from bot.sandbox.serving.server import serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox.model", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--key", default=DEFAULT_KEY, help="the API key that it takes")
    given = parser.parse_args()
    serve(build_app(World(given.key)), given.port)


if __name__ == "__main__":
    main()
