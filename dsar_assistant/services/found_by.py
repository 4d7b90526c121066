"""The ways in which an organisation was found, as one can filter by them."""

from collections.abc import Iterable

from dsar_assistant.domain.evidence import Reason, ReasonKind

# Id and words of each way, in the order shown.
WAYS = (
    ("mail", "In your mail"),
    ("account", "Among your logins"),
    ("payment", "Among your payments"),
    ("browser", "In your browser"),
    ("platform-export", "In a platform's export"),
    ("breach", "In a list of data leaks"),
    ("consent", "In consents and cookies"),
    ("paper", "On a paper of yours"),
    ("event", "By what came"),
    ("questions", "By your answers"),
    ("flow", "By documented passing-on"),
    ("reply", "Named in a reply"),
)
_JOINED = {
    ReasonKind.BOOKMARK: "browser",
    ReasonKind.VISIT: "browser",
    ReasonKind.INTERVIEW: "questions",
    ReasonKind.SECTOR: "questions",
}


def ways_found(reasons: Iterable[Reason]) -> frozenset[str]:
    """Give the ids of the ways that these reasons stand for."""
    return frozenset(_JOINED.get(reason.kind, reason.kind.value) for reason in reasons)
