"""Bookmarks as Firefox backs them up: one JSON file with folders in folders."""

import re
from collections.abc import Iterator

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.browser.visits import VisitTally
from dsar_assistant.finding.json_parts import dict_of, json_parts, list_of, text_of
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_KEPT = frozenset({"children", "uri", "dateAdded"})
_BEGINS = re.compile(r'\{\s{0,40}"guid"\s{0,9}:\s{0,9}"root________"')
_MILLION = 1_000_000


class FirefoxBookmarksReader(FileReader):
    """Reads bookmarks; a bookmark weighs more than a visit, and proves no account."""

    kind = "bookmarks-firefox"
    label = "Bookmarks of Firefox (backup)"
    suffixes = (".json",)
    where_from = (
        "Firefox: menu, Bookmarks, Manage bookmarks, Import and Backup, Backup. The file "
        "places.sqlite holds the same and the history."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as this backup does."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one trace for each domain; return how many bookmarks there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    kept = VisitTally(SightingKind.BOOKMARK)
    for key, value in json_parts(task, _KEPT):
        for mark in _marks(value) if key == "children" else ():
            added = mark.get("dateAdded")
            seconds = max(0, added / _MILLION) if isinstance(added, int | float) else 0
            kept.add(text_of(mark.get("uri")).encode("utf-8", "replace"), 1, seconds, seconds)
    kept.pour_into(task, "bookmarks")


def _marks(folder: object) -> Iterator[dict[str, object]]:
    """Walk all folders without calling itself, however deep they lie."""
    waiting = [dict_of(folder)]
    while waiting:
        one = waiting.pop()
        if "uri" in one:
            yield one
        waiting.extend(dict_of(child) for child in list_of(one.get("children")))


READER = FirefoxBookmarksReader()
