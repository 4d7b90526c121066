"""Public lists kept as JSON: JustDeleteMe, the vendor lists of the IAB, TrackerDB."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import msgspec

from dsar_assistant.directory.packs.cleaning import (
    clean_email,
    clean_line,
    clean_url,
    email_domain,
    https_only,
    own_site_domain,
    registrable,
    slug,
)
from dsar_assistant.directory.packs.errors import PackUnknownError
from dsar_assistant.directory.packs.pack import Origin, Pack, PackProblem
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence, Source
from dsar_assistant.domain.right import RegimeCode

FILE_NAMES = frozenset(
    {
        "sites.json",
        "vendor-list.json",
        "additional-vendor-information-list.json",
        "trackerdb.json",
    }
)
_MOST_ENTRIES = 20_000
_MOST_DOMAINS = 50
_MOST_PROBLEMS = 200
_UK = frozenset({"GB", "UK"})

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one entry says, not yet cleaned; every part may be of any type."""

    key: object
    name: object
    web: object = None
    email: object = None
    notice: object = None
    form: object = None
    domains: object = ()
    address: object = None
    country: object = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of list: how to tell it, whose it is, and where its entries are."""

    origin: Origin
    sector: str
    fits: Callable[[Any], bool]
    entries: Callable[[Any], Iterator[_Entry]]


def read(name: str, content: bytes, as_of: PartialDate | None) -> Pack:
    """Read a list of one of the known kinds.

    Args:
        name: Of the file, for messages.
        as_of: The date of the list, where its name or the person tells it.

    Raises:
        PackUnknownError: It is none of them.
    """
    try:
        whole = msgspec.json.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise PackUnknownError(name) from error
    kind = next((kind for kind in _KINDS if kind.fits(whole)), None)
    if kind is None:
        raise PackUnknownError(name)
    return _pack(kind, whole, as_of or _updated(whole))


def _pack(kind: _Kind, whole: Any, as_of: PartialDate | None) -> Pack:  # noqa: ANN401 - JSON
    origin = replace(kind.origin, as_of=as_of)
    found: dict[str, Controller] = {}
    problems: list[PackProblem] = []
    for number, entry in enumerate(islice(kind.entries(whole), _MOST_ENTRIES), start=1):
        name = clean_line(entry.name)
        key = slug(f"{entry.key}-{name}" if isinstance(entry.key, int) else name)
        if name and key:
            controller_id = f"{origin.id}-{key}"
            found.setdefault(controller_id, _controller(controller_id, entry, kind, origin))
        elif len(problems) < _MOST_PROBLEMS:
            problems.append(PackProblem(f"entry {number}", "it has no name that can be read"))
    return Pack(origin, tuple(found.values()), tuple(problems))


def _controller(controller_id: str, entry: _Entry, kind: _Kind, origin: Origin) -> Controller:
    email, web = clean_email(entry.email), clean_url(entry.web)
    named = entry.domains if isinstance(entry.domains, Sequence) else ()
    hosts = [registrable(clean_line(host)) for host in named[:_MOST_DOMAINS]]
    domains = (*hosts, own_site_domain(web), email_domain(email))
    lines = tuple(part for line in _parts(entry.address) if (part := clean_line(line)))
    country = clean_line(entry.country).upper()[:2]
    return Controller(
        id=controller_id,
        name=clean_line(entry.name),
        sector=kind.sector,
        regime=RegimeCode.UK_GDPR,
        country="GB" if country in _UK else country or "ZZ",
        nation=Nation.UNKNOWN,
        contact=Contact(
            address=PostalAddress(lines) if lines else None,
            email=email,
            form_url=https_only(clean_url(entry.form)),
            privacy_notice_url=https_only(clean_url(entry.notice)),
        ),
        confidence=Confidence.LOW,
        domains=tuple(dict.fromkeys(domain for domain in domains if domain)),
        sources=(Source(origin.url, (origin.label, origin.licence), origin.as_of),),
        note=entry.note,
        origin=origin.id,
    )


def _parts(address: object) -> list[str]:
    return address.replace("\n", ",").split(",")[:10] if isinstance(address, str) else []


def _updated(whole: object) -> PartialDate | None:
    """Give the day that a list itself says it is of."""
    text = whole.get("lastUpdated") if isinstance(whole, dict) else None
    try:
        return PartialDate.parse(text[:10]) if isinstance(text, str) else None
    except ValueError:
        return None


def _records(whole: object, key: str) -> list[tuple[str, Record]]:
    """Give the entries of a table by key, those only that are tables themselves."""
    table = whole.get(key) if isinstance(whole, dict) else None
    if not isinstance(table, dict):
        return []
    return [(name, one) for name, one in table.items() if isinstance(one, dict)]


def _are_sites(whole: object) -> bool:
    first = whole[0] if isinstance(whole, list) and whole else None
    return isinstance(first, dict) and {"name", "url", "difficulty"} <= first.keys()


def _sites(whole: list[object]) -> Iterator[_Entry]:
    for one in whole:
        if isinstance(one, dict):
            yield _Entry(
                key=None,
                name=one.get("name"),
                email=one.get("email"),
                form=one.get("url"),
                domains=one.get("domains"),
                note="The list is of ways to delete accounts; its contacts are for that.",
            )


def _vendors(whole: object) -> Iterator[_Entry]:
    for key, one in _records(whole, "vendors"):
        if not one.get("deletedDate"):
            urls = one.get("urls")
            first = urls[0] if isinstance(urls, list) and urls else None
            notice = first.get("privacy") if isinstance(first, dict) else one.get("policyUrl")
            yield _Entry(key=_number(key), name=one.get("name"), notice=notice)


def _vendor_contacts(whole: object) -> Iterator[_Entry]:
    for key, one in _records(whole, "vendors"):
        yield _Entry(
            key=_number(key),
            name=one.get("name"),
            email=one.get("contact"),
            address=one.get("legalAddress"),
            note="The contact in this list is meant for businesses.",
        )


def _trackers(whole: object) -> Iterator[_Entry]:
    patterns = dict(_records(whole, "patterns"))
    hosts: dict[object, list[str]] = {}
    domains = whole.get("domains") if isinstance(whole, dict) else None
    for host, pattern in (domains if isinstance(domains, dict) else {}).items():
        owner = patterns.get(pattern, {}).get("organization") if isinstance(pattern, str) else None
        if isinstance(owner, str):
            hosts.setdefault(owner, []).append(host)
    for key, one in _records(whole, "organizations"):
        yield _Entry(
            key=None,
            name=one.get("name"),
            web=one.get("website_url"),
            email=one.get("privacy_contact"),
            notice=one.get("privacy_policy_url"),
            domains=hosts.get(key, []),
            country=one.get("country"),
        )


def _number(key: str) -> int | None:
    return int(key) if key.isascii() and key.isdigit() and len(key) < 10 else None  # noqa: PLR2004


_ADS = "advertising-technology"
_KINDS = (
    _Kind(
        Origin("justdeleteme", "JustDeleteMe", "MIT", "https://github.com/jdm-contrib/jdm"),
        "other",
        _are_sites,
        _sites,
    ),
    _Kind(
        Origin(
            "iab-vendors",
            "IAB Europe vendor list",
            "not stated",
            "https://vendor-list.consensu.org/v3/vendor-list.json",
        ),
        _ADS,
        lambda whole: isinstance(whole, dict) and {"vendors", "vendorListVersion"} <= whole.keys(),
        _vendors,
    ),
    _Kind(
        Origin(
            "iab-vendor-contacts",
            "IAB Europe additional vendor information",
            "not stated",
            "https://vendor-list.consensu.org/v2/additional-vendor-information-list.json",
        ),
        _ADS,
        lambda whole: any("legalAddress" in one for _, one in _records(whole, "vendors")),
        _vendor_contacts,
    ),
    _Kind(
        Origin(
            "trackerdb",
            "Ghostery TrackerDB",
            "CC BY-NC-SA 4.0",
            "https://github.com/ghostery/trackerdb",
        ),
        _ADS,
        lambda whole: bool(_records(whole, "organizations")) and "patterns" in whole,
        _trackers,
    ),
)
