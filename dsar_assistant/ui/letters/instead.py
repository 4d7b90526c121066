"""Where the letter is written that had better go first, or instead."""

from dsar_assistant.domain.request import Request, Status
from dsar_assistant.services.app import App
from dsar_assistant.ui.wishes import ShowRequest, Wish, WriteLetter, WriteTo


def wish_for(app: App, request: Request, kind_id: str) -> Wish | None:
    """Say what to ask the window for; None if the letter can be written in the request itself."""
    if kind_id in {kind.id for kind in app.letters.kinds(request.id)}:
        return None
    if not app.knowledge.kind(kind_id).is_follow_up:
        return WriteTo(request.subject_id, (request.controller.id,), (kind_id,))
    earlier = _earlier(app, request)
    if earlier is None:
        return ShowRequest(request.id)
    return WriteLetter(earlier.id, kind_id)


def _earlier(app: App, request: Request) -> Request | None:
    """Give another request to the same organisation whose letter is written."""
    for row in app.deadlines.rows():
        if row.request_id == request.id or row.status in {Status.DRAFT, Status.CLOSED}:
            continue
        one = app.deadlines.one(row.request_id).request
        if (one.controller.id, one.subject_id) == (request.controller.id, request.subject_id):
            return one
    return None
