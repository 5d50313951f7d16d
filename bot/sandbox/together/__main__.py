"""`python -m bot.sandbox.together`: the whole world as one process; prints one line of JSON with its address."""

from bot.sandbox.garmin.world import World as Garmin
from bot.sandbox.hevy.process import DEFAULT_KEY
from bot.sandbox.hevy.world import World as Hevy
from bot.sandbox.model.process import DEFAULT_KEY as MODEL_KEY
from bot.sandbox.model.world import World as Model
from bot.sandbox.serving.memory import Memory
from bot.sandbox.serving.server import serve
from bot.sandbox.telegram.__main__ import parser
from bot.sandbox.telegram.sandbox import Sandbox as Telegram
from bot.sandbox.together.app import build_app


def main() -> None:
    wanted = parser("bot.sandbox.together", __doc__).parse_args()
    telegram = Telegram(wanted.data_dir / "telegram", wanted.token)
    garmin = Memory(wanted.data_dir / "garmin.json", Garmin())
    hevy = Memory(wanted.data_dir / "hevy.json", Hevy(DEFAULT_KEY))
    serve(build_app(telegram, garmin, hevy, Model(MODEL_KEY)), wanted.port)
    telegram.close()


if __name__ == "__main__":
    main()
