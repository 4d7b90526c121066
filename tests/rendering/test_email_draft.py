from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from itertools import product
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.rendering.email_draft import EmlRenderer, mailto, one_address
from dsar_assistant.rendering.errors import EmailAddressInvalidError
from tests.rendering.sample_letters import LETTER, one_liner

TO = "privacy@marketing.example"
PAPER = PaperChoices()
SHORT = one_liner("Please stop.")

BASES = ["privacy@marketing.example", "a@b.example"]
TRICKS = [
    ",other@evil.example",
    ";other@evil.example",
    " other@evil.example",
    "\r\nBcc: other@evil.example",
    "\nCc: other@evil.example",
    "%0aBcc:other@evil.example",
    "?cc=other@evil.example",
    "?attach=/etc/passwd",
    "&bcc=other@evil.example",
    "<other@evil.example>",
    '"@evil.example',
    "(note)",
    "@evil.example",
    "\x00",
    "..",
    "\u202e",
    "、other@evil.example",
    "'; rm",
]


def read(letter=LETTER, to=TO):
    return message_from_bytes(EmlRenderer(to).render(letter, PAPER), policy=default)


def test_a_draft_opens_as_unsent_to_its_one_recipient():
    draft = read()
    assert draft["X-Unsent"] == "1"
    assert [address.addr_spec for address in draft["To"].addresses] == [TO]
    assert set(draft.keys()) == {
        "To",
        "Subject",
        "X-Unsent",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    }


def test_the_draft_has_the_letter_word_for_word():
    assert read().get_content().replace("\r\n", "\n") == plain_text(LETTER)


def test_a_subject_cannot_add_a_header():
    letter = replace(LETTER, subject="Hello\r\nBcc: other@evil.example\nX: y")
    draft = read(letter)
    assert draft["Bcc"] is None
    assert draft["Subject"] == "Hello Bcc: other@evil.example X: y"


@pytest.mark.parametrize(("base", "trick"), list(product(BASES, TRICKS)))
def test_an_address_that_is_not_exactly_one_is_refused(base, trick):
    for address in (base + trick, trick + base):
        with pytest.raises(EmailAddressInvalidError, match="no draft was written"):
            EmlRenderer(address)
        with pytest.raises(EmailAddressInvalidError):
            mailto(SHORT, address)


@given(st.text(max_size=40))
def test_whatever_is_accepted_is_one_plain_address(text):
    with suppress(EmailAddressInvalidError):
        assert one_address(text).count("@") == 1


@pytest.mark.parametrize("address", ["a.b+c@d-e.example", "o'neil@x.example", " a@b.co.uk "])
def test_ordinary_addresses_are_taken(address):
    draft = read(SHORT, address)
    assert [one.addr_spec for one in draft["To"].addresses] == [address.strip()]


@pytest.mark.parametrize("subject", ["Plain", "a&cc=x@y.example", "100% ?attach=/x #y", "Ŵyn “x”"])
def test_a_link_has_one_recipient_a_subject_and_a_body(subject):
    link = mailto(replace(SHORT, subject=subject), TO) or ""
    parts = urlsplit(link)
    fields = parse_qs(parts.query, keep_blank_values=True)
    assert unquote(parts.path) == TO
    assert set(fields) == {"subject", "body"}
    assert fields["subject"] == [subject]


def test_a_link_is_not_given_when_mail_programs_would_cut_it():
    assert mailto(one_liner("word " * 500), TO) is None
    assert 0 < len(mailto(SHORT, TO) or "") <= 2000


def test_a_draft_never_has_a_warning():
    assert EmlRenderer(TO).warnings(LETTER, PAPER) == ()
    assert EmlRenderer(TO).suffix == "eml"
