"""Take back what was recorded, do it again, and bring back what was removed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.history import doing_again, history_of, taking_back
from dsar_assistant.domain.request import Fact, Request
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.request_words import fact_words

KEPT_DAYS = 30
_CHANGED = Changes(frozenset({"request", "candidate", "attachment"}))


class NothingToUndoError(DsarError):
    """There is no change left that could be taken back, or done again."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("There is nothing left to take back here. Everything is as it was.")


@dataclass(frozen=True, slots=True)
class UndoView:
    """What can be taken back and done again, in words; empty = nothing."""

    undo_words: str
    redo_words: str


@dataclass(frozen=True, slots=True)
class RemovedItem:
    """A request or file that was removed and can still be brought back.

    Attributes:
        id: Of the request, or of the file if ``is_file``.
        erased_on: The day from which it is gone for good.
    """

    id: str
    is_file: bool
    words: str
    removed_at: datetime
    erased_on: date


class Undo:
    """Nothing recorded is ever lost: taking back adds to the history, removing sets aside."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def view(self, request_id: str) -> UndoView:
        """Say what can be taken back and done again in a request.

        Raises:
            NotFoundError: No such request.
        """
        with self._work() as work:
            history = history_of(work.requests.get(request_id).facts)
        undo = _words(history.done[-1]) if history.done else ""
        redo = _words(history.undone[-1][0]) if history.undone else ""
        return UndoView(undo, redo)

    def undo(self, request_id: str) -> Done[Fact]:
        """Take the last change of a request's record back.

        Raises:
            NothingToUndoError: There is none left.
            NotFoundError: No such request.
        """
        with self._work() as work:
            facts = work.requests.get(request_id).facts
            return self._keep(work, taking_back(facts, self._knowledge.clock.now()))

    def redo(self, request_id: str) -> Done[Fact]:
        """Do the change again that was taken back last.

        Raises:
            NothingToUndoError: Nothing was taken back since the last change.
            NotFoundError: No such request.
        """
        with self._work() as work:
            facts = work.requests.get(request_id).facts
            return self._keep(work, doing_again(facts, self._knowledge.clock.now()))

    def removed(self) -> tuple[RemovedItem, ...]:
        """Give what was removed in the last 30 days, newest first."""
        with self._work() as work:
            requests = [_request_item(*one) for one in work.requests.aside()]
            files = [_file_item(one) for one in work.attachments.aside()]
        return tuple(sorted((*requests, *files), key=lambda item: item.removed_at, reverse=True))

    def bring_back(self, item: RemovedItem) -> Done[None]:
        """Bring a removed request or file back as it was.

        Raises:
            NotFoundError: It is gone for good.
        """
        with self._work() as work:
            (work.attachments if item.is_file else work.requests).put_back(item.id)
            work.commit()
        return Done(None, _CHANGED)

    def erase(self, item: RemovedItem) -> Done[None]:
        """Erase a removed request or file now, for good.

        Raises:
            NotFoundError: It is gone already.
        """
        with self._work() as work:
            (work.attachments if item.is_file else work.requests).remove(item.id)
            work.commit()
        return Done(None, _CHANGED)

    def erase_old(self) -> Done[int]:
        """Erase for good what was removed more than 30 days ago; gives how many."""
        old = [one for one in self.removed() if one.erased_on <= self._knowledge.today]
        for item in old:
            self.erase(item)
        return Done(len(old), _CHANGED if old else Changes())

    def _keep(self, work: UnitOfWork, fact: Fact | None) -> Done[Fact]:
        if fact is None:
            raise NothingToUndoError
        kept = work.requests.add_fact(fact)
        work.commit()
        return Done(kept, _CHANGED)


def _words(fact: Fact) -> str:
    return f"{'Struck out: ' if fact.is_withdrawn else ''}{fact_words(fact)}"


def _request_item(request: Request, removed_at: datetime) -> RemovedItem:
    words = f"{request.controller.display_name} ({request.reference})"
    erased_on = _erased_on(removed_at)
    return RemovedItem(
        id=request.id, is_file=False, words=words, removed_at=removed_at, erased_on=erased_on
    )


def _file_item(attachment: Attachment) -> RemovedItem:
    removed_at = attachment.removed_at or attachment.added_at
    return RemovedItem(
        id=attachment.id,
        is_file=True,
        words=attachment.name,
        removed_at=removed_at,
        erased_on=_erased_on(removed_at),
    )


def _erased_on(removed_at: datetime) -> date:
    return removed_at.date() + timedelta(days=KEPT_DAYS)
