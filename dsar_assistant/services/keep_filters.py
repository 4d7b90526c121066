"""Keep ways of looking at the list of requests under a name."""

from dataclasses import replace

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.saved_filter import LONGEST_NAME, FilterNameError, SavedFilter
from dsar_assistant.ports import UnitOfWorkFactory

_CHANGED = Changes(frozenset({"filter"}))


class KeepFilters:
    """Filters lie in the vault: their names and words may be those of people."""

    def __init__(self, work: UnitOfWorkFactory) -> None:
        """Take the way into the vault."""
        self._work = work

    def all(self) -> tuple[SavedFilter, ...]:
        """Give all of them, in the order they were first kept."""
        with self._work() as work:
            return tuple(work.filters.all())

    def keep(self, saved: SavedFilter) -> Done[SavedFilter]:
        """Keep one, in place of an earlier one of the same name.

        Raises:
            FilterNameError: The name is empty or too long.
        """
        tidy = replace(saved, name=" ".join(saved.name.split()))
        if not 0 < len(tidy.name) <= LONGEST_NAME:
            raise FilterNameError
        with self._work() as work:
            work.filters.keep(tidy)
            work.commit()
        return Done(tidy, _CHANGED)

    def remove(self, name: str) -> Done[None]:
        """Forget one; no request is changed.

        Raises:
            NotFoundError: There is none of that name.
        """
        with self._work() as work:
            work.filters.remove(name)
            work.commit()
        return Done(None, _CHANGED)
