"""Check organisations: their contacts, domains and numbers, one by one and side by side."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from publicsuffixlist import PublicSuffixList

from dsar_assistant.directory.domains import is_domain
from dsar_assistant.directory.finding import CheckFinding, error, note
from dsar_assistant.directory.names import plain_name
from dsar_assistant.directory.parts import Parts
from dsar_assistant.directory.postcodes import postcode_fault
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.place import Nation, PostalAddress

_EMAIL = re.compile(r"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(\S{3,253})\Z")
_COMPANY = re.compile(r"\A(\d{8}|[A-Z]{2}\d{6})\Z")
_REGISTRATION = re.compile(r"\AZ(\d{6}[\dX]|[A-C]\d{6})\Z")
_UK = "GB"


def check_controllers(parts: Parts) -> Iterator[CheckFinding]:
    """Check each organisation, then those that look like one another."""
    suffixes = PublicSuffixList(accept_unknown=False)
    for file, controller in parts.controllers:
        for is_error, text in _faults(controller, suffixes):
            yield (error if is_error else note)(file, controller.id, text)
    yield from _repeated_ids(parts)
    yield from _repeated_domains(parts)
    yield from _repeated(parts, "name", lambda item: [plain_name(item.name)])
    yield from _repeated(parts, "company number", lambda item: [item.company_number or ""])
    yield from _repeated(parts, "registration", lambda item: [item.ico_registration or ""])


def _faults(item: Controller, suffixes: PublicSuffixList) -> Iterator[tuple[bool, str]]:
    """Give each fault with whether it is an error."""
    if item.nation is not Nation.UNKNOWN and item.country != _UK:
        yield True, f"a nation of the UK is named, but the country is {item.country}"
    if item.is_generic != item.id.startswith("generic-"):
        yield True, "a kind of organisation has an id that begins with generic-, and only it"
    if item.company_number and not _COMPANY.match(item.company_number):
        yield True, f"“{item.company_number}” does not have the shape of a company number"
    if item.ico_registration and not _REGISTRATION.match(item.ico_registration):
        yield True, f"“{item.ico_registration}” does not have the shape of a registration number"
    for domain in item.domains:
        yield from _domain_faults(domain, item.domains, suffixes)
    yield from _source_faults(item)
    yield from _contact_faults(item.contact)


def _source_faults(item: Controller) -> Iterator[tuple[bool, str]]:
    if not item.sources:
        known = _has_contact(item.contact)
        yield known, "a contact without a source" if known else "the name only, without a source"


def _domain_faults(
    domain: str, claimed: tuple[str, ...], suffixes: PublicSuffixList
) -> Iterator[tuple[bool, str]]:
    registrable = suffixes.privatesuffix(domain) if is_domain(domain) else None
    if registrable is None:
        yield True, f"“{domain}” is not a domain that anyone can register"
    elif registrable not in claimed:
        yield False, f"{domain} is a host below {registrable}, which is not claimed"


def _contact_faults(contact: Contact) -> Iterator[tuple[bool, str]]:
    if contact.email and not _is_email(contact.email):
        yield True, f"“{contact.email}” does not have the shape of an e-mail address"
    for url in (contact.form_url, contact.privacy_notice_url):
        if url and not url.startswith("https://"):
            yield True, f"{url} does not begin with https://"
    if contact.address:
        yield from _address_faults(contact.address)
    if _has_contact(contact) and contact.checked_on is None:
        yield False, "the contact has no date: it is shown as undated"


def _address_faults(address: PostalAddress) -> Iterator[tuple[bool, str]]:
    if address.postcode:
        fault = postcode_fault(address.postcode)
        if fault:
            yield True, fault
    elif address.country is None:
        yield False, "the address names neither a postcode nor a country"
    if address.postcode and address.country:
        yield True, "an address abroad keeps its postcode in its lines, as that country writes it"


def _has_contact(contact: Contact) -> bool:
    return any((contact.address, contact.email, contact.form_url, contact.phone))


def _is_email(text: str) -> bool:
    shape = _EMAIL.match(text)
    return shape is not None and is_domain(shape[1].casefold())


def _repeated_ids(parts: Parts) -> Iterator[CheckFinding]:
    seen: dict[str, str] = {}
    for file, item in parts.controllers:
        if item.id in seen:
            yield error(file, item.id, f"this id is already used in {seen[item.id]}")
        seen.setdefault(item.id, file)


def _repeated_domains(parts: Parts) -> Iterator[CheckFinding]:
    owners = _owners(parts, lambda item: item.domains)
    for domain, found in owners.items():
        if len(found) > 1:
            reason = parts.shared_domains.get(domain)
            ids = _listed(item for _, item in found)
            if reason is None:
                yield error(found[-1][0], found[-1][1].id, f"{domain} is also claimed by {ids}")
            else:
                yield note(found[-1][0], found[-1][1].id, f"{domain} is shared by {ids}: {reason}")
    for domain in parts.shared_domains:
        if len(owners.get(domain, ())) <= 1:
            yield error("shared_domains.toml", domain, "fewer than two organisations use it")


def _repeated(
    parts: Parts, what: str, values: Callable[[Controller], Iterable[str]]
) -> Iterator[CheckFinding]:
    """Report organisations alike in something; they may be one, or rightly two."""
    for value, found in _owners(parts, values).items():
        if value and len(found) > 1:
            ids = _listed(item for _, item in found)
            yield note(found[-1][0], found[-1][1].id, f"the {what} {value} stands on {ids}")


def _owners(
    parts: Parts, values: Callable[[Controller], Iterable[str]]
) -> dict[str, list[tuple[str, Controller]]]:
    owners: dict[str, list[tuple[str, Controller]]] = defaultdict(list)
    for file, item in parts.controllers:
        for value in dict.fromkeys(values(item)):
            owners[value].append((file, item))
    return owners


def _listed(items: Iterable[Controller]) -> str:
    return " and ".join(item.id for item in items)
