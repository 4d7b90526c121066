"""Histories exported as JSON: by Safari, and of Chrome by Google Takeout."""

import re

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.browser.visits import VisitTally
from dsar_assistant.finding.json_parts import dict_of, json_parts, text_of
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_KEPT = frozenset({"url", "time_usec", "visit_count", "visits_count"})
_SAFARI = re.compile(
    r'\{\s{0,40}"metadata"\s{0,9}:\s{0,9}\{[^{}]{0,600}"data_type"\s{0,9}:\s{0,9}"history"'
)
_TAKEOUT = re.compile(r'\{\s{0,40}"(?:Browser History|Typed Url|Session)"\s{0,9}:\s{0,9}\[')
_LISTS = frozenset({"history", "Browser History"})
_MILLION = 1_000_000


class JsonHistoryReader(FileReader):
    """Reads visits by domain; a visit alone proves little."""

    kind = "history-json"
    label = "Browser history (Safari export or Google Takeout)"
    suffixes = (".json", ".zip")
    where_from = (
        "Safari on a Mac or iPhone: File, Export Browsing Data to File; on the phone Settings, "
        "Apps, Safari, Export. Chrome: takeout.google.com, Deselect all, tick Chrome, Next step, "
        "Create export. Both give a ZIP that can be dropped in as it is."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as one of these histories does."""
        text = head_text(head)
        return bool(_SAFARI.match(text) or _TAKEOUT.match(text))

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one trace for each domain; return how many visits there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    visits = VisitTally(SightingKind.VISIT, lambda time: time / _MILLION)
    for key, value in json_parts(task, _KEPT):
        if key in _LISTS:
            page = dict_of(value)
            count = page.get("visit_count", page.get("visits_count", 1))
            at = page.get("time_usec")
            visits.add(text_of(page.get("url")).encode("utf-8", "replace"), count, at, at)
    visits.pour_into(task, "history")


READER = JsonHistoryReader()
