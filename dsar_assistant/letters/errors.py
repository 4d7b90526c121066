"""Why a letter was not written, each in a sentence or two that a person can act on."""

from datetime import date

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.text import day_in_words

_SAFE = "Nothing was saved or sent."


class LetterIncompleteError(DsarError):
    """A letter lacks facts that it cannot do without."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        """Name what is missing, in the words of the form."""
        listed = "; ".join(labels)
        super().__init__(
            f"The letter cannot be written yet. Still needed: {listed}. "
            f"{_SAFE} Fill these in and try again."
        )
        self.labels = labels


class AnswerInvalidError(DsarError):
    """An answer is not of the sort that its field asks for."""

    def __init__(self, label: str, reason: str) -> None:
        """Name the field as the form does, and what is wrong with the answer."""
        super().__init__(f"“{label}” cannot be used: {reason}. {_SAFE} Correct it and try again.")
        self.label = label


class WrongRegimeError(DsarError):
    """A kind of letter does not fit the rules that the organisation is under."""

    def __init__(self, title: str, controller: str, advice: str) -> None:
        """Name the kind, the organisation, and what to do instead."""
        super().__init__(
            f"The letter “{title}” does not fit {controller}, which other rules govern. "
            f"{_SAFE} {advice}"
        )
        self.title = title
        self.controller = controller


class KindNotOfferedError(DsarError):
    """A kind of letter does not exist on the letter's day."""

    def __init__(self, title: str, on: date) -> None:
        """Name the kind and the day."""
        super().__init__(
            f"The letter “{title}” rests on rules that did not apply on {day_in_words(on)}. "
            f"{_SAFE} Choose another date or another kind of letter."
        )
        self.title = title
        self.on = on


class RecordInsufficientError(DsarError):
    """A letter would say something that the record of the request does not hold."""

    def __init__(self, title: str, lacks: str) -> None:
        """Name the kind, and in words what the record does not show."""
        super().__init__(
            f"The letter “{title}” cannot be written yet, because {lacks}. "
            f"{_SAFE} Add it to the record, or choose another letter."
        )
        self.title = title


class NotYetLateError(DsarError):
    """A letter would call a reply late that may still be in time."""

    def __init__(self, title: str, last_day: date | None) -> None:
        """Name the kind and the last day in time; None = it cannot be said."""
        if last_day is None:
            why = (
                "it is not certain that the reply is late. A question of theirs may give them time"
            )
            advice = "If they asked one, record your answer to it"
        else:
            why = f"the reply may still be in time until the end of {day_in_words(last_day)}"
            advice = "Wait until that day has passed"
        super().__init__(
            f"The letter “{title}” cannot be written yet: {why}. "
            f"{_SAFE} {advice}, or write a letter of another kind."
        )
        self.last_day = last_day


class RepresentativeMissingError(DsarError):
    """A letter is to be written by a representative, and no authority on record allows it."""

    def __init__(self, person: str, on: date) -> None:
        """Name whose data it is, and the letter's day."""
        super().__init__(
            f"No signed authority on record lets anyone send this letter for {person} on "
            f"{day_in_words(on)}. {_SAFE} Add the authority, or write in their own name."
        )
        self.on = on


class AuthorityNotLiveError(DsarError):
    """Someone would write for a person without an authority that covers that day."""

    def __init__(self, representative: str, on: date) -> None:
        """Name who would write, and the letter's day."""
        super().__init__(
            f"The written authority of {representative} does not cover {day_in_words(on)}. "
            f"{_SAFE} Ask for a new signed authority, or change the date of the letter."
        )
        self.on = on
