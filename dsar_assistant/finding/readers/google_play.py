"""Google Takeout's Play Store: apps installed, bought and subscribed to; never a price."""

import re
from datetime import date

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.json_parts import dict_of, json_parts, text_of
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries
from dsar_assistant.finding.web_address import day_of_stamp

_PARTS = {
    "install": (SightingKind.PLATFORM_EXPORT, ("firstInstallationTime", "lastUpdateTime")),
    "libraryDoc": (SightingKind.PLATFORM_EXPORT, ("acquisitionTime",)),
    "purchaseHistory": (SightingKind.PAYMENT, ("purchaseTime",)),
    "subscription": (SightingKind.REGULAR_PAYMENT, ("startDate", "expirationDate")),
}
_KEPT = frozenset({*_PARTS, "doc", "title", *(day for _, days in _PARTS.values() for day in days)})
_BEGINS = re.compile(
    r'\[\s{0,40}\{\s{0,40}"(?:install|libraryDoc|purchaseHistory|subscription)"\s{0,9}:\s{0,9}\{'
)


class GooglePlayReader(FileReader):
    """Reads the titles of apps; an app's title is mostly its maker's name."""

    kind = "google-play"
    label = "Google Play Store (Takeout)"
    suffixes = (".zip", ".json")
    where_from = (
        "takeout.google.com: Deselect all, tick Google Play Store, Next step, Create export. The "
        "ZIP can be dropped in as it is."
    )
    gathers = True

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as one of the store's lists does."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield a trace for each title; return how many entries there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    for _, value in json_parts(task, _KEPT):
        for part, (kind, names) in _PARTS.items():
            entry = dict_of(dict_of(value).get(part))
            if entry:
                task.tally.items += 1
                days = [day for name in names if (day := _day(task, entry.get(name)))]
                task.tally.add(
                    Sighting(
                        kind,
                        domain=None,
                        name=text_of(dict_of(entry.get("doc")).get("title")),
                        locator=task.place(f"entry {task.tally.items}"),
                        first=min(days, default=None),
                        last=max(days, default=None),
                    )
                )


def _day(task: EntryTask, value: object) -> date | None:
    return task.tally.sane(day_of_stamp(text_of(value)))


READER = GooglePlayReader()
