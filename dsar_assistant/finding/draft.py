"""A candidate while its reasons are being gathered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.evidence import Candidate, Reason, ReasonKind, Strength
from dsar_assistant.finding.directory_view import DirectoryView
from dsar_assistant.finding.seen import Seen, earliest, latest
from dsar_assistant.finding.suggestions import Suggestions

_RANK = {Strength.CONFIRMED: 0, Strength.LIKELY: 1, Strength.POSSIBLE: 2}
# Within one strength: what was seen, a bookmark before a mere visit; then what a flow or an
# answer points at, sectors last.
_KIND_RANK = {
    ReasonKind.BOOKMARK: 1,
    ReasonKind.VISIT: 2,
    ReasonKind.CONSENT: 2,
    ReasonKind.EVENT: 2,
    ReasonKind.FLOW: 3,
    ReasonKind.REPLY: 3,
    ReasonKind.INTERVIEW: 4,
    ReasonKind.SECTOR: 5,
}
_MOST_REASONS = 12


@dataclass(slots=True)
class Draft:
    """One organisation with what speaks for it so far.

    Attributes:
        strength: The strongest of all that was found; a weaker find never lowers it.
        path: How a flow leads there; only the organisation itself if none does.
        is_seen: Whether the person's own evidence names it, so that flows start there.
        first, last: Days of that evidence.
    """

    controller: Controller
    strength: Strength = Strength.POSSIBLE
    reasons: dict[str, Reason] = field(default_factory=dict)
    path: tuple[str, ...] = ()
    is_seen: bool = False
    count: int = 0
    first: date | None = None
    last: date | None = None

    def add(self, strength: Strength, reasons: Iterable[Reason]) -> None:
        """Add what speaks for it; the same sentence counts once."""
        self.strength = min(self.strength, strength, key=lambda one: _RANK[one])
        for reason in reasons:
            self.reasons.setdefault(reason.text, reason)

    def add_seen(self, strength: Strength, seen: Seen, reason: Reason) -> None:
        """Add a trace in the person's own evidence."""
        self.add(strength, (reason,))
        self.is_seen = True
        self.count += seen.count
        self.first = earliest(self.first, seen.first)
        self.last = latest(self.last, seen.last)

    @property
    def ordered_reasons(self) -> tuple[Reason, ...]:
        """The reasons, what was seen first, and most of it first; flows keep their order."""
        ranked = sorted(
            self.reasons.values(),
            key=lambda reason: (_KIND_RANK.get(reason.kind, 0), -(reason.count or 0)),
        )
        kept = _first_of_each_kind(ranked)
        room = _MOST_REASONS - len(kept)
        rest = [reason for reason in ranked if reason not in kept][: max(room, 0)]
        return tuple(reason for reason in ranked if reason in kept or reason in rest)

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """The place in the list: strength, then sort and weight of evidence, then name."""
        kinds = [_KIND_RANK.get(reason.kind, 0) for reason in self.reasons.values()]
        return (
            _RANK[self.strength],
            min(kinds, default=0),
            -self.count,
            len(self.path),
            self.controller.name.casefold(),
        )


def _first_of_each_kind(ranked: Iterable[Reason]) -> list[Reason]:
    """Keep at least one reason of every sort, so that no way of finding it is lost."""
    first: dict[ReasonKind, Reason] = {}
    for reason in ranked:
        first.setdefault(reason.kind, reason)
    return list(first.values())


class Drafts:
    """All candidates being gathered, by controller id."""

    def __init__(self, directory: DirectoryView) -> None:
        """Begin with none."""
        self._directory = directory
        self._drafts: dict[str, Draft] = {}

    def get(self, controller_id: str) -> Draft | None:
        """Give the draft for an organisation; None for one the directory does not know."""
        if (draft := self._drafts.get(controller_id)) is not None:
            return draft
        controller = self._directory.find(controller_id)
        if controller is None:
            return None
        return self._drafts.setdefault(controller_id, Draft(controller))

    def holds(self, controller_id: str) -> bool:
        """Say whether anything speaks for an organisation so far."""
        return controller_id in self._drafts

    def seen(self) -> tuple[Draft, ...]:
        """Give those that the person's own evidence names, the strongest first."""
        found = [draft for draft in self._drafts.values() if draft.is_seen]
        return tuple(sorted(found, key=lambda draft: draft.order))

    def candidates(self, suggestions: Suggestions) -> tuple[Candidate, ...]:
        """Give the finished candidates in order."""
        ordered = sorted(self._drafts.values(), key=lambda draft: draft.order)
        return tuple(_finished(draft, suggestions) for draft in ordered)


def _finished(draft: Draft, suggestions: Suggestions) -> Candidate:
    """Turn a draft into what is handed on."""
    reasons = draft.ordered_reasons
    kinds = [reason.kind for reason in reasons]
    return Candidate(
        controller_id=draft.controller.id,
        name=draft.controller.display_name,
        strength=draft.strength,
        reasons=reasons,
        path=draft.path or (draft.controller.id,),
        suggested=suggestions.for_controller(draft.controller, draft.strength, kinds),
    )
