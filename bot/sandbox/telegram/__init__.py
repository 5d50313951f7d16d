"""Telegram on loopback, as strict as Telegram: a Bot API, the people behind it and a chat page, in one process.

Start it with `python -m bot.sandbox.telegram --data-dir DIR [--port N] [--token T]`, or from code with
`process.running_telegram`. It prints its address as one line of JSON, remembers everything in DIR, and goes on where
it stopped when it is started again.

- `/bot<token>/<method>` and `/file/bot<token>/<path>` are the Bot API, with Telegram's limits and words.
- `/chat` is a phone in the browser; `?user=ID` chooses whose.
- `/world/…` is the other side, in JSON; `client.TelegramClient` speaks it:
  - `POST /world/deeds`: one deed of a person or of the story around them (`world/deeds.py`)
  - `GET /world/chats/<id>/messages`, `…/actions`, `…/events` (server-sent): what stands in a chat, and what changes
  - `GET /world/taps`, `/world/calls`, `/world/count`: answers to taps, every Bot API request, how many there were
  - `GET /world/users`, `/world/users/<id>/commands`, `/world/profile`, `/world/files/<file_id>`
  - `POST|GET|DELETE /world/faults`: scripted trouble (`serving.faults.Fault`)
"""
