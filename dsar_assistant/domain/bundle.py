"""A request from its first letter to the last word, bound for somebody else to read."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.redaction import CoveredArea


@dataclass(frozen=True, slots=True)
class BundleDocument:
    """One letter, reply or proof in a bundle.

    Attributes:
        file_name: Under which its original lies beside the bundle.
        covered: What of it nobody else is to see.
    """

    title: str
    on: date
    file_name: str
    media_type: str
    content: bytes
    fingerprint: str
    covered: tuple[CoveredArea, ...] = ()


@dataclass(frozen=True, slots=True)
class ChronologyEntry:
    """One thing that happened.

    Attributes:
        document: Place of the document that shows it, from 0; None = none does.
    """

    on: date
    words: str
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is to be bound.

    Attributes:
        title: Who asked whom.
        facts: Lines below the title: references, the day of making.
        sums: The sum behind each due day, as finished PDF pages, each with its title.
        on: The day of making.
    """

    title: str
    facts: tuple[str, ...]
    chronology: tuple[ChronologyEntry, ...]
    sums: tuple[tuple[str, bytes], ...]
    documents: tuple[BundleDocument, ...]
    on: date


@dataclass(frozen=True, slots=True)
class BoundBundle:
    """A finished bundle.

    Attributes:
        pdf: The whole, with numbered pages and bookmarks.
        page_count: Of the whole.
        first_pages: The page on which each document begins, from 1.
        not_shown: Titles of documents that could not be shown on paper.
    """

    pdf: bytes
    page_count: int
    first_pages: tuple[int, ...]
    not_shown: tuple[str, ...] = ()
