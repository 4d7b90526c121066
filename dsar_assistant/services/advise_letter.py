"""Lead to the right letter, say what a careful friend would, and answer a refusal."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from dsar_assistant.deadlines.progress import status
from dsar_assistant.domain.request import FactKind, Request, Status
from dsar_assistant.letters.chooser import Chooser, Comparison, Wish, load_chooser
from dsar_assistant.letters.compose import LetterOrder, addressed_authority
from dsar_assistant.letters.errors import AnswerInvalidError
from dsar_assistant.letters.preflight import (
    Caution,
    Flight,
    OtherRequest,
    load_cautions,
    preflight,
)
from dsar_assistant.letters.refusals import RefusalTopic, load_refusals, recognised
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.prepare_letter import PrepareLetter
from dsar_assistant.services.request_clocks import main_clock

_SAID_OF_THE_ADDRESS = frozenset({"no-address", "address-unchecked", "regulator-address-unsure"})
_MOST_NAMED = 3
_ENDED = frozenset({Status.ANSWERED, Status.CLOSED})


class AdviseLetter:
    """Advice only: nothing here stops a letter, writes one, or keeps anything."""

    def __init__(
        self, work: UnitOfWorkFactory, knowledge: Knowledge, letters: PrepareLetter
    ) -> None:
        """Take the way into the vault, what the program knows, and the letters."""
        self._work = work
        self._knowledge = knowledge
        self._letters = letters

    @cached_property
    def _chooser(self) -> Chooser:
        ids = frozenset(kind.id for kind in self._knowledge.book.kinds)
        return load_chooser(self._knowledge.resources.path("letters", "chooser.toml"), ids)

    @cached_property
    def _cautions(self) -> Mapping[str, Caution]:
        return load_cautions(self._knowledge.resources.path("letters", "cautions.toml"))

    @cached_property
    def _refusals(self) -> tuple[RefusalTopic, ...]:
        return load_refusals(self._knowledge.resources.path("refusals"))

    def wishes(self, text: str = "") -> tuple[Wish, ...]:
        """Give what a person may want, in plain words; those that fit their own words first."""
        return self._chooser.matching(text) if text.strip() else self._chooser.wishes

    def comparisons(self, kind_id: str) -> tuple[Comparison, ...]:
        """Explain how a kind of letter differs from those it is mistaken for."""
        return self._chooser.about(kind_id)

    def cautions(self, request_id: str, kind_id: str | None = None) -> tuple[Caution, ...]:
        """Say what to think of before a letter goes out; each can be sent anyway.

        Raises:
            NotFoundError: No such request or kind.
            AnswerInvalidError: An answer in the form cannot be read.
        """
        order = self._letters.order(request_id, kind_id)
        with self._work() as work:
            request = work.requests.get(request_id)
            mine = work.requests.all(request.subject_id)
        others = tuple(self._other(one) for one in mine if _is_other(one, request))
        return self.cautions_of(order, others)

    def before_printing(self, request_ids: Sequence[str]) -> tuple[str, ...]:
        """Say what to think of before several letters go out, once, with whom it concerns.

        A letter that cannot be written has none: the run itself says why.

        Raises:
            NotFoundError: No such request.
        """
        concerned: dict[str, list[str]] = {}
        for name, says in (line for one in request_ids for line in self._lines_about(one)):
            concerned.setdefault(says, []).append(name)
        return tuple(f"{_some_of(names)}: {says}" for says, names in concerned.items())

    def _lines_about(self, request_id: str) -> tuple[tuple[str, str], ...]:
        name = self._letters.order(request_id).facts.controller.display_name
        try:
            cautions = self.cautions(request_id)
        except AnswerInvalidError:
            return ()
        return tuple((name, one.says) for one in cautions)

    def cautions_of(
        self, order: LetterOrder, others: tuple[OtherRequest, ...] = ()
    ) -> tuple[Caution, ...]:
        """Say what to think of before a letter goes out that no vault holds.

        Raises:
            AnswerInvalidError: An answer cannot be read.
        """
        lawbook = self._knowledge.jurisdiction_of(order.facts.controller.regime)
        flight = Flight(
            kind=self._knowledge.kind(order.kind),
            facts=order.facts,
            on=order.on,
            authority=addressed_authority(order, lawbook),
            others=others,
        )
        return preflight(flight, self._cautions)

    def further_warnings(self, order: LetterOrder) -> tuple[str, ...]:
        """Give the same in sentences, without what the writer of a letter says of the address.

        Raises:
            AnswerInvalidError: An answer cannot be read.
        """
        said = (one for one in self.cautions_of(order) if one.id not in _SAID_OF_THE_ADDRESS)
        return tuple(one.says for one in said)

    def refusals(self, request_id: str, reply: str = "") -> tuple[RefusalTopic, ...]:
        """Give what controllers say when they refuse, and what the law asks of them then.

        Exemptions that cannot limit the right that was used come last.

        Args:
            reply: Their words; topics recognised in them come first.

        Raises:
            NotFoundError: No such request.
        """
        with self._work() as work:
            request = work.requests.get(request_id)
        fitting = tuple(topic for topic in self._refusals if _fits(topic, request))
        first = recognised(fitting, reply) if reply.strip() else ()
        rest = (topic for topic in fitting if topic not in first)
        return (*first, *sorted(rest, key=lambda one: not one.can_limit_any(request.rights)))

    def powerless(self, request_id: str) -> frozenset[str]:
        """Give the ids of what cannot limit any right that a request used.

        Raises:
            NotFoundError: No such request.
        """
        with self._work() as work:
            rights = work.requests.get(request_id).rights
        return frozenset(one.id for one in self._refusals if not one.can_limit_any(rights))

    def _other(self, request: Request) -> OtherRequest:
        clock = main_clock(request, self._knowledge)
        deadline = clock.deadline if clock else None
        stands = status(request, deadline, self._knowledge.today)
        return OtherRequest(
            rights=request.rights,
            was_sent=bool(request.facts_of(FactKind.POSTED)),
            is_open=stands not in _ENDED,
            was_answered=bool(request.facts_of(FactKind.RESPONSE)),
        )


def _is_other(one: Request, request: Request) -> bool:
    return one.id != request.id and one.controller.id == request.controller.id


def _fits(topic: RefusalTopic, request: Request) -> bool:
    """Say whether it can come up; an exemption can be claimed against a right it never limits."""
    comes_up = topic.is_exemption or topic.can_limit_any(request.rights)
    return request.regime in topic.regimes and comes_up


def _some_of(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    return ", ".join(names[:_MOST_NAMED]) + rest
