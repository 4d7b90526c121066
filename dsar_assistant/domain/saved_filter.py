"""A way of looking at the list of requests that the person gave a name."""

from dataclasses import dataclass

from dsar_assistant.domain.errors import DsarError

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """What was shown, in which order; kept in the vault, for its words may name people.

    Attributes:
        which: Whose move it is, or ``all``; as the list itself calls it.
        words: What was typed, to be found in organisation, person or reference.
        sorted_by: The heading of the column.
    """

    name: str
    which: str
    words: str = ""
    sorted_by: str = ""
    is_descending: bool = False


class FilterNameError(DsarError):
    """A filter has no name, or one too long for a menu."""

    def __init__(self) -> None:
        """Say how long a name may be."""
        super().__init__(
            f"A filter needs a name of 1 to {LONGEST_NAME} characters. "
            "Nothing was kept. Give it a short name."
        )
