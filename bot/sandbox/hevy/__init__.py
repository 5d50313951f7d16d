"""Hevy on loopback, as strict as Hevy: what an athlete lifted, their routines and their weight, in one process.

Start it with `python -m bot.sandbox.hevy [--port N] [--key K]`, or from code with `process.running_hevy`. It prints its
address as one line of JSON and forgets everything when it ends.

- `/v1/…` is the public API: workouts (list, count, events, one), routines, routine folders, exercise templates and body
  measurements. It refuses what Hevy refuses, in Hevy's words, and it leaves out what Hevy leaves out: the notes of a
  whole routine can be written and are never given back.
- `/control/…` is the app in the athlete's hand, and trouble; `client.HevyClient` speaks it.
"""
