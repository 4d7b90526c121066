"""However a letter is worded, it asks for the same things, cites the same law, and reads easily."""

import re
from functools import cache
from itertools import product

import pytest

from dsar_assistant.domain.letter import BlockKind
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.letters.citing import LawInForce
from dsar_assistant.letters.compose import compose, draft, legal_days
from dsar_assistant.letters.readability import our_words, readability
from tests.letters.cases import BOOK, CASES, IDS, KINDS
from tests.letters.conftest import with_answers

VOICES = ("warm", "neutral", "firm")
LENGTHS = ("full", "short")
WORDINGS = tuple(product(VOICES, LENGTHS))
USUAL = ("neutral", "full")

every_case = pytest.mark.parametrize("key", CASES, ids=IDS)
every_kind = pytest.mark.parametrize("kind_id", KINDS)


@pytest.fixture(scope="module")
def law_of(uk, eu):
    return lambda order: eu if order.facts.controller.regime is RegimeCode.EU_GDPR else uk


@pytest.fixture(scope="module")
def write(law_of):
    """Write a case in a voice and a length; each one once for all tests."""

    @cache
    def written(key, voice, length):
        order = with_answers(CASES[key], voice=voice, length=length)
        return compose(BOOK, order, law_of(order))

    return written


def points(letter):
    return [block.texts for block in letter.blocks if block.kind is BlockKind.NUMBERED]


def asks(letter):
    """Give every sentence that asks for something, wherever it stands."""
    texts = (text for block in letter.blocks for text in block.texts)
    sentences = (sentence for text in texts for sentence in re.split(r"(?<=[.:?]) ", text))
    return {sentence for sentence in sentences if re.search(r"\bplease\b", sentence.casefold())}


@every_case
def test_every_wording_cites_the_same_rules(key, write):
    usual = {one.id for one in write(key, *USUAL).citations}
    for wording in WORDINGS:
        assert {one.id for one in write(key, *wording).citations} == usual, wording


@every_case
def test_every_wording_asks_for_the_same_things(key, write):
    usual = write(key, *USUAL)
    for wording in WORDINGS:
        letter = write(key, *wording)
        assert points(letter) == points(usual), wording
        assert asks(usual) <= asks(letter), wording


@every_case
def test_every_wording_reads_easily(key, law_of):
    for voice, length in WORDINGS:
        order = with_answers(CASES[key], voice=voice, length=length)
        law = LawInForce(law_of(order), legal_days(BOOK.kind(order.kind), order))
        counted = readability(our_words(draft(BOOK, order, law)))
        assert counted.ease >= 65, (voice, length)
        assert counted.mean_words <= 18, (voice, length)
        assert counted.longest_words <= 30, counted.longest


@every_kind
def test_each_voice_sounds_its_own_way(kind_id, write):
    texts = {plain_text(write((kind_id, "sample"), voice, "full")) for voice in VOICES}
    assert len(texts) == len(VOICES)


@every_case
def test_the_short_letter_is_shorter(key, write):
    words = {length: len(plain_text(write(key, "neutral", length)).split()) for length in LENGTHS}
    assert words["short"] < words["full"]


@every_kind
def test_every_form_offers_voice_and_length(kind_id):
    fields = {field.id: field for field in BOOK.kind(kind_id).fields}
    assert tuple(choice for choice, _ in fields["voice"].choices) == VOICES
    assert tuple(choice for choice, _ in fields["length"].choices) == LENGTHS
