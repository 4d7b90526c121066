"""Put a letter in one's own words, or leave a paragraph out; kept until it goes out."""

from collections.abc import Mapping

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.letters.wording import Paragraph, paragraphs
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.own_words import of_kind, with_kind
from dsar_assistant.services.prepare_letter import PrepareLetter

_CHANGED = Changes(frozenset({"request"}))


class RewordLetter:
    """Shows the words of a letter block by block, and keeps the person's own."""

    def __init__(
        self, work: UnitOfWorkFactory, knowledge: Knowledge, letters: PrepareLetter
    ) -> None:
        """Take the way into the vault, what the program knows, and the letters."""
        self._work = work
        self._knowledge = knowledge
        self._letters = letters

    def paragraphs(self, request_id: str, kind_id: str | None = None) -> tuple[Paragraph, ...]:
        """Give every block of a letter as it would be, with the person's changes beside it.

        Raises:
            DsarError: The letter cannot be written yet.
        """
        order = self._letters.order(request_id, kind_id)
        lawbook = self._knowledge.jurisdiction_of(order.facts.controller.regime)
        return paragraphs(self._knowledge.book, order, lawbook)

    def reword(
        self, request_id: str, paragraph: Paragraph, words: str, kind_id: str | None = None
    ) -> Done[None]:
        """Keep the person's words for a block; the program's own words undo the change."""
        if words.strip() == paragraph.ours.strip():
            return self.restore(request_id, paragraph, kind_id)
        return self._keep(request_id, paragraph.id, {paragraph.id: words}, kind_id)

    def leave_out(
        self, request_id: str, paragraph: Paragraph, kind_id: str | None = None
    ) -> Done[None]:
        """Leave a block out of the letter."""
        return self._keep(request_id, paragraph.id, {paragraph.id: None}, kind_id)

    def restore(
        self, request_id: str, paragraph: Paragraph, kind_id: str | None = None
    ) -> Done[None]:
        """Go back to the program's words for a block."""
        return self._keep(request_id, paragraph.id, {}, kind_id)

    def _keep(
        self,
        request_id: str,
        block_id: str,
        change: Mapping[str, str | None],
        kind_id: str | None,
    ) -> Done[None]:
        with self._work() as work:
            request = work.requests.get(request_id)
            kind = kind_id or request.kind
            edits = of_kind(request.edits, request.kind, kind)
            edits.pop(block_id, None)
            changed = with_kind(request.edits, request.kind, kind, {**edits, **change})
            work.requests.update_edits(request_id, changed)
            work.commit()
        return Done(None, _CHANGED)
