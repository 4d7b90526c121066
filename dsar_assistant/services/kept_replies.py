"""Which of the files that are kept with requests are replies, and which reply came before."""

from collections.abc import Iterable, Sequence
from datetime import date

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.request import FactKind, Request
from dsar_assistant.ports import UnitOfWork

# What the person sent or wrote down themselves.
_OUR_OWN = frozenset(
    {
        FactKind.POSTED,
        FactKind.IDENTITY_SENT,
        FactKind.FEE_PAID,
        FactKind.CLARIFICATION_ANSWERED,
        FactKind.COMPLAINT,
        FactKind.REGULATOR,
        FactKind.COURT,
        FactKind.NOTE,
    }
)


def came_in(work: UnitOfWork, request: Request) -> tuple[Attachment, ...]:
    """Give the files that came from the organisation: no proof of posting, no private note."""
    kinds = {fact.id: fact.kind for fact in request.facts}
    return tuple(
        one
        for one in work.attachments.of_request(request.id)
        if one.letter_id is None and kinds.get(one.fact_id or "") not in _OUR_OWN
    )


def contents_of(work: UnitOfWork, files: Iterable[Attachment]) -> list[tuple[str, bytes]]:
    """Give name and bytes of each file."""
    return [(one.name, work.attachments.content(one.id)) for one in files]


def two_replies(
    work: UnitOfWork, request: Request
) -> tuple[Sequence[Attachment], Sequence[Attachment]] | None:
    """Give the files of an earlier reply and of the present one; None if there are not two."""
    files = came_in(work, request)
    if not files:
        return None
    for other in _earlier_requests(work, request):
        if before := came_in(work, other):
            return before, files
    days = {one.id: _day(one, request) for one in files}
    last = max(days.values())
    earlier = [one for one in files if days[one.id] < last]
    return (earlier, [one for one in files if days[one.id] == last]) if earlier else None


def _earlier_requests(work: UnitOfWork, request: Request) -> list[Request]:
    """Give the person's earlier requests to the same organisation, the latest first."""
    same = [
        one
        for one in work.requests.all(request.subject_id)
        if one.controller.id == request.controller.id
        and one.id != request.id
        and one.opened_on <= request.opened_on
    ]
    return sorted(same, key=lambda one: one.opened_on, reverse=True)


def _day(file: Attachment, request: Request) -> date:
    fact = next((one for one in request.facts if one.id == file.fact_id), None)
    return fact.on if fact else file.added_at.date()
