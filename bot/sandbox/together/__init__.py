"""Telegram, Garmin and Hevy as one world: one process, one address, and a page that shows all three side by side.

Start it with `python -m bot.sandbox.together --data-dir DIR [--port N] [--token T]`, or from code with
`process.running_world`. Telegram answers at the root, Garmin under `/garmin`, Hevy under `/hevy`; the page is `/`, and
`/panels` is what it shows of the watch calendar and of the gym app. It goes on where it stopped when it is started
again with the same folder.
"""
