"""Bookmarks exported by any browser as a page (the Netscape bookmark file)."""

import re
from html import unescape

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.browser.visits import VisitTally
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_BEGINS = re.compile(r"<!DOCTYPE NETSCAPE-Bookmark-file-1>", re.IGNORECASE)
_LINK = re.compile(r'<A\s{1,9}HREF="([^"]{1,2000})"([^>]{0,400})', re.IGNORECASE)
_ADDED = re.compile(r'\bADD_DATE="(\d{1,12})"', re.IGNORECASE)
# A line of a real file holds one bookmark, with its picture perhaps; more is cut off.
_LONGEST_LINE = 4000


class HtmlBookmarksReader(FileReader):
    """Reads bookmarks; a bookmark weighs more than a visit, and proves no account."""

    kind = "bookmarks-html"
    label = "Bookmarks (HTML)"
    suffixes = (".html", ".htm")
    where_from = (
        "Chrome, Edge: Bookmark manager, the three dots, Export bookmarks. Firefox: Bookmarks, "
        "Manage bookmarks, Import and Backup, Export. Safari: File, Export, Bookmarks."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as all exported bookmarks do."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one trace for each domain; return how many bookmarks there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    kept = VisitTally(SightingKind.BOOKMARK)
    for line in text_lines(task.stream, task.entry.size, task.ticket):
        for link in _LINK.finditer(line[:_LONGEST_LINE]):
            added = _ADDED.search(link[2])
            seconds = int(added[1]) if added else 0
            kept.add(unescape(link[1]).encode("utf-8", "replace"), 1, seconds, seconds)
    kept.pour_into(task, "bookmarks")


READER = HtmlBookmarksReader()
