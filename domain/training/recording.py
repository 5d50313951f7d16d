"""What one recorded file, or one answer of a service, held."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.training.activity import Activity
from domain.training.copies import sifted
from domain.training.left_out import LeftOut, Why
from domain.training.night import Night
from domain.training.personal_record import PersonalRecord
from domain.training.reading import Reading


@dataclass(frozen=True, slots=True)
class Recording:
    """Several activities where the file is a multisport one, a chain of files or an archive of them."""

    activities: tuple[Activity, ...] = ()
    nights: tuple[Night, ...] = ()
    readings: tuple[Reading, ...] = ()
    records: tuple[PersonalRecord, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.activities or self.nights or self.readings or self.records)


def merged(recordings: Sequence[Recording]) -> Recording:
    """All of them as one, each session once; what was left out of several for one reason is counted together."""
    found = sifted(activity for recording in recordings for activity in recording.activities)
    left_out = [each for recording in recordings for each in recording.left_out]
    return Recording(
        activities=found.fresh,
        nights=tuple(dict.fromkeys(night for recording in recordings for night in recording.nights)),
        readings=tuple(dict.fromkeys(reading for recording in recordings for reading in recording.readings)),
        records=tuple(dict.fromkeys(record for recording in recordings for record in recording.records)),
        left_out=summed([*left_out, *([LeftOut(Why.TWICE, found.copies)] if found.copies else [])]),
    )


def summed(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """One for each reason, with the first example there is."""
    counts: Counter[Why] = Counter()
    examples: dict[Why, str] = {}
    for each in left_out:
        counts[each.why] += each.count
        examples[each.why] = examples.get(each.why) or each.example
    return tuple(LeftOut(why, count, examples[why]) for why, count in counts.items())
