import pytest

from dsar_assistant.responses.glossary import explain_codes


@pytest.fixture
def explained(glossary, sentences):
    """Give code and meaning of each field in a text."""
    return lambda text: {c.code: c.meaning for c in explain_codes(sentences(text), glossary)}


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("Payment status: D", "D", "Default"),
        ("Mosaic group: B", "B", "Prestige"),
        ("Mosaic group: B - Prestige Positions", "B", "Prestige"),
        ("CAMEO code: 4A", "4A", "Executive"),
        ("Acorn category: 3", "3", "Comfortable"),
    ],
)
def test_a_known_code_in_its_field_is_explained(explained, text, code, word):
    assert word in explained(text)[code]


@pytest.mark.parametrize("row", ["000012D", "0 0 0 0 1 2 D"])
def test_a_row_of_monthly_codes_is_explained_one_by_one(explained, row):
    found = explained(f"Payment history: {row}")
    assert set(found) == {"0", "1", "2", "D"}


@pytest.mark.parametrize("text", ["Propensity_score: 734", "Segment code: XQ7", "Mosaic type: Z9"])
def test_an_unknown_code_is_one_to_ask_about(explained, text):
    assert list(explained(text).values()) == [""]


@pytest.mark.parametrize(
    "text", ["Status: active", "Colour: D", "Score: we do not use any of them.", "D", "Flag: No"]
)
def test_what_explains_itself_is_not_asked_about(explained, text):
    assert explained(text) == {}


def test_a_code_is_told_once_for_each_field(glossary, sentences):
    text = "Payment status: D\n\nPayment status: D"
    assert len(explain_codes(sentences(text), glossary)) == 1


def test_every_system_names_its_source(glossary):
    assert all(system.source.startswith("http") and system.codes for system in glossary.systems)
