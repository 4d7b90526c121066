"""The shipped lists and phrases, read once, and short ways to ask them."""

from pathlib import Path

import pytest

from dsar_assistant.domain.reply import NameOrigin, ReplyPart
from dsar_assistant.responses.checklist import Reply, load_checklist
from dsar_assistant.responses.claims import load_claims
from dsar_assistant.responses.glossary import load_glossary
from dsar_assistant.responses.known_names import KnownName
from dsar_assistant.responses.named import find_named, load_naming_words
from dsar_assistant.responses.passages import sentences_of
from dsar_assistant.responses.phrases import PhraseIndex

SHIPPED = Path(__file__).parents[2] / "resources" / "responses"

KNOWN = (
    KnownName(NameOrigin.CONTROLLER, "harbour", "Harbour Lists Limited"),
    KnownName(NameOrigin.CONTROLLER, "tidewell", "Tidewell", is_legal=False),
    KnownName(NameOrigin.CONTROLLER, "next", "Next", is_legal=False),
    KnownName(NameOrigin.CONTROLLER, "next", "Next Retail Limited"),
    KnownName(NameOrigin.CONTROLLER, "qvx", "QVX", is_legal=False),
    KnownName(NameOrigin.CONTROLLER, "ebuy", "eBuy", is_legal=False),
    KnownName(NameOrigin.CONTROLLER, "emmas", "Annie's Diary", is_legal=False),
    KnownName(NameOrigin.CONTROLLER, "schul", "schul", is_legal=False),
    KnownName(NameOrigin.CONTROLLER, "schul", "schul Limited"),
    KnownName(NameOrigin.REGISTER, "Z1", "Kingfisher Mailing Limited"),
    KnownName(NameOrigin.REGISTER, "Z2", "Data Protection Limited"),
    KnownName(NameOrigin.REGISTER, "Z3", "Sarah Example"),
    KnownName(NameOrigin.REGISTER, "Z4", "Larkfield Plc"),
    KnownName(NameOrigin.REGISTER, "Z5", "Orchard Ltd"),
    KnownName(NameOrigin.REGISTER, "Z6", "Orchard Limited"),
    KnownName(NameOrigin.REGISTER, "Z7", "Old Pelham Road Ltd"),
    KnownName(NameOrigin.REGISTER, "Z8", "Whitlow Dental Practice"),
)


@pytest.fixture(scope="session")
def checklist():
    return load_checklist(SHIPPED / "checklist.toml")


@pytest.fixture(scope="session")
def claim_kinds():
    return load_claims(SHIPPED / "claims.toml")


@pytest.fixture(scope="session")
def glossary():
    return load_glossary(SHIPPED / "glossary.toml")


@pytest.fixture(scope="session")
def naming():
    return load_naming_words(SHIPPED)


@pytest.fixture(scope="session")
def sentences(checklist):
    """Cut a text into sentences."""
    return lambda text: sentences_of([ReplyPart("reply.txt", text)], checklist.heading_words)


@pytest.fixture(scope="session")
def as_reply(sentences):
    """Make a reply of a text."""

    def make(text: str) -> Reply:
        cut = sentences(text)
        index = PhraseIndex([sentence.text for sentence in cut])
        return Reply([ReplyPart("reply.txt", text)], cut, index)

    return make


@pytest.fixture(scope="session")
def names_in(sentences, naming):
    """Find who is named in a text: keys with roles."""

    def find(text: str, own: tuple[str, ...] = (), known=KNOWN) -> dict[str, str]:
        found = find_named(sentences(text), known, own, naming)
        return {one.key: one.role.value for one in found}

    return find
