"""Open a request: one person, one organisation, one kind of letter."""

import secrets
from dataclasses import replace

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.reference import CAPACITY, make_reference
from dsar_assistant.domain.request import Request
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.law.regimes import regime_for
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge

CHANGED = Changes(frozenset({"request", "candidate"}))


class OpenRequest:
    """Starts the record of a request; nothing is written or sent yet."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def open(
        self, subject_id: str, controller_id: str, kind_id: str, parent_id: str | None = None
    ) -> Done[Request]:
        """Open a request and give it back.

        Args:
            parent_id: The earlier request that this one follows up, or whose reply led here.

        Raises:
            NotFoundError: No such person, organisation or kind of letter.
        """
        kind = self._knowledge.kind(kind_id)
        with self._work() as work:
            work.people.get(subject_id)
            directory = self._knowledge.directory.with_own(work.controllers.all())
            controller = directory.get(controller_id)
            request = Request(
                id="",
                reference=make_reference(secrets.randbelow(CAPACITY)),
                subject_id=subject_id,
                controller=controller,
                kind=kind.id,
                rights=kind.rights,
                regime=regime_for(controller),
                opened_on=self._knowledge.clock.today(),
                parent_id=parent_id,
            )
            kept = work.requests.add(request)
            work.commit()
        return Done(kept, CHANGED)

    def open_as(self, draft_id: str, kind_id: str, regime: RegimeCode) -> Done[Request]:
        """Put another letter in place of a draft, because other rules govern the organisation.

        Args:
            regime: What the person says governs it; kept with the organisation.

        Raises:
            NotFoundError: No such request or kind of letter.
        """
        with self._work() as work:
            draft = work.requests.get(draft_id)
            work.controllers.keep(replace(draft.controller, regime=regime, origin="own"))
            work.commit()
        opened = self.open(draft.subject_id, draft.controller.id, kind_id, draft.parent_id)
        self.remove(draft_id)
        return Done(opened.value, Changes(CHANGED.nouns | {"controller"}))

    def remove(self, request_id: str) -> Done[None]:
        """Take a request away with its letters and record; for 30 days it can be brought back.

        Raises:
            NotFoundError: No such request.
        """
        with self._work() as work:
            work.requests.get(request_id)
            work.requests.set_aside(request_id, self._knowledge.clock.now())
            work.commit()
        return Done(None, CHANGED)
