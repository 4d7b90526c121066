"""Keep the people whose data it is: oneself, and those one acts for."""

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.ports import UnitOfWorkFactory

_CHANGED = Changes(frozenset({"person"}))


class PersonIncompleteError(DsarError):
    """A person has no name, so no letter could be signed."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "The name is empty, so this person was not kept. Everything else is as it was. "
            "Type the name that the organisation would know, then go on."
        )


class ManagePeople:
    """Adds, changes and removes data subjects. Every change is on disk before it returns."""

    def __init__(self, work: UnitOfWorkFactory) -> None:
        """Take the way into the vault."""
        self._work = work

    def all(self) -> tuple[DataSubject, ...]:
        """Give everyone, oneself first."""
        with self._work() as work:
            return tuple(work.people.all())

    def own(self) -> DataSubject | None:
        """Give the person at the keyboard; None before they have said their name."""
        return next((person for person in self.all() if person.is_self), None)

    def get(self, person_id: str) -> DataSubject:
        """Give one person.

        Raises:
            NotFoundError: Nobody has that id.
        """
        with self._work() as work:
            return work.people.get(person_id)

    def add(self, person: DataSubject) -> Done[DataSubject]:
        """Keep a new person; the id is set here.

        Raises:
            PersonIncompleteError: The name is empty.
        """
        _require_name(person)
        with self._work() as work:
            kept = work.people.add(person)
            work.commit()
        return Done(kept, _CHANGED)

    def change(self, person: DataSubject) -> Done[DataSubject]:
        """Keep a changed person.

        Raises:
            PersonIncompleteError: The name is empty.
            NotFoundError: Nobody has that id.
        """
        _require_name(person)
        with self._work() as work:
            work.people.update(person)
            work.commit()
        return Done(person, _CHANGED)

    def remove(self, person_id: str) -> Done[None]:
        """Remove a person with their requests, letters and evidence, for good."""
        with self._work() as work:
            work.people.remove(person_id)
            work.commit()
        return Done(None, Changes(frozenset({"person", "request", "evidence", "candidate"})))


def _require_name(person: DataSubject) -> None:
    if not person.full_name.strip():
        raise PersonIncompleteError
