"""Bookmarks as Chrome, Edge and Brave keep them: the JSON file ``Bookmarks``."""

import re
from collections.abc import Iterator

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.browser.visits import VisitTally
from dsar_assistant.finding.json_parts import dict_of, json_parts, list_of, text_of
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_KEPT = frozenset({"bookmark_bar", "other", "synced", "children", "type", "url", "date_added"})
_BEGINS = re.compile(r'\{\s{0,40}"(?:checksum|roots)"')
_ROOTS = re.compile(r'"roots"\s{0,9}:\s{0,9}\{\s{0,40}"bookmark_bar"')
_MILLION = 1_000_000
_FROM_1601 = 11_644_473_600


class ChromeBookmarksReader(FileReader):
    """Reads bookmarks; a bookmark weighs more than a visit, and proves no account."""

    kind = "bookmarks-chrome"
    label = "Bookmarks of Chrome, Edge or Brave"
    suffixes = ("", ".json")
    where_from = (
        "Chrome, Edge, Brave: type chrome://version in the address bar; in the folder named "
        "Profile Path take the file Bookmarks. Or: Bookmark manager, the three dots, Export."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as this list of bookmarks does."""
        text = head_text(head)
        return _BEGINS.match(text) is not None and _ROOTS.search(text) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one trace for each domain; return how many bookmarks there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    kept = VisitTally(SightingKind.BOOKMARK)
    for key, value in json_parts(task, _KEPT):
        for mark in _marks(value) if key == "roots" else ():
            added = text_of(mark.get("date_added"))[:20]
            # isdecimal also takes digits of other scripts, and int reads them too.
            seconds = max(0, int(added) / _MILLION - _FROM_1601) if added.isdecimal() else 0
            kept.add(text_of(mark.get("url")).encode("utf-8", "replace"), 1, seconds, seconds)
    kept.pour_into(task, "bookmarks")


def _marks(roots: object) -> Iterator[dict[str, object]]:
    """Walk all folders without calling itself, however deep they lie."""
    waiting = [dict_of(root) for root in dict_of(roots).values()]
    while waiting:
        one = waiting.pop()
        if one.get("type") == "url":
            yield one
        waiting.extend(dict_of(child) for child in list_of(one.get("children")))


READER = ChromeBookmarksReader()
