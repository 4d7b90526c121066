"""What proof of identity is worth sending, and a copy of it that is safe to send."""

from io import BytesIO

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.letters.identity_advice import load_identity_advice

AREA = CoveredArea(0, 0.1, 0.1, 0.4, 0.5)


def scan():
    file = BytesIO()
    Image.new("RGB", (400, 300), "white").save(file, "PNG")
    return file.getvalue()


def test_a_copy_says_for_whom_and_when(app):
    copy = app.identity.make(scan(), [AREA], "Example Bank plc")
    assert copy.stamp == "For Example Bank plc, 23 November 2026, only"
    document = PdfDocument(copy.pdf)
    assert (len(document), document.get_metadata_value("Title")) == (1, f"Copy. {copy.stamp}")
    document.close()
    assert copy.warnings == ()


def test_a_copy_with_nothing_covered_says_so(app):
    (warning,) = app.identity.make(scan(), [], "Example Bank plc").warnings
    assert "Cover the photo and the number" in warning


def test_the_advice_rests_on_rules_in_force(app):
    rules = app.identity.rules()
    assert [rule.id for rule in rules] == list(app.identity.advice().provisions)


def test_the_advice_is_short_and_sends_nothing_with_a_first_letter(app):
    advice = app.identity.advice()
    assert advice.first_letter.startswith("Send no proof of identity")
    texts = [advice.first_letter, *advice.before_sending]
    texts += [text for one in advice.situations for text in (one.enough, one.because)]
    sentences = [part for text in texts for part in text.rstrip(".").split(". ")]
    assert max(len(sentence.split()) for sentence in sentences) <= 30


def test_a_situation_that_is_there_twice_is_refused(tmp_path):
    one = 'id = "a"\nsays = "s"\nenough = "e"\nbecause = "b"\n'
    head = 'title = "t"\nfirst_letter = "f"\nprovisions = []\nbefore_sending = []\n'
    file = tmp_path / "identity.toml"
    file.write_text(f"{head}[[situations]]\n{one}[[situations]]\n{one}", "utf-8")
    with pytest.raises(ResourceInvalidError, match="twice"):
        load_identity_advice(file)
