"""Every kind of letter, in every sample case, prints whole on every choice of paper."""

from collections import Counter
from pathlib import Path

import pytest

from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.letters.book import load_book
from dsar_assistant.letters.compose import compose
from dsar_assistant.letters.sample import load_samples
from dsar_assistant.rendering.pdf import PdfRenderer
from tests.rendering.pdf_reading import words
from tests.rendering.sample_letters import FONTS

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
KINDS = sorted(path.parent.name for path in (RESOURCES / "letters").glob("*/letter.toml"))
PAPERS = [
    PaperChoices(Envelope.UNSURE),
    PaperChoices(Envelope.DL, PrintSize.EXTRA_LARGE),
    PaperChoices(Envelope.C5, PrintSize.LARGE),
]


@pytest.fixture(scope="module")
def lawbooks():
    folder = RESOURCES / "jurisdictions"
    eu = load_jurisdiction(folder / "eu.toml")
    uk = load_jurisdiction(folder / "uk.toml")
    return {regime: eu if regime is RegimeCode.EU_GDPR else uk for regime in RegimeCode}


@pytest.fixture(scope="module")
def book():
    return load_book(RESOURCES / "letters")


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_has_every_word_of_the_letter(kind, book, lawbooks):
    renderer = PdfRenderer(FONTS)
    for order in load_samples(book, kind).values():
        letter = compose(book, order, lawbooks[order.facts.controller.regime])
        source = Counter(plain_text(letter).replace("\n- ", "\n• ").split())
        for paper in PAPERS:
            assert not source - Counter(words(renderer.render(letter, paper)))
            assert renderer.warnings(letter, paper) == ()
