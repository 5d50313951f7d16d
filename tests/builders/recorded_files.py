"""Small files as programs and phones export them: TCX, GPX, Hevy's CSV, Apple Health, and archives of them."""

import gzip
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO

START = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
# Along a meridian, one of these is a metre.
DEGREES_A_METRE = 180 / (6_371_009.0 * 3.141592653589793)
HEVY_COLUMNS = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,"
    "weight_kg,reps,distance_km,duration_seconds,rpe"
)
# What Apple writes before the data: a description that has no entities.
DOCTYPE = "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Record*)>\n<!ATTLIST HealthData locale CDATA #REQUIRED>\n]>"


def at(seconds: float, start: datetime = START) -> str:
    return f"{start + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%SZ}"


def tcx_file(*laps: str, sport: str = "Running", start: datetime = START) -> bytes:
    """A run of two kilometres in ten minutes, where nothing else is said."""
    inside = "".join(laps) or tcx_lap(start=start)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" '
        'xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">\n'
        f'<Activities><Activity Sport="{sport}"><Id>{at(0, start)}</Id>{inside}<Notes>Morning lap</Notes>'
        "<Creator><Name>Watch</Name></Creator></Activity></Activities></TrainingCenterDatabase>"
    ).encode()


def tcx_lap(seconds: float = 600, metres: float = 2000, *points: str, start: datetime = START, extra: str = "") -> str:
    """One lap; without points it has one every five seconds, climbing a metre each, with a heart rate of 140 to 149."""
    count = int(seconds // 5) + 1
    inside = "".join(points) or "".join(
        tcx_point(5 * number, start, metres=metres * number / (count - 1), height=100 + number, bpm=140 + number % 10)
        for number in range(count)
    )
    return (
        f'<Lap StartTime="{at(0, start)}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
        f"<DistanceMeters>{metres}</DistanceMeters><Calories>120</Calories>"
        f"<AverageHeartRateBpm><Value>144</Value></AverageHeartRateBpm>"
        f"<MaximumHeartRateBpm><Value>160</Value></MaximumHeartRateBpm>{extra}<Track>{inside}</Track></Lap>"
    )


def tcx_point(
    seconds: float, start: datetime = START, *, metres: float, height: float, bpm: int, watts: int = 0
) -> str:
    power = f"<Extensions><ns3:TPX><ns3:Watts>{watts}</ns3:Watts></ns3:TPX></Extensions>" if watts else ""
    return (
        f"<Trackpoint><Time>{at(seconds, start)}</Time><AltitudeMeters>{height}</AltitudeMeters>"
        f"<DistanceMeters>{metres}</DistanceMeters><HeartRateBpm><Value>{bpm}</Value></HeartRateBpm>{power}</Trackpoint>"
    )


def gpx_file(*segments: str, kind: str = "running", name: str = "Round the lake") -> bytes:
    """Ten minutes at three metres a second, where nothing else is said."""
    inside = "".join(segments) or gpx_segment(3.0, 600)
    type_ = f"<type>{kind}</type>" if kind else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gpx version="1.1" creator="us" xmlns="http://www.topografix.com/GPX/1/1" '
        'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"<metadata><time>{at(0)}</time></metadata><trk><name>{name}</name>{type_}{inside}</trk></gpx>"
    ).encode()


def gpx_segment(speed: float, seconds: int, *, begin: int = 0, metres: float = 0.0, timed: bool = True) -> str:
    """A point a second, due north from `metres` on."""
    points = [
        f'<trkpt lat="{(metres + speed * second) * DEGREES_A_METRE:.9f}" lon="10.0"><ele>{200 + second % 2}</ele>'
        + (f"<time>{at(begin + second)}</time>" if timed else "")
        + f"<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>{150 + second % 3}</gpxtpx:hr>"
        "</gpxtpx:TrackPointExtension></extensions></trkpt>"
        for second in range(seconds + 1)
    ]
    return f"<trkseg>{''.join(points)}</trkseg>"


def hevy_set(
    exercise: str, *, weight: str = "", reps: str = "", seconds: str = "", kind: str = "normal", rpe: str = "",
    title: str = "Legs", start: str = "23 Nov 2026, 18:05", end: str = "23 Nov 2026, 19:00",
) -> str:  # fmt: skip
    return f'"{title}","{start}","{end}","","{exercise}",,"",0,"{kind}",{weight},{reps},,{seconds},{rpe}'


def hevy_file(*sets: str, columns: str = HEVY_COLUMNS) -> bytes:
    """Two sets of one session, where nothing else is said."""
    rows = sets or (
        hevy_set("Squat (Barbell)", weight="100", reps="5", rpe="8.5"),
        hevy_set("Pull Up", weight="0", reps="8"),
    )
    return "\n".join([columns, *rows, ""]).encode()


def health_file(*parts: str) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declaration}\n{DOCTYPE}\n<HealthData locale="en">{"".join(parts)}</HealthData>'.encode()


def health_record(kind: str, when: datetime, value: str, unit: str = "", until: datetime | None = None) -> str:
    """`kind` with Apple's whole prefix."""
    begin, end = (f"{each:%Y-%m-%d %H:%M:%S %z}" for each in (when, until or when))
    return (
        f'<Record type="{kind}" sourceName="Watch &amp; Co" unit="{unit}" creationDate="{end}" startDate="{begin}" '
        f'endDate="{end}" value="{value}"/>'
    )


def quantity(kind: str, when: datetime, value: str, unit: str) -> str:
    return health_record(f"HKQuantityTypeIdentifier{kind}", when, value, unit)


def sleep(since: datetime, until: datetime, stage: str = "AsleepCore") -> str:
    return health_record(
        "HKCategoryTypeIdentifierSleepAnalysis", since, f"HKCategoryValueSleepAnalysis{stage}", until=until
    )


def health_workout(kind: str, when: datetime, minutes: float, *inside: str, attributes: str = "") -> str:
    """`minutes` on the clock and in motion."""
    begin, end = (f"{each:%Y-%m-%d %H:%M:%S %z}" for each in (when, when + timedelta(minutes=minutes)))
    return (
        f'<Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{minutes}" durationUnit="min" '
        f'sourceName="Watch" startDate="{begin}" endDate="{end}" {attributes}>{"".join(inside)}</Workout>'
    )


def statistics(kind: str, unit: str, **figures: float) -> str:
    told = " ".join(f'{name}="{value}"' for name, value in figures.items())
    return f'<WorkoutStatistics type="HKQuantityTypeIdentifier{kind}" {told} unit="{unit}"/>'


def metadata(key: str, value: str) -> str:
    return f'<MetadataEntry key="{key}" value="{value}"/>'


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 24, 0, 0, 0)), content, method)
    return packed.getvalue()


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
