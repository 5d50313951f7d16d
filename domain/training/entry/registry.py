"""Every kind of entry and who reads it; of two that could read the same line, the first one does."""

from domain.training.entry.body import read_body_fat, read_weight
from domain.training.entry.effort import read_effort
from domain.training.entry.entry import Reader
from domain.training.entry.home_tests import read_balance, read_jump, read_reach
from domain.training.entry.lift import read_lift
from domain.training.entry.missed import read_missed
from domain.training.entry.scores import read_energy, read_sleep, read_soreness
from domain.training.entry.session import read_session
from domain.training.entry.trial import read_trial
from domain.training.entry.unread import read_unread

READERS: tuple[Reader, ...] = (
    read_weight,
    read_body_fat,
    read_effort,
    read_energy,
    read_sleep,
    read_soreness,
    read_missed,
    read_jump,
    read_balance,
    read_reach,
    read_trial,
    read_session,
    read_lift,
    read_unread,
)
