"""What Facebook and Instagram were told about a person by others, from their own exports.

Four lists count: activity off Meta's sites (in its older and its 2026 shape), advertisers
who used the person's activity or uploaded a list with the person on it, the older list of
uploaders, and apps the person signed in to. Lists are known by their items, whatever the
key around them is called this year.
"""

import re

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.domains import registrable_domain
from dsar_assistant.finding.json_parts import dict_of, json_parts, list_of, text_of
from dsar_assistant.finding.mojibake import mended
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.shown import fit_name
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_KEPT = frozenset(
    {
        "name",
        "title",
        "events",
        "timestamp",
        "label_values",
        "label",
        "vec",
        "dict",
        "timestamp_value",
        "advertiser_name",
        "has_data_file_custom_audience",
        "has_remarketing_custom_audience",
        "has_in_person_store_visit",
        "added_timestamp",
        "removed_timestamp",
        "user_app_scoped_id",
    }
)
_BEGINS = re.compile(
    r'\{\s{0,40}"(?:off_facebook_activity|off_meta_activity|custom_audiences|ig_custom_audiences'
    r'|installed_apps|apps_and_websites_off)[\w]{0,60}"\s{0,9}:'
)
_ITEM = re.compile(
    r'(?:\{\s{0,40}"[\w]{1,80}"\s{0,9}:\s{0,9})?\[\s{0,40}\{\s{0,40}"advertiser_name"'
)
_LABELLED = re.compile(
    r'\[\s{0,40}\{\s{0,40}"(?:title|fbid|timestamp|media)".{0,3000}"label_values"', re.DOTALL
)
_OFF_META = re.compile(r'"(?:Received on|Event)"')
_TOLD = frozenset({"has_remarketing_custom_audience", "has_in_person_store_visit"})
_LIST_KEYS = frozenset({"custom_audiences", "custom_audiences_v2", "ig_custom_audiences"})


class MetaExportReader(FileReader):
    """Reads who told Meta about the person; posts, messages and friends are not looked at."""

    kind = "meta-export"
    label = "Facebook or Instagram export"
    suffixes = (".zip", ".json")
    where_from = (
        "Facebook or Instagram: Settings, Accounts Center, Your information and permissions, "
        "Export your information, Create export; choose the date range All time and the format "
        "JSON. Tick at least Apps and websites off of Facebook, and Ads information. The ZIP can "
        "be dropped in as it is."
    )
    gathers = True

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as one of the four lists does."""
        text = head_text(head)
        if _BEGINS.match(text) or _ITEM.match(text):
            return True
        return _LABELLED.match(text) is not None and _OFF_META.search(text) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield a trace for each business; return how many entries there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    for key, value in json_parts(task, _KEPT):
        item = dict_of(value)
        if isinstance(value, str) and key in _LIST_KEYS:
            _add(task, SightingKind.LIST_UPLOAD, value, [])
        elif "advertiser_name" in item:
            _add_advertiser(task, item)
        elif "label_values" in item:
            _add(task, SightingKind.PLATFORM_EXPORT, item.get("title"), _labelled_times(item))
        elif "events" in item:
            times = [dict_of(one).get("timestamp") for one in list_of(item.get("events"))]
            _add(task, SightingKind.PLATFORM_EXPORT, item.get("name"), times)
        elif "added_timestamp" in item or "user_app_scoped_id" in item:
            # An app that was removed is still one that was given data.
            times = [item.get("added_timestamp")]
            _add(task, SightingKind.ACCOUNT, item.get("name"), times)


def _add_advertiser(task: EntryTask, item: dict[str, object]) -> None:
    """Count an advertiser: an uploaded list with the person on it weighs most."""
    name = item.get("advertiser_name")
    if item.get("has_data_file_custom_audience") is True:
        _add(task, SightingKind.LIST_UPLOAD, name, [])
    elif any(item.get(key) is True for key in _TOLD):
        _add(task, SightingKind.PLATFORM_EXPORT, name, [])


def _labelled_times(item: dict[str, object]) -> list[object]:
    """Give the times of the events in the 2026 shape; one for each event, None if undated."""
    found: list[object] = []
    for labelled in list_of(item.get("label_values")):
        for event in list_of(dict_of(labelled).get("vec")):
            times = (
                dict_of(one).get("timestamp_value") for one in list_of(dict_of(event).get("dict"))
            )
            found.append(next((time for time in times if time), None))
    return found


def _add(task: EntryTask, kind: SightingKind, name: object, times: list[object]) -> None:
    """Count what one entry says about a business: so many events, or one if none are told."""
    count = max(1, len(times))
    task.tally.items += count
    shown = fit_name(mended(text_of(name)))
    days = [day for time in times if (day := task.tally.day(time))]
    task.tally.add(
        Sighting(
            kind,
            registrable_domain(shown) if "." in shown and " " not in shown else None,
            shown,
            task.place(f"entry {task.tally.items}"),
            count,
            min(days, default=None),
            max(days, default=None),
        )
    )


READER = MetaExportReader()
