"""Give the pages of help that come with the program, in plain parts that any door can show."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsar_assistant.ports import Resources

GUIDE = "guide"
PROTECTION = "protection"
_MARKS = str.maketrans("", "", "*")


@dataclass(frozen=True, slots=True)
class HelpPart:
    """A heading with what stands under it; each point is one plain text without mark-up."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page of help."""

    title: str
    intro: str
    parts: tuple[HelpPart, ...]


class ReadHelp:
    """The pages of help."""

    def __init__(self, resources: Resources) -> None:
        """Take where the pages lie."""
        self._resources = resources

    def page(self, name: str) -> HelpPage:
        """Give a page.

        Raises:
            ResourceInvalidError: There is none of that name.
        """
        text = self._resources.path("help", f"{name}.md").read_text("utf-8")
        top, *parts = text.split("\n## ")
        title, _, intro = top.removeprefix("# ").partition("\n")
        return HelpPage(title.strip(), " ".join(intro.split()), tuple(map(_part, parts)))


def _part(text: str) -> HelpPart:
    heading, _, body = text.partition("\n")
    return HelpPart(heading.strip(), tuple(_points(body)))


def _points(body: str) -> Iterator[str]:
    """Join the lines of each point, and take the mark-up away."""
    point: list[str] = []
    for line in body.splitlines():
        is_new = line.startswith("- ") or line[:1].isdigit()
        if is_new and point:
            yield " ".join(point)
            point = []
        words = line.removeprefix("- ").translate(_MARKS).strip()
        if words:
            point.append(words)
    if point:
        yield " ".join(point)
