"""Settings from one source: the packaged defaults, an environment layer, a file, then the environment."""

import os
import re
from datetime import time
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    YamlConfigSettingsSource,
)

from domain.errors import Configuration
from domain.plan.limits import Limits

CONFIG_FOLDER = Path(__file__).parent / "config"
# The characters are Telegram's; the length is what nobody guesses.
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")
SHORTEST_WEB_TOKEN = 16
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Section(BaseModel):
    """An unknown key is a typo, and a typo is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LimitSettings(Section):
    overrides_allowed: bool
    ramp_percentage_max: float
    ramp_minutes_free: int
    run_spike_max: float
    first_run_minutes_max: int
    llm_volume_change_max: float
    hard_days_per_week_max: int
    hard_days_gap_min: int
    rest_days_per_week_min: int
    ctl_atl_ratio_max: float
    hrv_drop_zscore: float
    sleep_min_hours: float

    def value(self) -> Limits:
        """The same figures as the frozen value the domain takes. Raises Configuration for one too loose."""
        return Limits(**self.model_dump())


class ReviewSettings(Section):
    adherence_keep: float = Field(ge=0, le=100)
    adherence_adjust: float = Field(ge=0, le=100)
    adherence_due_min: int = Field(ge=1)
    changes_max: int = Field(ge=1, le=3)
    proposal_hours: int = Field(ge=1, le=72)
    quiet_days: int = Field(ge=2)
    brief_waits: int = Field(ge=0, le=360)
    brief_looks: int = Field(ge=10, le=120)


class RetrySettings(Section):
    max_attempts: int = Field(ge=1, le=10)
    base: float = Field(gt=0)
    jitter: float = Field(ge=0, le=1)


class JobSettings(Section):
    side_by_side: int = Field(ge=1, le=1000)
    per_second: int = Field(ge=1, le=1000)
    model_per_minute: int = Field(ge=1)


class PriceSettings(Section):
    """US dollars for a million tokens."""

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cache_read: float = Field(ge=0)
    cache_write: float = Field(ge=0)


class ModelSettings(Section):
    anthropic: str
    openai: str
    answer_tokens: int = Field(ge=256, le=8192)
    call_usd: float = Field(gt=0)
    athlete_day_usd: float = Field(ge=0)
    day_usd: float = Field(ge=0)
    month_usd: float = Field(ge=0)
    prices: dict[str, PriceSettings]


class RetentionSettings(Section):
    inbox: int = Field(ge=1)
    outbox: int = Field(ge=1)
    jobs: int = Field(ge=8)  # metrics count a week of them
    pairing: int = Field(ge=1)
    payloads: int = Field(ge=1)


class ScheduleSettings(Section):
    tick_seconds: int = Field(ge=1, le=300)
    nightly: time
    weekly_adaptation: str


class SyncSettings(Section):
    first: time
    last: time
    every_minutes: int = Field(ge=15, le=1440)
    history_pause_s: float = Field(ge=0, le=60)


class TelegramSettings(Section):
    base_url: str
    base_file_url: str
    mode: Literal["polling", "webhook"]
    webhook_url: str
    poll_seconds: int = Field(ge=1, le=50)
    sends_per_second: int = Field(ge=1, le=30)
    pictures: Literal["light", "dark"]
    owner_chat_id: int | None


class WebSettings(Section):
    host: str
    port: int = Field(ge=0, le=65_535)

    @property
    def on_loopback(self) -> bool:
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


class AlertSettings(Section):
    flow_failures: int = Field(ge=1)
    failures_at_once: int = Field(ge=1)
    jobs_waiting: int = Field(ge=1)
    activities_hours: int = Field(ge=1)
    hrv_hours: int = Field(ge=1)
    cooldown_hours: int = Field(ge=1)


class Settings(BaseSettings):
    """All settings, checked together. Secrets never print."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_nested_delimiter="__")

    limits: LimitSettings
    review: ReviewSettings
    retry: RetrySettings
    jobs: JobSettings
    models: ModelSettings
    retention: RetentionSettings
    sync: SyncSettings
    schedule: ScheduleSettings
    telegram: TelegramSettings
    web: WebSettings
    alerts: AlertSettings
    coach_data_dir: Path = Path("data")
    coach_database_url: str | None = None
    coach_secret_key: SecretStr | None = None
    coach_secret_key_file: Path | None = None
    coach_web_token: SecretStr | None = None
    coach_log_level: str = "INFO"
    telegram_bot_token: SecretStr | None = None
    telegram_webhook_secret: SecretStr | None = None
    telegram_base_url: str | None = None
    telegram_base_file_url: str | None = None
    anthropic_api_key: SecretStr | None = None
    anthropic_base_url: str = "https://api.anthropic.com"
    openai_api_key: SecretStr | None = None
    openai_base_url: str = "https://api.openai.com/v1"
    garmin_base_url: str = ""
    hevy_base_url: str = "https://api.hevyapp.com"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del dotenv_settings, file_secret_settings
        yaml = YamlConfigSettingsSource(settings_cls, yaml_file=_layers(), deep_merge=True)
        return (init_settings, env_settings, yaml)

    @property
    def database_url(self) -> str:
        return self.coach_database_url or f"sqlite+aiosqlite:///{self.coach_data_dir / 'coach.db'}"

    @property
    def on_file(self) -> bool:
        """Whether the database is a file of this machine, which one process works on."""
        return self.database_url.startswith("sqlite")

    @property
    def asks_models(self) -> bool:
        """Whether anybody gave a key of one."""
        return self.anthropic_api_key is not None or self.openai_api_key is not None

    @property
    def bot_api(self) -> str:
        return self.telegram_base_url or self.telegram.base_url

    @property
    def bot_files(self) -> str:
        return self.telegram_base_file_url or self.telegram.base_file_url

    @property
    def secrets(self) -> tuple[str, ...]:
        """Whatever must not be said anywhere; one that holds several, comma separated, is each of them as well."""
        given = [value.get_secret_value() for _, value in self if isinstance(value, SecretStr)]
        parts = [part.strip() for secret in given for part in secret.split(",")]
        password = _password(self.coach_database_url or "")
        return tuple({*given, *parts, password, unquote(password)} - {""})


