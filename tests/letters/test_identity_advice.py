"""The advice on proof of identity: short, and each situation once."""

import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.letters.identity_advice import load_identity_advice


def test_the_advice_is_short_and_sends_nothing_with_a_first_letter(resources):
    advice = load_identity_advice(resources / "advice" / "identity.toml")
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
