"""The obvious importer to be measured against: every message decoded, one ORM object a session, night and lap."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from garmin_fit_sdk import Decoder, Stream
from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Lap(Base):
    __tablename__ = "laps"
    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    seconds: Mapped[float | None]
    distance_m: Mapped[float | None]


class Activity(Base):
    __tablename__ = "activities"
    id: Mapped[int] = mapped_column(primary_key=True)
    sport: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(unique=True)
    seconds: Mapped[float | None]
    distance_m: Mapped[float | None]
    average_hr: Mapped[float | None]
    max_hr: Mapped[float | None]
    laps: Mapped[list[Lap]] = relationship(cascade="all")


class Night(Base):
    __tablename__ = "nights"
    id: Mapped[int] = mapped_column(primary_key=True)
    woke_at: Mapped[datetime] = mapped_column(unique=True)
    hrv_ms: Mapped[float | None]


def import_plainly(files: Sequence[Path], database: Path) -> int:
    """How many sessions and nights are there in the end."""
    engine = create_engine(f"sqlite:///{database}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        for file in files:
            messages, errors = Decoder(Stream.from_byte_array(bytearray(file.read_bytes()))).read()
            assert not errors
            session.add_all(_rows(messages))
        session.commit()
        count = session.query(Activity).count() + session.query(Night).count()
    engine.dispose()
    return count


def _rows(messages: Any) -> list[Base]:
    laps = [
        Lap(seconds=each.get("total_timer_time"), distance_m=each.get("total_distance"))
        for each in messages.get("lap_mesgs", ())
    ]
    sessions: list[Base] = [
        Activity(
            sport=str(each.get("sport")),
            started_at=each["start_time"],
            seconds=each.get("total_timer_time"),
            distance_m=each.get("total_distance"),
            average_hr=each.get("avg_heart_rate"),
            max_hr=each.get("max_heart_rate"),
            laps=laps,
        )
        for each in messages.get("session_mesgs", ())
    ]
    nights: list[Base] = [
        Night(woke_at=each["timestamp"], hrv_ms=each.get("last_night_average"))
        for each in messages.get("hrv_status_summary_mesgs", ())
    ]
    return [*sessions, *nights]
