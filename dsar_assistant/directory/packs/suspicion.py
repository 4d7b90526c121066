"""Signs that a contact in a stranger's list may lead letters to a thief; shown, never hidden."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from dsar_assistant.directory.domains import plain_domain
from dsar_assistant.directory.packs.cleaning import email_domain, registrable
from dsar_assistant.domain.controller import Controller

_POST_BOX = re.compile(r"\bp\.?\s?o\.?\s?box\b", re.IGNORECASE)
_STREET = re.compile(
    r"\b(street|road|lane|avenue|house|park|way|square|court|place|drive|close|row|centre|"
    r"building|floor|quay|wharf|hill|gate|terrace|st|rd)\b",
    re.IGNORECASE,
)
_PUNYCODE = "xn--"
_SITE_AND_MAIL = 2


def suspicions(item: Controller, freemail: Collection[str]) -> tuple[str, ...]:
    """Say in sentences what speaks for a closer look before anything is posted there.

    Args:
        freemail: Hosts on which private people have addresses.
    """
    return tuple(_found(item, freemail))


def _found(item: Controller, freemail: Collection[str]) -> Iterator[str]:
    host = _host_of(item.contact.email)
    if host:
        yield from _about_mail(item, host, freemail)
    for domain in dict.fromkeys((host, *item.domains)):
        if domain and (_PUNYCODE in domain or not domain.isascii()):
            yield f"The domain {domain} is written in signs that can be made to look like others."
    if _has_mixed_scripts(item.name):
        yield "The name mixes letters of different scripts that look alike."
    if _is_post_box_only(item):
        yield "The address is a post-office box without a street."


def _about_mail(item: Controller, host: str, freemail: Collection[str]) -> Iterator[str]:
    if host in freemail:
        yield f"The e-mail address is at {host}, where anyone can have one."
        return
    mail = email_domain(item.contact.email) or host
    site = _site_of(item, mail)
    if site and site != mail:
        yield f"The e-mail address is at {mail}, but the website is at {site}."


def _host_of(email: str | None) -> str:
    return plain_domain((email or "").rpartition("@")[2].casefold()) or ""


def _site_of(item: Controller, mail: str) -> str | None:
    """Give the domain of the organisation's own site, where its mail goes elsewhere.

    Lists give a site and a mail address each, in this order; an entry with more domains
    has been looked at by somebody, who put the mail's domain among them or did not.
    """
    known = [registrable(domain) or domain for domain in item.domains]
    is_from_list = len(known) == _SITE_AND_MAIL and known[-1] == mail
    return known[0] if known and (is_from_list or mail not in known) else None


def _has_mixed_scripts(text: str) -> bool:
    """Say whether a name holds Latin letters next to Greek or Cyrillic ones."""
    scripts = {unicodedata.name(sign, "?").split(" ")[0] for sign in text if sign.isalpha()}
    return "LATIN" in scripts and bool(scripts & {"GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE"})


def _is_post_box_only(item: Controller) -> bool:
    address = item.contact.address
    if address is None:
        return False
    words = " ".join(address.lines)
    return bool(_POST_BOX.search(words)) and not _STREET.search(words)
