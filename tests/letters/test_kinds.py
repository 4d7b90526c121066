"""Every kind of letter, collected by itself, keeps the promises made for all of them.

To write the expected texts anew after a wanted change, run this file once with
``DSAR_WRITE_GOLDEN=1`` in the environment, and read the difference before keeping it.
"""

import os
import re
from pathlib import Path

import pytest
from jinja2 import nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.letters.book import template_name
from dsar_assistant.letters.citing import LawInForce
from dsar_assistant.letters.compose import AUTHORITY_FIELD, compose, draft, legal_days
from dsar_assistant.letters.fitness import WRITER_FIELD
from dsar_assistant.letters.kind_file import RESERVED
from dsar_assistant.letters.markup import Part
from dsar_assistant.letters.readability import readability
from tests.letters.cases import BOOK, CASES, IDS, KINDS
from tests.letters.conftest import with_answers

BLOCK = re.compile(r"^:: ([a-z0-9-]+)", re.MULTILINE)
CITES = re.compile(r"""(?:cite|in_force)\("([^"]+)"\)""")
MARKS = re.compile(r"[\ue000\ue001]|\{\{|\}\}|\{%|::|  ")

# The program itself acts on these answers.
READ_BY_THE_PROGRAM = {AUTHORITY_FIELD, WRITER_FIELD}

AGREED = [key for key in CASES if key[1] in {"sample", "eu"}]

every_case = pytest.mark.parametrize("key", CASES, ids=IDS)
every_kind = pytest.mark.parametrize("kind_id", KINDS)


def sources(kind_id: str) -> dict[str, str]:
    """Give the template of a kind and every part it takes in, by name."""
    found: dict[str, str] = {}
    waiting = [template_name(kind_id)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = (BOOK.folder / name).read_text("utf-8")
            waiting += filter(None, find_referenced_templates(BOOK.sandbox.parse(found[name])))
    return found


def drafted(key, law_of, **answers):
    order = with_answers(CASES[key], **answers)
    law = LawInForce(law_of(order), legal_days(BOOK.kind(order.kind), order))
    return draft(BOOK, order, law)


@pytest.fixture
def law_of(uk, eu):
    """Give the lawbook that a case is written under."""
    return lambda order: eu if order.facts.controller.regime is RegimeCode.EU_GDPR else uk


@pytest.mark.parametrize("key", AGREED, ids=["-".join(key) for key in AGREED])
def test_the_sample_reads_as_agreed(key, law_of, repository: Path):
    code = law_of(CASES[key]).code
    golden = repository / "tests" / "golden" / "letters" / f"{key[0]}.{code}.en.txt"
    text = plain_text(compose(BOOK, CASES[key], law_of(CASES[key])))
    if os.environ.get("DSAR_WRITE_GOLDEN"):
        golden.write_text(text, "utf-8", newline="\n")
    assert text == golden.read_text("utf-8")


@every_kind
def test_a_template_uses_the_fields_that_are_declared_and_no_others(kind_id):
    trees = [BOOK.sandbox.parse(source) for source in sources(kind_id).values()]
    used = set().union(*(find_undeclared_variables(tree) for tree in trees))
    assigned = {
        target.name
        for tree in trees
        for assign in tree.find_all(nodes.Assign)
        for target in assign.find_all(nodes.Name)
        if target.ctx == "store"
    }
    declared = {field.id for field in BOOK.kind(kind_id).fields}
    assert used - RESERVED - assigned == declared - READ_BY_THE_PROGRAM


@every_kind
def test_every_rule_that_a_template_names_is_on_file(kind_id, uk):
    named = {name for source in sources(kind_id).values() for name in CITES.findall(source)}
    on_file = {provision.id for provision in uk.provisions}
    assert {f"uk-{n}" if f"{n}-".startswith("gdpr-") else n for n in named} <= on_file


@every_kind
def test_some_sample_shows_every_block_of_a_template(kind_id, law_of):
    cases = [key for key in CASES if key[0] == kind_id]
    drafts = (drafted(key, law_of, voice=voice) for key in cases for voice in ("neutral", "warm"))
    shown = {block.id for blocks in drafts for block in blocks}
    own = sources(kind_id)[template_name(kind_id)]
    assert set(BLOCK.findall(own)) <= shown


@every_kind
def test_a_kind_says_what_it_is_for_and_what_goes_wrong(kind_id):
    kind = BOOK.kind(kind_id)
    assert kind.title
    assert kind.summary.endswith(".")
    assert kind.send_to.endswith(".")
    assert all(line.endswith(".") for line in kind.goes_wrong)
    assert kind.goes_wrong


@every_kind
def test_what_stands_beside_the_form_reads_easily(kind_id):
    kind = BOOK.kind(kind_id)
    whys = (field.why for field in kind.fields)
    counted = readability((kind.summary, kind.send_to, *kind.goes_wrong, *whys))
    assert counted.ease >= 65
    assert counted.longest_words <= 20, counted.longest


@every_kind
def test_the_clock_that_a_kind_starts_is_on_file(kind_id, uk):
    opens = BOOK.kind(kind_id).opens
    assert opens is None or opens in {period.id for period in uk.periods}


@every_case
def test_a_letter_is_complete(key, law_of):
    letter = compose(BOOK, CASES[key], law_of(CASES[key]))
    assert all((letter.subject, letter.salutation, letter.closing, letter.signatory))
    assert letter.blocks
    assert letter.recipient[0]


@every_case
def test_no_mark_of_a_template_is_left_in_a_letter(key, law_of):
    assert not MARKS.search(plain_text(compose(BOOK, CASES[key], law_of(CASES[key]))))


@every_case
def test_no_space_stands_before_a_stop_or_inside_brackets(key, law_of):
    assert not re.search(
        r" [,.;:)?]|\( |\(\)|\.\.", plain_text(compose(BOOK, CASES[key], law_of(CASES[key])))
    )


@every_case
def test_every_rule_cited_applies_and_is_in_the_text(key, law_of):
    letter = compose(BOOK, CASES[key], law_of(CASES[key]))
    text = plain_text(letter)
    assert all(citation.citation in text for citation in letter.citations)
    assert all(citation.in_force_from <= letter.on for citation in letter.citations)


@every_case
def test_a_letter_speaks_of_the_law_of_its_own_jurisdiction_only(key, law_of):
    law = law_of(CASES[key])
    text = plain_text(compose(BOOK, CASES[key], law))
    foreign = r"(?<!UK )GDPR|Regulation \(EU\)" if law.code == "uk" else r"UK |Data Protection Act"
    assert not re.search(foreign, text)


@every_kind
def test_our_own_words_have_printers_apostrophes(kind_id):
    for name, source in sources(kind_id).items():
        words = re.sub(r"\{[{%].*?[}%]\}", "", source, flags=re.DOTALL)
        assert "'" not in words, name


@every_case
def test_the_subject_is_one_line_and_every_list_has_items(key, law_of):
    blocks = drafted(key, law_of)
    assert [len(block.texts) for block in blocks if block.part is Part.SUBJECT] == [1]
    assert all(block.texts for block in blocks)
