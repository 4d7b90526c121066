"""The list of saved logins in a Firefox or Thunderbird profile (``logins.json``)."""

import re

from dsar_assistant.finding.json_parts import dict_of, json_parts, text_of
from dsar_assistant.finding.logins import add_login
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_KEPT = frozenset({"hostname", "timeCreated", "timeLastUsed"})
_BEGINS = re.compile(r'\{\s{0,40}"nextId"\s{0,9}:\s{0,9}\d{1,12}\s{0,9},\s{0,40}"logins"')
_MILLISECONDS = 1000


class FirefoxLoginsReader(FileReader):
    """Reads the addresses of saved logins; names and passwords are encrypted there anyway."""

    kind = "passwords-firefox"
    label = "Saved logins of a Firefox profile; passwords are never kept"
    suffixes = (".json",)
    where_from = (
        "Firefox: menu, Help, More troubleshooting information, Profile Folder, Open Folder; "
        "drop in logins.json, or the whole folder."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as this list does."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one account for each domain; return how many logins there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    for key, value in json_parts(task, _KEPT):
        if key == "logins":
            task.tally.items += 1
            login = dict_of(value)
            first, last = (
                task.tally.day(_seconds(login.get(name)))
                for name in ("timeCreated", "timeLastUsed")
            )
            add_login(task, [text_of(login.get("hostname"))], first, last)


def _seconds(milliseconds: object) -> float | None:
    return milliseconds / _MILLISECONDS if isinstance(milliseconds, int | float) else None


READER = FirefoxLoginsReader()
