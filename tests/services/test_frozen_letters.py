"""What was sent stays as it was sent, whatever becomes of the templates and of the law."""

import shutil
from datetime import date

import pytest

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.letters.book import load_book
from tests.ready_vault import PASSPHRASE

PAPER = PaperChoices()


@pytest.fixture
def frozen(app, request_):
    """The request's letter, finished; as the vault keeps it."""
    letter_id = app.letters.finish(request_.id, PAPER).value.letter_id
    return app.deadlines.one(request_.id).request.letter(letter_id)


@pytest.fixture
def rewritten(app, frozen, resources, tmp_path):
    """A later version of the program: the template and the law read otherwise."""
    copied = tmp_path / "later"
    for name in ("letters", "refusals", "jurisdictions"):
        shutil.copytree(resources / name, copied / name)
    template = copied / "letters" / "access" / "en.j2"
    template.write_text(template.read_text("utf-8").replace("Please tell me", "Say"), "utf-8")
    law = copied / "jurisdictions" / "uk.toml"
    law.write_text(law.read_text("utf-8").replace("Article 15(1)", "Article 99(1)"), "utf-8")
    vars(app.knowledge)["book"] = load_book(copied / "letters")
    changed = {**app.knowledge.jurisdictions, "uk": load_jurisdiction(law)}
    vars(app.knowledge)["jurisdictions"] = changed
    app.vault.lock()
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    return app


def test_a_letter_is_frozen_with_its_words_its_law_and_its_fingerprint(frozen):
    assert "Please tell me whether you use personal data about me." in frozen.plain_text
    assert "uk-gdpr-15-1" in {one.id for one in frozen.letter.citations}
    assert len(frozen.pdf_fingerprint) == 64


def test_later_templates_and_laws_change_no_letter_that_went_out(rewritten, frozen, request_):
    assert rewritten.deadlines.one(request_.id).request.letter(frozen.id) == frozen
    assert rewritten.letters.is_as_frozen(request_.id, frozen.id)


def test_a_letter_written_after_the_change_reads_otherwise(rewritten, frozen, request_):
    later = rewritten.letters.finish(request_.id, PAPER).value.letter
    assert later != frozen.letter
    assert any(block.texts[0].startswith("Say whether") for block in later.blocks)
    assert any("Article 99(1)" in one.citation for one in later.citations)


def test_a_later_day_changes_no_letter_that_went_out(app, frozen, request_, clock):
    clock.day = date(2028, 6, 1)
    assert app.letters.is_as_frozen(request_.id, frozen.id)
