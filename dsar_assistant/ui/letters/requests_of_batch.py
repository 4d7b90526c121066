"""Opens the request behind a letter, or finds the draft that is there already."""

from collections.abc import Mapping

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.request import Request
from dsar_assistant.services.app import App
from dsar_assistant.ui.batch_printing import Begun
from dsar_assistant.ui.letters.batch import Batch


def open_for(app: App, batch: Batch, at: int) -> Done[Request]:
    """Give the request for one letter of a batch; a draft is not begun twice."""
    return _opened(app, batch, at, _drafts(app, batch.subject_id))


def open_all(app: App, batch: Batch) -> Done[Begun]:
    """Give the requests for all letters of a batch, in order, and why others cannot be begun."""
    refused: list[str] = []
    drafts = _drafts(app, batch.subject_id)
    nouns: frozenset[str] = frozenset()
    for at in range(batch.size):
        if at not in batch.request_ids:
            try:
                done = _opened(app, batch, at, drafts)
            except DsarError as error:
                refused.append(str(error))
                continue
            batch.request_ids[at] = done.value.id
            nouns |= done.changes.nouns
    ids = tuple(batch.request_ids[at] for at in sorted(batch.request_ids))
    return Done(Begun(ids, tuple(refused)), Changes(nouns))


def _opened(app: App, batch: Batch, at: int, drafts: Mapping[str, Request]) -> Done[Request]:
    controller_id = batch.controller_ids[at]
    if controller_id in drafts:
        return Done(drafts[controller_id], Changes())
    return app.requests.open(batch.subject_id, controller_id, batch.kinds[at])


def _drafts(app: App, subject_id: str) -> dict[str, Request]:
    """Give one draft of a person for each organisation, the first in the list."""
    rows = [row for row in app.deadlines.home().drafts if row.subject_id == subject_id]
    drafts = (app.deadlines.one(row.request_id).request for row in reversed(rows))
    return {draft.controller.id: draft for draft in drafts}


def open_anew(app: App, draft: Request, kind_id: str) -> Done[Request]:
    """Put a draft of another kind in place of one; what both ask is carried over."""
    opened = app.requests.open(draft.subject_id, draft.controller.id, kind_id, draft.parent_id)
    fields = {field.id for field in app.knowledge.kind(kind_id).fields}
    answers = {key: value for key, value in draft.answers.items() if key in fields}
    app.letters.save_answers(opened.value.id, answers)
    app.requests.remove(draft.id)
    return Done(opened.value, Changes(frozenset({"request", "candidate"})))
