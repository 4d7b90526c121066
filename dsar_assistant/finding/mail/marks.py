"""What a message says of itself: forged, junk, sent by the person, or talk on a list."""

import re
from collections.abc import Mapping

from dsar_assistant.finding.mail.fields import Headers

# Only a result that the receiving server wrote counts. It stands above all others, so
# whatever a sender planted further down is never looked at; a planted "pass" proves
# nothing here anyway, since only failures are used.
_RESULTS = b"\nauthentication-results:"
_NEXT_HOP = b"\nreceived:"
_RESULTS_CAP = 4000
_DMARC = re.compile(rb"\bdmarc\s{0,9}=\s{0,9}([a-z]{1,20})")
_SPF = re.compile(rb"\bspf\s{0,9}=\s{0,9}([a-z]{1,20})")
_DKIM = re.compile(rb"\bdkim\s{0,9}=\s{0,9}([a-z]{1,20})")

_SENT_LABELS = frozenset({b"sent", b"drafts", b"chat", b"chats"})

_JUNK_FOLDERS = frozenset(
    {"junk", "spam", "junk e-mail", "junk email", "junk mail", "bulk mail", "bulk"}
)
_SENT_FOLDERS = frozenset(
    {"sent", "sent items", "sent mail", "sent messages", "sent-mail", "sentbox"}
    | {"draft", "drafts", "outbox", "templates", "unsent messages"}
)


def fails_authentication(headers: Headers) -> bool:
    """Say whether the receiving server found that the sender is not who it claims to be.

    DMARC decides where it was checked. Where it was not, a sender that is refused by the
    claimed domain's own list of servers, with no valid signature, counts as failed too.
    """
    newest = headers.quick.get(b"authentication-results:")
    if newest is None or (b"dmarc=pass" in newest and b"dmarc=fail" not in newest):
        return False
    results = _receivers_results(headers.lowered)
    if dmarc := _DMARC.search(results):
        return dmarc[1] == b"fail"
    spf, dkim = _SPF.search(results), _DKIM.findall(results)
    if spf is None or b"pass" in dkim:
        return False
    return spf[1] == b"fail" or (spf[1] == b"softfail" and b"fail" in dkim)


def _receivers_results(lowered: bytes) -> bytes:
    """Give what stands between the newest results and the next mail server's mark below."""
    at = lowered.find(_RESULTS)
    end = lowered.find(_NEXT_HOP, at)
    return lowered[at : min(end if end >= 0 else len(lowered), at + _RESULTS_CAP)]


def is_marked_junk(headers: Headers) -> bool:
    """Say whether the person's mail provider or program took it for junk."""
    quick = headers.quick
    return (
        quick.get(b"x-spam-flag:", b"").strip().startswith(b"yes")
        or b"spam" in _labels(quick)
        or b"junk" in quick.get(b"x-mozilla-keys:", b"").split()
    )


def is_outgoing(headers: Headers) -> bool:
    """Say whether the mail provider's labels show that the person wrote it."""
    return not _SENT_LABELS.isdisjoint(_labels(headers.quick))


def _labels(quick: Mapping[bytes, bytes]) -> set[bytes]:
    """Give the labels a mail provider's export carries, in lower case."""
    return {label.strip(b' "\r\n\t') for label in quick.get(b"x-gmail-labels:", b"").split(b",")}


def is_junk_folder(name: str) -> bool:
    """Say whether a mail folder of this name holds what was taken for junk."""
    return not _JUNK_FOLDERS.isdisjoint(_parts(name))


def is_sent_folder(name: str) -> bool:
    """Say whether a mail folder of this name holds what the person wrote."""
    return not _SENT_FOLDERS.isdisjoint(_parts(name))


def _parts(folder_name: str) -> set[str]:
    """Split a folder's name as mail programs nest it: ``INBOX.Junk``, ``.Sent``, ``Sent.mbox``."""
    return {part.strip().casefold() for part in folder_name.split(".")}
