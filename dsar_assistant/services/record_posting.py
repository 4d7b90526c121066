"""Record that a letter left: how, when, and with what proof."""

from collections.abc import Mapping
from datetime import date

from dsar_assistant.deadlines.record import facts_about, standing_postings
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import InvalidDatesError
from dsar_assistant.domain.request import Channel, Fact, FactKind
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.request_clocks import LetterClock, clocks

_CHANGED = Changes(frozenset({"request"}))


class RecordPosting:
    """Keeps postings; the day an answer is due follows from them."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def record(
        self,
        request_id: str,
        letter_id: str,
        channel: Channel,
        on: date,
        proof: Mapping[str, str] | None = None,
    ) -> Done[LetterClock | None]:
        """Keep that a letter left on a day, in place of an earlier entry for the same letter.

        Args:
            proof: Further words by name: ``item-number``, ``office``.

        Returns:
            The clock that the posting starts; None for a letter that starts none.

        Raises:
            InvalidDatesError: The day is in the future, or before the letter's own day.
        """
        with self._work() as work:
            request = work.requests.get(request_id)
            letter = request.letter(letter_id).letter
            self._refuse_impossible(letter.on, on)
            # A posting that came back did happen: it stays, and this is another one.
            standing = standing_postings(facts_about(request, letter_id))
            earlier = [fact for fact in standing if fact.letter_id == letter_id]
            work.requests.add_fact(
                Fact(
                    id="",
                    request_id=request_id,
                    kind=FactKind.POSTED,
                    on=on,
                    recorded_at=self._knowledge.clock.now(),
                    details={"channel": channel.value, **(proof or {})},
                    letter_id=letter_id,
                    supersedes=earlier[-1].id if earlier else None,
                )
            )
            work.commit()
            request = work.requests.get(request_id)
        started = [c for c in clocks(request, self._knowledge) if c.letter.id == letter_id]
        return Done(started[0] if started else None, _CHANGED)

    def _refuse_impossible(self, letter_on: date, posted_on: date) -> None:
        today = self._knowledge.today
        if posted_on > today:
            raise InvalidDatesError(f"{day_in_words(posted_on)} is still to come")
        if posted_on < letter_on:
            raise InvalidDatesError(
                f"the letter is dated {day_in_words(letter_on)}, after {day_in_words(posted_on)}"
            )
