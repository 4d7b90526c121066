"""The sockets for files that came from elsewhere: shown as pages, covered, bound together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsar_assistant.domain.bundle import BoundBundle, Bundle, BundleDocument
from dsar_assistant.domain.deadline import Deadline, SumStep


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file from elsewhere as it can be shown.

    Attributes:
        page_count: Of the whole; 0 for a kind without pages.
        pages: Those that were asked for, as PNG in colour.
        text: Its words; empty where there are none.
    """

    page_count: int
    pages: Sequence[bytes]
    text: str


class FilePainter(Protocol):
    """Shows files from elsewhere as pictures and plain text; nothing in them is ever run."""

    def look(self, content: bytes, media_type: str, shown: range, dpi: int) -> LookedAt:
        """Do all of the below at once.

        Raises:
            DsarError: The file is damaged, or a picture is larger than can be safe.
        """

    def page_count(self, content: bytes, media_type: str) -> int:
        """Count the pages that can be shown; 0 for a kind that has none.

        Raises:
            DsarError: The file is damaged.
        """

    def pages(self, content: bytes, media_type: str, shown: range, dpi: int) -> Sequence[bytes]:
        """Give some pages as PNG, in colour.

        Raises:
            DsarError: The file is damaged, or a picture is larger than can be safe.
        """

    def text(self, content: bytes, media_type: str) -> str:
        """Give the words of the file; empty where there are none.

        Raises:
            DsarError: The file is damaged.
        """


class BundleWriter(Protocol):
    """Binds documents into one PDF with an index, page numbers and bookmarks."""

    def bind(self, bundle: Bundle) -> BoundBundle:
        """Give the PDF, and the first page of each document.

        Raises:
            DsarError: A character of the program's own pages cannot be printed.
        """

    def sum_page(
        self,
        title: str,
        deadline: Deadline,
        citations: Mapping[str, str],
        on: date,
        late: Sequence[SumStep] = (),
    ) -> bytes:
        """Give the sum behind a due day as a page to print, made on a day."""

    def shown(self, document: BundleDocument, on: date) -> bytes:
        """Give a document as the PDF that is bound: covered areas black, nothing beneath them.

        A page with a covered area becomes a picture of itself; the others stay as they are.

        Raises:
            DsarError: The file cannot be shown as pages.
        """
