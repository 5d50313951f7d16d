"""Credentials are kept per athlete and service, the newest alone."""

from storage.database import Unit
from storage.repositories import credentials


async def test_credentials_are_kept_per_service(unit: Unit) -> None:
    assert await credentials.get(unit, "anna", "hevy") is None
    await credentials.put(unit, "anna", "hevy", {"key": "first"})
    await credentials.put(unit, "anna", "hevy", {"key": "second"})
    await credentials.put(unit, "anna", "garmin", {"tokens": [1, 2]})
    assert await credentials.get(unit, "anna", "hevy") == {"key": "second"}
    await credentials.remove(unit, "anna", "hevy")
    assert await credentials.get(unit, "anna", "hevy") is None
    assert await credentials.get(unit, "anna", "garmin") == {"tokens": [1, 2]}
