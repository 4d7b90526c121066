"""Which organisation wrote a message."""

import pytest

from dsar_assistant.finding.sender import SenderBook, first_address, read_sender
from tests.finding.making import SETTINGS, headers

SERVICE = "From: Shop <bounce@sender-service.example>"


def organisation(*lines):
    book, message = SenderBook(SETTINGS), headers(*lines)
    return book.organisation(book.sender(message), message)


def test_from_names_the_organisation():
    assert organisation("From: Shop <news@mail.shop.example>") == "shop.example"


def test_a_service_in_the_other_fields_does_not_matter_where_from_names_the_organisation():
    assert organisation("From: a@shop.example", "Return-Path: <b@other.example>") == "shop.example"


SIGNED = "DKIM-Signature: v=1; a=rsa-sha256;\n d=signed.example; s=k1"
UNSUBSCRIBE = "List-Unsubscribe: <https://leave.example/x>"
LIST = "List-Id: News <news.list.example>"
REPLY = "Reply-To: <help@reply.example>"
RETURN = "Return-Path: <bounce@return.example>"


@pytest.mark.parametrize(
    ("lines", "domain"),
    [
        ([RETURN, REPLY, LIST, UNSUBSCRIBE, SIGNED], "signed.example"),
        ([RETURN, REPLY, LIST, UNSUBSCRIBE], "leave.example"),
        ([RETURN, REPLY, LIST], "list.example"),
        ([RETURN, REPLY], "reply.example"),
        ([RETURN], "return.example"),
        ([], "sender-service.example"),
    ],
)
def test_behind_a_service_the_surest_field_decides(lines, domain):
    assert organisation(SERVICE, *lines) == domain


def test_a_signature_of_a_service_is_passed_over():
    service = "DKIM-Signature: d=sender-service.example"
    assert organisation(SERVICE, service, SIGNED) == "signed.example"


@pytest.mark.parametrize("reply", ["a@post.example", "rowan@ellery.example", "x@localhost"])
def test_private_and_own_addresses_do_not_stand_for_an_organisation(reply):
    assert organisation(SERVICE, f"Reply-To: {reply}", RETURN) == "return.example"


def test_a_mailto_address_to_unsubscribe_counts():
    assert organisation(SERVICE, "List-Unsubscribe: <mailto:out@shop.example?subject=x>") == (
        "shop.example"
    )


def test_free_mail_is_a_person():
    assert organisation("From: Kit <kit@post.example>", REPLY) is None


def test_a_host_below_free_mail_is_the_company():
    assert organisation("From: <offers@email.post.example>") == "post.example"


def test_a_newsletter_from_the_free_mail_host_itself_is_the_company():
    unsubscribe = "List-Unsubscribe: <https://www.post.example/leave>"
    assert organisation("From: Offers <offers@post.example>", unsubscribe) == "post.example"


@pytest.mark.parametrize("address", ["Rowan@Mailbox.example", "any@ellery.example"])
def test_own_addresses_are_known(address):
    assert read_sender(f"Me <{address}>".encode(), SETTINGS).is_own


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Shop <a@shop.example>", "a@shop.example"),
        ("a@shop.example (Shop)", "a@shop.example"),
        ("a@shop.example", "a@shop.example"),
        ('"Bank <service@bank.example>" <thief@evil.example>', "thief@evil.example"),
        ("(service@bank.example) thief@evil.example", "thief@evil.example"),
        ("A <a@one.example>, B <b@two.example>", "a@one.example"),
        ('"\\"Q\\"" <q@shop.example>', "q@shop.example"),
        ("undisclosed", ""),
        ("<>", ""),
    ],
)
def test_the_address_is_never_taken_from_the_shown_name(text, address):
    assert first_address(text) == address


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shop <a@s.example>", "Shop"),
        ('"Shop, The" <a@s.example>', "Shop, The"),
        ("=?UTF-8?B?Q2Fmw6k=?= =?utf-8?q?_Bar?= <a@s.example>", "Café Bar"),
        ("a@s.example (Shop)", "Shop"),
        ("a@s.example", ""),
        ('"a@s.example" <a@s.example>', ""),
        ("Sh\u202eop\x00 <a@s.example>", "Sh op"),
        ("x" * 500 + " <a@s.example>", "x" * 99 + "…"),
    ],
)
def test_the_shown_name_is_decoded_and_made_fit(text, name):
    assert read_sender(text.encode(), SETTINGS).name == name


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"Shop", b"a@", b"@b", b"<a@[192.0.2.1]>"])
def test_a_from_field_without_a_usable_address_names_nobody(raw):
    assert read_sender(raw, SETTINGS).domain is None


def test_a_name_in_an_old_character_set_is_read():
    assert read_sender("Café <a@s.example>".encode("cp1252"), SETTINGS).name == "Café"
