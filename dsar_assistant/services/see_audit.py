"""See who did what and when, and whether the log of it is whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.domain.vault import AuditEntry
from dsar_assistant.ports import UnitOfWorkFactory


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The log, oldest entry first, with ids and never with content.

    Attributes:
        first_broken: Number of the first entry that was altered, moved or removed; None
            if the log is whole.
    """

    entries: Sequence[AuditEntry]
    first_broken: int | None

    @property
    def verdict(self) -> str:
        """Say in a sentence whether the log can be trusted, and what to do if not."""
        if self.first_broken is None:
            return f"The log is whole: {len(self.entries):,} entries, none changed or removed."
        return (
            f"The log was changed from outside at entry {self.first_broken:,}. Your data were not "
            "touched by this check. Compare the log with that of an older backup."
        )


class SeeAudit:
    """The log of what was done in the vault."""

    def __init__(self, work: UnitOfWorkFactory) -> None:
        """Take the way into the vault."""
        self._work = work

    def report(self) -> AuditReport:
        """Give the log, and check the chain that holds it together."""
        with self._work() as work:
            log = work.audit
            return AuditReport(log.entries(), log.first_broken())
