"""Cookies saved as a text file, and what they say about consent given to advertisers.

Also takes a consent string saved by itself, and the public lists that name the companies
in it: the IAB's vendor list (JSON) and Google's list of additional providers (CSV). Of a
cookie only its domain is kept; its value only if it is a consent, and then only read.
"""

import re
from functools import partial
from urllib.parse import unquote

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.consent.book import ConsentBook, Vendor
from dsar_assistant.finding.consent.tc_string import tc_strings
from dsar_assistant.finding.csv_rows import cell, csv_rows, first_rows
from dsar_assistant.finding.json_parts import (
    NamedOrLike,
    dict_of,
    json_parts,
    list_of,
    text_of,
)
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.shown import fit_name
from dsar_assistant.finding.text_lines import head_text, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries
from dsar_assistant.finding.web_address import domain_of

_CONSENT_NAMES = frozenset({"euconsent-v2", "euconsent", "fccdcf", "addtl_consent", "fcnec"})
_CONSENT_LIKE = ("consent", "tcstring", "iabtcf")
_NETSCAPE = re.compile(r"# (?:Netscape )?HTTP Cookie File", re.IGNORECASE)
_COOKIE = re.compile(
    r"(?:#HttpOnly_)?([^\t\n]{1,300})\t(?:TRUE|FALSE)\t[^\t\n]{0,300}\t(?:TRUE|FALSE)\t"
)
_VENDOR_LIST = re.compile(r'\{[^{}\[\]]{0,400}"vendorListVersion"')
_VENDOR_KEYS = NamedOrLike(
    frozenset({"name", "urls", "privacy", "policyUrl", "langId"}), re.compile(r"\d{1,6}")
)
_NUMBER = re.compile(r"[0-9]{1,6}")
_FIELDS = 7
_PROVIDER_CELLS = 3
_MOST_LISTED = 65_535


class CookiesReader(FileReader):
    """Reads cookies and consents; all such files given at once are read together."""

    kind = "cookies"
    label = "Cookies and consents to advertisers"
    suffixes = (".txt", ".json", ".csv")
    where_from = (
        "A cookie manager add-on for your browser saves cookies.txt: look for Export, Netscape "
        "format. To name the companies in a consent, also save the vendor list from "
        "vendor-list.consensu.org (v3, vendor-list.json) and drop both in together. Delete the "
        "cookie file when you are done: whoever has it may be taken for you."
    )
    gathers = True
    joins = True

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as cookies, a consent string or a vendor list does."""
        text = head_text(head)
        return bool(
            _NETSCAPE.match(text)
            or _COOKIE.match(text)
            or _VENDOR_LIST.match(text)
            or _is_consent(text)
            or _is_provider(first_rows(text[:4000]))
        )

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield a trace for each domain and each company named; return how many there are."""
        book = ConsentBook()
        return (yield from read_entries(source, ticket, partial(_read, book), book.pour_into))


def _is_consent(text: str) -> bool:
    first = text[:40_000].split(maxsplit=1)
    return bool(first) and first[0].startswith("C") and bool(tc_strings(first[0]))


def _is_provider(rows: list[list[str]]) -> bool:
    """Say whether a table begins as Google's list of providers, with or without a header."""
    for row in rows[:2]:
        if len(row) >= _PROVIDER_CELLS and row[0].strip().isdecimal():
            return row[2].strip().startswith(("http://", "https://"))
    return False


def _read(book: ConsentBook, task: EntryTask) -> None:
    """Read one file by what it begins with."""
    lines = text_lines(task.stream, task.entry.size, task.ticket)
    with task.entry.open() as again:
        text = head_text(again.read(64 * 1024))
    if _VENDOR_LIST.match(text):
        _read_vendors(book, task)
    elif _is_provider(first_rows(text[:4000])):
        for _, row in csv_rows(lines, task.report):
            _add_provider(book, row)
    else:
        cookies: dict[str, int] = {}
        for line in lines:
            _add_line(book, task, line, cookies)
        for domain, count in cookies.items():
            task.tally.add(
                Sighting(SightingKind.COOKIE, domain, None, task.place("cookies"), count)
            )


def _add_line(book: ConsentBook, task: EntryTask, line: str, cookies: dict[str, int]) -> None:
    """Count a cookie; look for a consent in its value, or in a line by itself."""
    fields = line.rstrip("\r\n").split("\t", _FIELDS - 1)
    if len(fields) == _FIELDS and fields[1] in {"TRUE", "FALSE"}:
        task.tally.items += 1
        domain = domain_of(fields[0].removeprefix("#HttpOnly_").lstrip("."))
        if domain:
            cookies[domain] = cookies.get(domain, 0) + 1
        name = fields[5].casefold()
        if name in _CONSENT_NAMES or any(part in name for part in _CONSENT_LIKE):
            book.add(unquote(fields[6][:32_000]))
    elif len(fields) == 1 and line.startswith(("C", "1~", "2~")):
        book.add(line[:32_000])


def _read_vendors(book: ConsentBook, task: EntryTask) -> None:
    for key, value in json_parts(task, _VENDOR_KEYS):
        for number, one in dict_of(value).items() if key == "vendors" else ():
            vendor = dict_of(one)
            name = fit_name(text_of(vendor.get("name")))
            if _NUMBER.fullmatch(number) and name and len(book.vendors) < _MOST_LISTED:
                book.vendors[int(number)] = Vendor(name, domain_of(_policy(vendor)))


def _policy(vendor: dict[str, object]) -> str:
    """Give the address of a privacy notice, in English if there are several."""
    urls = [dict_of(one) for one in list_of(vendor.get("urls"))]
    urls.sort(key=lambda one: one.get("langId") != "en")
    first = next((address for one in urls if (address := text_of(one.get("privacy")))), "")
    return first or text_of(vendor.get("policyUrl"))


def _add_provider(book: ConsentBook, row: list[str]) -> None:
    number, name = cell(row, 0).strip(), fit_name(cell(row, 1))
    if _NUMBER.fullmatch(number) and name and len(book.providers) < _MOST_LISTED:
        book.providers[int(number)] = Vendor(name, domain_of(cell(row, 2)))


READER = CookiesReader()