def load_settings(**given: Any) -> Settings:
    """Read every layer. Raises Configuration that names each problem and prints no value."""
    try:
        settings = Settings(**given)
        settings.limits.value()
    except ValidationError as error:
        problems = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors(include_input=False)]
        raise Configuration("settings_invalid", problems=problems) from error
    if problems := [*_webhook_problems(settings), *_web_problems(settings), *_price_problems(settings)]:
        raise Configuration("settings_invalid", problems=problems)
    return settings


def _webhook_problems(settings: Settings) -> list[str]:
    """What Telegram would not accept, and a secret that could be guessed."""
    if settings.telegram.mode != "webhook":
        return []
    address, secret = urlsplit(settings.telegram.webhook_url), settings.telegram_webhook_secret
    problems = []
    if not address.hostname or (address.scheme != "https" and address.hostname not in LOOPBACK):
        problems.append("telegram.webhook_url: a webhook needs an https:// address")
    if secret is None or not WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
        problems.append("TELEGRAM_WEBHOOK_SECRET: a webhook needs 32 to 256 characters of A-Z, a-z, 0-9, _ and -")
    if settings.web.port == 0:
        problems.append("web.port: a webhook needs a port on which updates can be brought")
    return problems


def _web_problems(settings: Settings) -> list[str]:
    token = settings.coach_web_token
    if token is not None and len(token.get_secret_value()) < SHORTEST_WEB_TOKEN:
        return [f"COACH_WEB_TOKEN: at least {SHORTEST_WEB_TOKEN} characters; try `openssl rand -hex 32`"]
    if settings.web.port and not settings.web.on_loopback and token is None:
        return ["web.host: beyond loopback COACH_WEB_TOKEN must be set"]
    return []


def _price_problems(settings: Settings) -> list[str]:
    """A model whose price nobody knows would be asked without a bound."""
    models = settings.models
    used = {models.anthropic: settings.anthropic_api_key, models.openai: settings.openai_api_key}
    unknown = [name for name, key in used.items() if key is not None and name not in models.prices]
    return [f"models.prices: {name} has no price" for name in unknown]


def _password(url: str) -> str:
    try:
        return urlsplit(url).password or ""
    except ValueError:
        return ""


def _layers() -> list[Path]:
    layers = [CONFIG_FOLDER / "default.yaml"]
    if environment := os.environ.get("COACH_ENV"):
        layers.append(_existing(CONFIG_FOLDER / f"{environment}.yaml", "COACH_ENV"))
    if named := os.environ.get("COACH_CONFIG"):
        layers.append(_existing(Path(named), "COACH_CONFIG"))
    return layers


def _existing(path: Path, variable: str) -> Path:
    if not path.is_file():
        raise Configuration("settings_invalid", problems=[f"{variable}: no such file"])
    return path
