"""What a message says of itself: forged, junk, sent by the person, or talk on a list."""

import re
from functools import lru_cache

from dsar_assistant.finding.mail.fields import FIELD_CAP, Headers

# Only what the receiving server wrote counts. Its results stand above all others; below the
# next server's mark nothing is looked at. A field that names another server may have been
# planted by the sender, so of such a field only a failure is believed.
_RESULTS = b"\nauthentication-results:"
_NEXT_HOP = b"\nreceived:"
_MOST_RESULTS = 8
# Quoted text and remarks are passed over: a sender can write what it likes in there, and
# servers quote there what an earlier server said. Remarks may hold remarks, once.
_SAID = re.compile(
    rb'"[^"]*+"|\((?:[^()]++|\([^()]*+\))*+\)'
    rb"|(?:^|;)\s{0,20}(dmarc|spf|dkim)(?:/\d{1,3})?\s{0,9}=\s{0,9}([a-z]{1,20})"
)
# A result of its own, behind plain remarks only: a sender may have such words in its address.
_PLAIN_PASS = re.compile(
    rb'\A(?:[^()";]++|\([^()"]*+\)|;(?!\s{0,20}dmarc))*+;\s{0,20}dmarc=pass(?![a-z])'
)

_LABELS = b"x-gmail-labels:"
_SENT_LABELS = frozenset({b"sent", b"drafts", b"chat", b"chats"})

# A second folder of the same name is kept as Sent-1.
_SECOND = re.compile(r"-\d{1,2}$")
_JUNK_FOLDERS = frozenset(
    {"junk", "spam", "junk e-mail", "junk email", "junk mail", "bulk mail", "bulk"}
)
_SENT_FOLDERS = frozenset(
    {"sent", "sent items", "sent mail", "sent messages", "sent-mail", "sentbox"}
    | {"draft", "drafts", "outbox", "templates", "unsent messages"}
)


def fails_authentication(headers: Headers, *, by_service: bool = False) -> bool:
    """Say whether the receiving server found that the sender is not who it claims to be.

    DMARC decides where it was checked and came to a result. Where it did not, a sender that
    is refused by the claimed domain's own list of servers, with no valid signature, counts
    as failed too. What comes through a mail service is known by its signature alone, which
    anybody may write: there, one that does not hold is enough.

    Args:
        by_service: From names a mail service, not the organisation.
    """
    newest = headers.quick.get(b"authentication-results:")
    if newest is None or _plainly_passes(newest):
        return False
    said = _receivers_results(headers)
    dmarc, dkim = said["dmarc"], said["dkim"]
    if dmarc & {"fail", "pass"}:
        return "fail" in dmarc
    if "pass" in dkim:
        return False
    return "fail" in said["spf"] or ("fail" in dkim and (by_service or "softfail" in said["spf"]))


def _plainly_passes(newest: bytes) -> bool:
    """Say, at little cost, whether the newest results hold one on DMARC, and that is a pass."""
    return _PLAIN_PASS.match(newest) is not None and newest.count(b"dmarc=") == 1


def _receivers_results(headers: Headers) -> dict[str, set[str]]:
    """Gather what the receiving server found, by method."""
    lowered, said = headers.lowered, {"dmarc": set[str](), "spf": set[str](), "dkim": set[str]()}
    at = lowered.find(_RESULTS)
    end = lowered.find(_NEXT_HOP, at)
    above = Headers(lowered[:end] if end >= 0 else lowered)
    server = None
    for value in above.values(_RESULTS, _MOST_RESULTS):
        named = value.partition(b";")[0].split(b" ")[0].strip()
        server = named if server is None else server
        for method, result in _SAID.findall(value):
            if method and (named == server or result == b"fail"):
                said[method.decode()].add(result.decode())
    return said


def is_marked_junk(headers: Headers) -> bool:
    """Say whether the person's mail provider or program took it for junk."""
    quick = headers.quick
    return (
        quick.get(b"x-spam-flag:", b"").strip().startswith(b"yes")
        or b"spam" in _labels(quick.get(_LABELS, b"")[:FIELD_CAP])
        or b"junk" in quick.get(b"x-mozilla-keys:", b"").split()
    )


def is_outgoing(headers: Headers) -> bool:
    """Say whether the mail provider's labels show that the person wrote it."""
    return not _SENT_LABELS.isdisjoint(_labels(headers.quick.get(_LABELS, b"")[:FIELD_CAP]))


@lru_cache(maxsize=1000)
def _labels(written: bytes) -> frozenset[bytes]:
    """Give the labels a mail provider's export carries; few sets of them come again and again."""
    return frozenset(label.strip(b' "\r\n\t') for label in written.split(b","))


def is_junk_folder(name: str) -> bool:
    """Say whether a mail folder of this name holds what was taken for junk."""
    return not _JUNK_FOLDERS.isdisjoint(_parts(name))


def is_sent_folder(name: str) -> bool:
    """Say whether a mail folder of this name holds what the person wrote."""
    return not _SENT_FOLDERS.isdisjoint(_parts(name))


def _parts(folder_name: str) -> set[str]:
    """Split a folder's name as mail programs nest it: ``INBOX.Junk``, ``.Sent``, ``Sent.mbox``."""
    parts = (part.strip().casefold() for part in folder_name.split("."))
    return {_SECOND.sub("", part) for part in parts}
