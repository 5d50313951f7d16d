"""`python -m bot.sandbox.garmin`: Garmin as a process of its own; prints one line of JSON with its address."""

import argparse

from bot.sandbox.garmin.app import build_app
from bot.sandbox.garmin.world import World
from bot.sandbox.serving.server import serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox.garmin", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    serve(build_app(World()), parser.parse_args().port)


if __name__ == "__main__":
    main()
