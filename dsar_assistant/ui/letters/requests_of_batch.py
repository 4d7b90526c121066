"""Opens the request behind a letter, or finds the draft that is there already."""

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.request import Request
from dsar_assistant.services.app import App
from dsar_assistant.ui.letters.batch import Batch


def open_for(app: App, batch: Batch, at: int) -> Done[Request]:
    """Give the request for one letter of a batch; a draft is not begun twice."""
    controller_id = batch.controller_ids[at]
    draft = _draft_to(app, batch.subject_id, controller_id)
    if draft is not None:
        return Done(draft, Changes())
    return app.requests.open(batch.subject_id, controller_id, batch.kinds[at])


def _draft_to(app: App, subject_id: str, controller_id: str) -> Request | None:
    for row in app.deadlines.home().drafts:
        request = app.deadlines.one(row.request_id).request
        if request.controller.id == controller_id and request.subject_id == subject_id:
            return request
    return None


def open_anew(app: App, draft: Request, kind_id: str) -> Done[Request]:
    """Put a draft of another kind in place of one; what both ask is carried over."""
    opened = app.requests.open(draft.subject_id, draft.controller.id, kind_id, draft.parent_id)
    fields = {field.id for field in app.knowledge.kind(kind_id).fields}
    answers = {key: value for key, value in draft.answers.items() if key in fields}
    app.letters.save_answers(opened.value.id, answers)
    app.requests.remove(draft.id)
    return Done(opened.value, Changes(frozenset({"request", "candidate"})))
