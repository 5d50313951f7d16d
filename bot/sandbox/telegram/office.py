"""What a method of the Bot API works with: the sandbox, its updates and its webhook courier."""

from dataclasses import dataclass

from bot.sandbox.telegram.sandbox import Sandbox
from bot.sandbox.telegram.updates import Updates
from bot.sandbox.telegram.webhooks import Courier


@dataclass(frozen=True, slots=True)
class Office:
    sandbox: Sandbox
    updates: Updates
    courier: Courier

    @classmethod
    def of(cls, sandbox: Sandbox) -> "Office":
        updates = Updates(sandbox)
        return cls(sandbox, updates, Courier(sandbox, updates))
