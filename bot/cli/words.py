"""What the command line says when something is wrong: what it is, and what to do."""

from domain.errors import CoachError

SENTENCES = {
    "athlete_not_found": "There is no athlete yet. Run `coach plan load PLAN.yaml` or `coach pair` first.",
    "athlete_unknown": "No athlete has the id {id}. There are: {ids}.",
    "athlete_unclear": "There are several athletes. Say which with --athlete: {ids}.",
    "account_already_paired": "That Telegram account belongs to another athlete.",
    "data_dir_in_use": "A coach is already running on {path}. Stop it, or name another folder (COACH_DATA_DIR, --out).",
    "another_coach_polls": "Another coach receives this bot's messages already. Stop it first, or run `coach worker` "
    "here to share its work.",
    "workers_at_work": "A `coach worker` runs on this database ({workers}). Stop it first; one that was killed counts "
    "as running for 45 seconds.",
    "sqlite_too_old": "The SQLite on this machine ({found}) is too old for the job engine. It needs {needed} or newer.",
    "not_connected": "{service} is not connected. Run `coach login garmin` or `coach connect hevy` first.",
    "nothing_to_disconnect": "{service} is not connected, so there is nothing to let go of.",
    "hevy_key_not_taken": "Hevy does not take that key. Look at it again in the app; nothing was kept.",
    "hevy_key_refused": "Hevy refuses the API key: it was revoked, or Hevy Pro has ended. Give a new one with "
    "`coach connect hevy`.",
    "plan_not_found": "There is no plan yet. Load one with `coach plan load PLAN.yaml`.",
    "nobody_paired": "Nobody is paired with this athlete, so nobody can be asked in a chat. Run `coach pair` first, or "
    "leave --code-in-chat out.",
    "nothing_connected": "No service is connected yet. Run `coach login garmin` or `coach connect hevy` first.",
    "login_incomplete": "Nothing was entered, so nothing was done.",
    "service_rests": "{service} asked to be left alone for a while. Nothing was asked; /status in the chat says "
    "until when.",
    "garmin_login_needed": "Garmin wants a person. Run `coach login garmin`.",
    "garmin_password_refused": "Garmin does not take that e-mail and password. Nothing was changed; try its app.",
    "garmin_code_refused": "Garmin does not take that code. Nothing was changed; start again for a new one.",
    "garmin_too_many_requests": "Garmin lets nobody in from here for a while. Wait some hours; trying more often makes "
    "it longer.",
    "garmin_unreachable": "Garmin does not answer. Try again later.",
    "garmin_hangs": "Garmin took too long to answer. Try again later.",
    "garmin_refused": "Garmin refuses that request ({status}). Try again later.",
    "garmin_read_back_differs": "Garmin holds something else than it was given. It is tried again.",
    "edited_there": "The athlete changed that workout there. A message in the chat asks what it is to be.",
    "moved_there": "The athlete moved that workout there. A message in the chat asks what it is to be.",
    "deleted_there": "The athlete threw that workout away there. A message in the chat asks what it is to be.",
    "history_awaited": "The weeks that it rests on are still to be fetched.",
    "history_missing": "The weeks that it rests on could not be fetched. Run `coach backfill` again when they can be, "
    "or with --skip-history to go by what is here.",
    "job_unknown": "There is no job {id}. `coach jobs` lists them.",
    "job_type_unknown": "There is no kind of job called {type}. There are: {types}.",
    "job_not_open": "The job {id} has ended already; nothing was changed.",
    "export_failed": "A workout could not be put where it belongs ({cause}). It is tried three times.",
    "demo_port_taken": "Port {port} is taken. Stop what uses it, or leave --port away to take a free one.",
    "data_dir_unusable": "The folder {path} cannot be used ({problem}). Set COACH_DATA_DIR to one I may write.",
    "web_address_unusable": "Nothing can be served at {host}, port {port} ({problem}). Set WEB__HOST and WEB__PORT.",
    "settings_invalid": "These settings cannot be used:\n{listed}",
    "telegram_token_missing": "TELEGRAM_BOT_TOKEN is not set. Get a token from @BotFather, or try `coach demo`.",
    "secret_key_missing": "The key that sealed this data is not here. Set COACH_SECRET_KEY, or put secret.key back.",
    "secret_key_too_short": "COACH_SECRET_KEY must be at least {least} characters; try `openssl rand -hex 32`.",
    "secret_file_unreadable": "The key file {file} cannot be read.",
    "sealed_value_damaged": "A sealed value in {column} is damaged. Restore a backup with `coach restore`.",
    "backup_damaged": "That is not a whole backup of ours; nothing was changed. Try an older one.",
    "backup_key_missing": "The key that sealed this backup is not here. Set COACH_SECRET_KEY to it and try again.",
    "schema_newer": "The database was written by a newer version ({found}). Update this program; nothing was changed.",
    "database_not_ours": "{database} is a database of another program. Set COACH_DATABASE_URL to another one.",
    "database_missing": "There is no database at {file} yet. `coach check` makes one.",
    "database_url_unusable": "COACH_DATABASE_URL names neither a SQLite file (sqlite+aiosqlite:///coach.db) "
    "nor PostgreSQL (postgresql+psycopg:…).",
    "database_locked": "Another program has held the database for too long. Nothing was changed; try again.",
    "database_busy": "Too much waits for the database. Nothing was changed; try again in a minute.",
    "database_readonly": "The database cannot be written. Give this user the right to write it and its folder.",
    "database_io_error": "The disk under the database fails. Nothing was changed; look after the disk first.",
    "database_unreachable": "The database does not answer. Nothing was changed; see that it runs and may be reached.",
    "database_login_refused": "The database server refuses the login in COACH_DATABASE_URL.",
    "disk_full": "The disk is full, so nothing was stored. Make room and try again.",
    "migration_broke_references": "Bringing {table} up to date would have lost references, so nothing was changed. "
    "Please report this.",
    "database_malformed": "The database is damaged. Put a backup back with `coach restore`; the newest: {backup}.",
    "database_not_durable": "The database setting {setting} is {found}, and must be {needed} to keep what is promised.",
    "limit_too_loose": "The setting limits.{limit} must lie between {lowest} and {highest}.",
    "unknown_limit": "There is no limit called {limit}.",
    "unknown_zone": "{zone} is not a time zone. Use a name like Europe/Berlin.",
    "telegram_unreachable": "Telegram cannot be reached. Nothing is lost; what waits is sent once it can.",
    "telegram_unavailable": "Telegram answers that it cannot work now ({status}). Nothing is lost; try again later.",
    "telegram_token_refused": "Telegram refuses the token. Get a new one from @BotFather for TELEGRAM_BOT_TOKEN.",
    "telegram_webhook_is_set": "A webhook is set for this bot. Delete it, or stop whoever receives by it.",
    "telegram_other_poller": "Another process asks for this bot's updates. Stop it, or use a bot of your own.",
    "updates_undecodable": "What came from Telegram cannot be read. It is asked for again, one update at a time.",
    "file_not_fetched": "The file could not be fetched from Telegram. Nothing was stored; send it again.",
    "sport_not_on_watch": "A workout of sport {sport} cannot be written for a watch.",
    "exercise_not_on_watch": "Watches do not know the exercise {exercise}.",
    "workout_not_for_watch": "A workout cannot be written for a watch: {place} is {found} ({problem}).",
    "fit_read_back_differs": "The file of workout {workout} did not read back as it was written, so it was not kept.",
    "workout_file_not_written": "A workout file cannot be written ({problem}). Nothing else was changed.",
    "hevy_unreachable": "Hevy cannot be reached. Nothing is lost; it is asked again later.",
    "hevy_unavailable": "Hevy answers that it cannot work now ({status}). It is asked again later.",
    "model_budget_spent": "The money for language models is spent for now; questions are answered by rules. How much "
    "there is stands under `models` in the settings.",
    "model_no_answer": "The language model gave no answer that holds; the question was answered by rules.",
    "model_refused": "The language model refuses what is sent. Look at its key (ANTHROPIC_API_KEY, OPENAI_API_KEY) and "
    "at the account behind it.",
    "model_unreachable": "No language model answers. Questions are answered by rules until one does.",
    "no_model_key": "No key of a language model is set (ANTHROPIC_API_KEY or OPENAI_API_KEY).",
    "hevy_busy": "Hevy asks to wait. It is asked again later.",
    "garmin_answer_unreadable": "What Garmin answers cannot be read. Nothing was changed; it is asked again later.",
    "hevy_answer_unreadable": "What Hevy answers cannot be read. Nothing of it was stored; it is asked again later.",
    "hevy_refused": "Hevy refuses what it was asked ({status}: {problem}). Please report this.",
    "hevy_routine_refused": "Hevy does not take the exercise {exercise} ({problem}). The plan stands.",
    "hevy_routine_limit": "Hevy takes no further routine on this account, and none of the coach's own is over. Delete "
    "some in the app.",
    "hevy_routine_gone": "The routine was deleted in Hevy while it was written. It is made anew later.",
    "hevy_read_back_differs": "The routine of {workout} did not read back from Hevy as it was written. It is there; "
    "look at it in the app.",
    "hevy_exercise_unknown": "Hevy does not know the exercise {exercise}, so that workout stays out of it.",
    "no_such_file": "There is no file {path}.",
    "not_writable": "{path} cannot be written ({problem}). Name another file.",
}


def error_sentence(error: CoachError) -> str:
    """One sentence for people; errors that athletes meet too are worded with the chat's words."""
    known = {name: value for name, value in error.values.items() if value is not None}
    values = known | {"listed": _listed(error.values.get("problems"))}
    if words := SENTENCES.get(error.key):
        return words.format_map(_Known(values))
    if error.for_athlete:
        from bot.telegram.messages.errors import sentence  # noqa: PLC0415

        return sentence(error)
    return f"{error.key.replace('_', ' ').capitalize()}. {values['listed']}".strip()


def _listed(problems: object) -> str:
    return "\n".join(f"- {problem}" for problem in problems) if isinstance(problems, tuple | list) else ""


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "unknown"
