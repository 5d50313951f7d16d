"""`python -m bot` is the same as `coach`."""

from bot.cli import main

main()
