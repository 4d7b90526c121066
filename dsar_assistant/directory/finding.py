"""What a check of the directory has to say about one place in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing that an editor of the directory should look at.

    Attributes:
        is_error: Whether it must be mended; the rest is for information.
        where: The file and the entry in it.
        text: What is wrong or worth knowing, in plain words.
    """

    is_error: bool
    where: str
    text: str


def error(file: str, entry: str, text: str) -> CheckFinding:
    """Report something that must be mended."""
    return CheckFinding(is_error=True, where=f"{file}, {entry}", text=text)


def note(file: str, entry: str, text: str) -> CheckFinding:
    """Report something worth knowing."""
    return CheckFinding(is_error=False, where=f"{file}, {entry}", text=text)
