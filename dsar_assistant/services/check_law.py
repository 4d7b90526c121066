"""Say which rules were in force, and prove every letter against every change of law."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.provision import Provision
from dsar_assistant.letters.check import cases, check_kinds
from dsar_assistant.services.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class LawReport:
    """What was tried, and what failed.

    Attributes:
        kinds: Kinds of letter.
        days: Days on which the law changed, over all jurisdictions.
        tried: Letters written, one for each case and day.
        faults: A sentence for each letter that could not be written.
    """

    kinds: int
    days: int
    tried: int
    faults: tuple[str, ...]


class CheckLaw:
    """Reads the law files; needs no vault."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take what the program knows."""
        self._knowledge = knowledge

    def in_force(self, jurisdiction: str, on: date) -> tuple[Provision, ...]:
        """List the rules of a jurisdiction in force on a day, in the order of the file.

        Raises:
            NotFoundError: No such jurisdiction.
        """
        found = self._knowledge.jurisdictions.get(jurisdiction)
        if found is None:
            raise NotFoundError("jurisdiction", jurisdiction)
        return tuple(rule for rule in found.provisions if rule.in_force(on))

    def check(self) -> LawReport:
        """Write every invented case of every kind around every day on which the law changed."""
        book = self._knowledge.book
        lawbooks = tuple(self._knowledge.jurisdictions.values())
        faults = tuple(
            f"{fault.kind} ({fault.sample}) on {fault.on.isoformat()}: {fault.reason}"
            for lawbook in lawbooks
            for fault in check_kinds(book, lawbook)
        )
        return LawReport(
            kinds=len(book.kinds),
            days=sum(len(lawbook.change_days()) for lawbook in lawbooks),
            tried=sum(1 for lawbook in lawbooks for _ in cases(book, lawbook)),
            faults=faults,
        )
