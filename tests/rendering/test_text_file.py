import pytest

from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.rendering.text_file import TextRenderer
from tests.rendering.sample_letters import LETTER, one_liner

PAPER = PaperChoices()


def test_the_text_is_the_letter_word_for_word():
    assert TextRenderer().render(LETTER, PAPER).decode() == plain_text(LETTER)


@pytest.mark.parametrize("name", ["Ŵyn", "Юрий", "علي", "陈小明", "நந்தினி"])
def test_any_script_can_be_written(name):
    assert name in TextRenderer().render(one_liner(name), PAPER).decode()


def test_no_control_or_turned_text_gets_through():
    text = TextRenderer().render(one_liner("pay\x1b[31m \u202eevil\u2066\x00"), PAPER).decode()
    assert "pay[31m evil" in text


def test_a_text_never_has_a_warning():
    assert TextRenderer().warnings(one_liner("陈" * 30_000), PAPER) == ()
    assert TextRenderer().suffix == "txt"
