"""What can go wrong in a way that the person can understand and act on."""

from datetime import date

from dsar_assistant.domain.text import day_in_words


class DsarError(Exception):
    """Something the person can act on; its text is one plain sentence or two.

    Subclasses are named after the situation, take facts, and say what
    happened, what is safe and what to do. Anything else that escapes is a bug.
    """


class ResourceInvalidError(DsarError):
    """A file of the program's own data (law, letters, directory) is not as it should be."""

    def __init__(self, file: str, where: str, reason: str) -> None:
        """Name the file, the place in it, and what is wrong there."""
        super().__init__(
            f"The data file {file} cannot be used: {where}: {reason}. "
            "Nothing of yours is affected. Install the program again, or correct the file."
        )
        self.file = file
        self.where = where
        self.reason = reason


class ProvisionNotInForceError(DsarError):
    """A letter would cite a rule of law on a day on which it was not in force."""

    def __init__(self, provision_id: str, on: str) -> None:
        """Name the provision and the day (ISO)."""
        super().__init__(
            f"The rule {provision_id} was not in force on {on}, so the letter was not written. "
            "Nothing was saved or sent. Choose another date or another kind of letter."
        )
        self.provision_id = provision_id
        self.on = on


class ProvisionUnknownError(DsarError):
    """A letter or a period names a rule of law that no jurisdiction file holds."""

    def __init__(self, provision_id: str) -> None:
        """Name the provision."""
        super().__init__(
            f"The rule {provision_id} is not in the law files, so the letter was not written. "
            "Nothing was saved or sent. Install the program again, or add the rule."
        )
        self.provision_id = provision_id


class HolidaysUnknownError(DsarError):
    """The public holidays of a year are not known, so a last day cannot be given."""

    def __init__(self, calendar: str, year: int, first_year: int, last_year: int) -> None:
        """Name the calendar, the year asked for, and the years it does know."""
        super().__init__(
            f"The public holidays for {calendar} in {year} are not known to this program "
            f"(it knows {first_year} to {last_year}), so it does not guess a last day. "
            "Your dates are kept. Install a newer version, or count by hand."
        )
        self.calendar = calendar
        self.year = year


class NotFoundError(DsarError):
    """Something was asked for by an id that nothing has."""

    def __init__(self, what: str, key: str) -> None:
        """Name the sort of thing in plain words, and the id."""
        super().__init__(
            f"There is no {what} called “{key}”. Nothing was changed. "
            "Check the spelling and try again."
        )
        self.what = what
        self.key = key


_CLOCK_WORDS = {
    "response": "answering such a request",
    "complaint-acknowledgement": "confirming that a complaint has come",
    "cra-answer": "answering about a wrong entry in a credit file",
    "open-register": "taking somebody off the open register",
}


class ClockNotInForceError(DsarError):
    """The law sets no such time limit for an event of that day."""

    def __init__(self, period_id: str, regime: str, on: str) -> None:
        """Name the clock, the body of rules, and the day (ISO) of the event."""
        what = _CLOCK_WORDS.get(period_id, f"this step ({period_id})")
        super().__init__(
            f"The law on file sets no time limit for {what} when the letter came on "
            f"{day_in_words(date.fromisoformat(on))}, so no last day can be given. "
            "Your dates are kept. Check the date, and which rules the organisation is under."
        )
        self.period_id = period_id
        self.regime = regime
        self.on = on


class InvalidDatesError(DsarError):
    """The days given cannot all be true."""

    def __init__(self, reason: str) -> None:
        """Say in a few words what cannot be."""
        super().__init__(
            f"These dates cannot all be right: {reason}. "
            "Nothing was changed. Correct one of them and try again."
        )
        self.reason = reason
