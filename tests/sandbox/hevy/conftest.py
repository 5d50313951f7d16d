"""The same Hevy that its connector's tests have."""

from tests.connectors.hevy.conftest import hevy, shared_hevy

__all__ = ["hevy", "shared_hevy"]
