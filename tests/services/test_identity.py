"""What proof of identity is worth sending, and a copy of it that is safe to send."""

from io import BytesIO

from PIL import Image
from pypdfium2 import PdfDocument

from dsar_assistant.domain.redaction import CoveredArea

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
