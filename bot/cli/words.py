"""What the command line says when something is wrong: what it is, and what to do."""

from domain.errors import CoachError

SENTENCES = {
    "athlete_not_found": "There is no athlete yet. Run `coach plan load PLAN.yaml` or `coach pair` first.",
    "athlete_unclear": "There are several athletes. Say which with --athlete: {ids}.",
    "account_already_paired": "That Telegram account belongs to another athlete.",
    "data_dir_in_use": "A coach is already running on {path}. Stop it first, or set COACH_DATA_DIR to another folder.",
    "data_dir_unusable": "The folder {path} cannot be used ({problem}). Set COACH_DATA_DIR to one I may write.",
    "settings_invalid": "These settings cannot be used:\n{listed}",
    "telegram_token_missing": "TELEGRAM_BOT_TOKEN is not set. Get a token from @BotFather, or try `coach demo`.",
    "secret_key_missing": "The key that sealed this data is not here. Set COACH_SECRET_KEY, or put secret.key back.",
    "secret_key_too_short": "COACH_SECRET_KEY must be at least {least} characters; try `openssl rand -hex 32`.",
    "secret_file_unreadable": "The key file {file} cannot be read.",
    "sealed_value_damaged": "A sealed value in {column} is damaged. Restore a backup with `coach restore`.",
    "backup_key_missing": "The key that sealed this backup is not here. Set COACH_SECRET_KEY to it and try again.",
    "schema_newer": "The database was written by a newer version ({found}). Update this program; nothing was changed.",
    "database_not_ours": "{database} is a database of another program. Set COACH_DATABASE_URL to another one.",
    "database_malformed": "The database is damaged. The newest good backup: {backup}; use `coach restore`.",
    "database_not_durable": "The database setting {setting} is {found}, and must be {needed} to keep what is promised.",
    "limit_too_loose": "limits.{limit} must lie between {lowest} and {highest}.",
    "unknown_limit": "There is no limit called {limit}.",
    "unknown_zone": "{zone} is not a time zone. Use a name like Europe/Berlin.",
    "restore_needs_file": "Only a SQLite database is restored here; for PostgreSQL use pg_restore.",
    "no_such_file": "There is no file {path}.",
}


def error_sentence(error: CoachError) -> str:
    """One sentence for people; errors that athletes meet too are worded with the chat's words."""
    values = {**error.values, "listed": _listed(error.values.get("problems"))}
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
