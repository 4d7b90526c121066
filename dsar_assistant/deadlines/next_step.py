"""What a request calls for next, as said to the person: one sentence, one thing to do."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.request import FactKind


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a request calls for next. It is suggested; nothing is ever sent by itself.

    Attributes:
        letter_kind: The letter to write; None = no letter.
        sentence: For the person, kind and plain.
        on: The day from which it makes sense; None = at no special day.
        until: The day by which it should be done; None = no such day.
        records: What to write down once it has happened; None = nothing in particular.
        posts: Id of the finished letter that only has to be posted; None = none.
    """

    letter_kind: str | None
    sentence: str
    on: date | None = None
    until: date | None = None
    records: FactKind | None = None
    posts: str | None = None
