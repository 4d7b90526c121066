"""Read datenanfragen/data, a folder or ZIP of one JSON file an organisation."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from dsar_assistant.directory.packs.archive import Member, read_member
from dsar_assistant.directory.packs.cleaning import (
    clean_email,
    clean_line,
    clean_lines,
    clean_url,
    email_domain,
    https_only,
    nation_of,
    own_site_domain,
    uk_address,
)
from dsar_assistant.directory.packs.pack import Origin, Pack, PackProblem
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence, Source
from dsar_assistant.domain.right import RegimeCode

ORIGIN = Origin(
    id="datenanfragen",
    label="datenanfragen.de company database",
    licence="CC0 1.0",
    url="https://github.com/datenanfragen/data",
)
_SLUG = re.compile(r"\A[a-z0-9]+(-+[a-z0-9]+)*\Z")
_UK_NAMES = frozenset(
    ("united kingdom", "great britain", "uk", "england", "scotland", "wales", "northern ireland")
)
_COUNTRY_CODES = {
    "austria": "AT",
    "belgium": "BE",
    "canada": "CA",
    "denmark": "DK",
    "deutschland": "DE",
    "france": "FR",
    "germany": "DE",
    "ireland": "IE",
    "israel": "IL",
    "luxembourg": "LU",
    "netherlands": "NL",
    "singapore": "SG",
    "spain": "ES",
    "sweden": "SE",
    "switzerland": "CH",
    "the netherlands": "NL",
    "united states": "US",
    "united states of america": "US",
    "usa": "US",
}
_CODE = re.compile(r"\A[a-z]{2}\Z")
_FORMERLY = "(formerly)"
_MOST_SOURCES = 20
_DEEPEST_REDIRECT = 10
_SECTORS = {
    "addresses": "data-broker",
    "ads": "advertising-technology",
    "collection agency": "debt-collection",
    "commerce": "retail",
    "credit agency": "credit-reference",
    "entertainment": "broadcasting",
    "finance": "bank",
    "health": "health",
    "insurance": "insurance",
    "nonprofit": "charity",
    "political party": "political-party",
    "public body": "government",
    "school": "education",
    "social media": "social-media",
    "telecommunication": "telecoms",
    "travel": "travel",
    "utility": "energy",
}


class _Record(msgspec.Struct, rename="kebab"):
    slug: str
    name: str
    address: str
    relevant_countries: list[str] = []
    sources: list[str] = []
    categories: list[str] = []
    runs: list[str] = []
    quality: str = "verified"
    phone: str | None = None
    email: str | None = None
    webform: str | None = None
    web: str | None = None
    comments: list[str] = []


class _Retired(msgspec.Struct, rename="kebab"):
    slug: str
    name: str = ""
    reason: str = ""
    redirect_to: str | None = None


_Shape = TypeVar("_Shape", _Record, _Retired)


@dataclass(frozen=True, slots=True)
class _Shelves:
    companies: tuple[Member, ...]
    obsolete: tuple[Member, ...]


def recognises(members: Iterable[Member]) -> bool:
    """Say whether these files are this list: companies as JSON, one folder deep or two."""
    return bool(_shelves(members).companies)


def read(members: Iterable[Member], as_of: PartialDate | None) -> Pack:
    """Read all organisations that concern people in the UK; retired ones lead onward.

    Args:
        members: The files of the folder or ZIP.
        as_of: The date of the list, where the person or the ZIP tells it.
    """
    shelves = _shelves(members)
    origin = replace(ORIGIN, as_of=as_of)
    problems: list[PackProblem] = []
    retired = {item.slug: item for item in _decoded(shelves.obsolete, _Retired, problems)}
    controllers = {
        record.slug: _controller(record, origin)
        for record in _decoded(shelves.companies, _Record, problems)
        if record.slug not in retired and _concerns_uk(record)
    }
    ends = {slug: _follow(slug, retired) for slug in retired}
    redirects = {slug: end for slug, end in ends.items() if end in controllers}
    for slug, end in redirects.items():
        controllers[end] = _with_former_name(controllers[end], retired[slug].name)
    return Pack(
        origin=origin,
        controllers=tuple(controllers.values()),
        problems=tuple(problems),
        redirects={_id(slug): _id(end) for slug, end in redirects.items()},
        retired={_id(slug): clean_line(item.reason) for slug, item in retired.items()},
    )


def _shelves(members: Iterable[Member]) -> _Shelves:
    """Find the two folders, at the top or below the one folder that a ZIP begins with."""
    listed = [member for member in members if member.path.suffix == ".json"]
    return _Shelves(
        companies=tuple(item for item in listed if _stands_in(item, "companies")),
        obsolete=tuple(item for item in listed if _stands_in(item, "obsolete-records")),
    )


def _stands_in(member: Member, folder: str) -> bool:
    parts = member.path.parts
    return len(parts) in (2, 3) and parts[-2] == folder


def _decoded(
    members: Iterable[Member], shape: type[_Shape], problems: list[PackProblem]
) -> Iterator[_Shape]:
    """Give each record that can be read; the others become problems."""
    for member in members:
        held = read_member(member)
        try:
            record = msgspec.json.decode(held.content, type=shape)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            problems.append(PackProblem(str(member.path), held.fault or str(error)))
            continue
        if _SLUG.match(record.slug) and record.slug == member.path.stem:
            yield record
        else:
            problems.append(PackProblem(str(member.path), "its slug is not the file's name"))


def _concerns_uk(record: _Record) -> bool:
    return bool({"gb", "all"} & set(record.relevant_countries)) or _country(record)[0] == "GB"


def _follow(slug: str, retired: Mapping[str, _Retired]) -> str:
    """Follow redirects to their end; a circle ends after a while, at a retired one."""
    for _ in range(_DEEPEST_REDIRECT):
        onward = retired[slug].redirect_to if slug in retired else None
        if onward is None:
            break
        slug = onward
    return slug


def _with_former_name(controller: Controller, name: str) -> Controller:
    former = clean_line(name)
    if not former or former in (controller.name, *controller.formerly):
        return controller
    return replace(controller, formerly=(*controller.formerly, former))


def _controller(record: _Record, origin: Origin) -> Controller:
    country, _ = _country(record)
    address = _address(record)
    names = [clean_line(name) for name in record.runs]
    return Controller(
        id=_id(record.slug),
        name=clean_line(record.name),
        sector=_sector(record),
        regime=RegimeCode.UK_GDPR,
        country=country,
        nation=nation_of(address) if country == "GB" else Nation.UNKNOWN,
        contact=_contact(record, address),
        confidence=_confidence(record),
        known_as=tuple(name for name in names if name and not name.endswith(_FORMERLY)),
        formerly=tuple(
            name.removesuffix(_FORMERLY).strip() for name in names if name.endswith(_FORMERLY)
        ),
        domains=_domains(record),
        sources=(*_pages(record), _list_source(record, origin)),
        note="The list does not say when these contacts were last checked.",
        origin=origin.id,
    )


def _contact(record: _Record, address: PostalAddress | None) -> Contact:
    return Contact(
        address=address,
        email=clean_email(record.email),
        phone=clean_line(record.phone) or None,
        form_url=https_only(clean_url(record.webform)),
    )


def _country(record: _Record) -> tuple[str, str]:
    """Give the country's code, and its name as the last line of the address has it.

    Other countries than the UK are told by the list's own codes only where one is named.
    """
    lines = clean_lines(record.address)
    name = lines[-1] if lines else ""
    if name.casefold() in _UK_NAMES:
        return "GB", name
    codes = [code.upper() for code in record.relevant_countries if _CODE.match(code)]
    return _COUNTRY_CODES.get(name.casefold(), codes[0] if len(codes) == 1 else "ZZ"), name


def _address(record: _Record) -> PostalAddress | None:
    lines = clean_lines(record.address)
    code, country = _country(record)
    if code == "GB" and country.casefold() in _UK_NAMES:
        return uk_address(lines[:-1])
    return PostalAddress(lines[:-1], country=country) if len(lines) > 1 else None


def _sector(record: _Record) -> str:
    return next((_SECTORS[name] for name in record.categories if name in _SECTORS), "other")


def _confidence(record: _Record) -> Confidence:
    """Trust an entry that was used with success a little; the list has no dates."""
    return Confidence.MEDIUM if record.quality == "tested" else Confidence.LOW


def _domains(record: _Record) -> tuple[str, ...]:
    found = (own_site_domain(clean_url(record.web)), email_domain(clean_email(record.email)))
    return tuple(dict.fromkeys(domain for domain in found if domain))


def _pages(record: _Record) -> tuple[Source, ...]:
    urls = (clean_url(url) for url in record.sources[:_MOST_SOURCES])
    return tuple(Source(url) for url in urls if url)


def _list_source(record: _Record, origin: Origin) -> Source:
    words = ("name", "address", f"{origin.label}, {origin.licence}")
    return Source(f"{origin.url}/blob/master/companies/{record.slug}.json", words, origin.as_of)


def _id(slug: str) -> str:
    return f"{ORIGIN.id}-{slug}"
