"""Hosts, registrable domains and lists of domains."""

import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.finding.domains import (
    clean_host,
    is_listed,
    is_listed_exactly,
    read_domain_list,
    registrable_domain,
)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("mail.shop.co.uk", "shop.co.uk"),
        ("E.Shop.Example.", "shop.example"),
        ("nhs.uk", "nhs.uk"),
        ("mail.trust.nhs.uk", "trust.nhs.uk"),
        ("nhs.wales", "nhs.wales"),
        ("mail.body.nhs.wales", "body.nhs.wales"),
        ("body.hscni.net", "body.hscni.net"),
        ("bücher.example", "xn--bcher-kva.example"),
    ],
)
def test_a_host_belongs_to_its_registrable_domain(host, domain):
    assert registrable_domain(host) == domain


@pytest.mark.parametrize(
    "text",
    ["", "localhost", "192.0.2.1", "[192.0.2.1]", "a..b", "a b.example", "x" * 300, "-", "é" * 90],
)
def test_what_is_no_host_has_no_domain(text):
    assert registrable_domain(text) is None


def test_a_look_alike_name_shows_in_its_plain_form():
    assert clean_host("p\u0430ypal.example") == "xn--pypal-4ve.example"


def test_a_listed_domain_covers_the_hosts_below_it():
    listed = frozenset({"sender.example"})
    assert is_listed("u1.sender.example", listed)
    assert not is_listed("notsender.example", listed)


def test_free_mail_means_the_host_itself_or_what_a_star_covers():
    listed = frozenset({"sky.example", "*.homes.example"})
    assert is_listed_exactly("sky.example", listed)
    assert is_listed_exactly("smith.homes.example", listed)
    assert not is_listed_exactly("email.sky.example", listed)


def test_a_list_file_may_hold_remarks(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("# heading\nA.example  # remark\n\n*.b.example\n", "utf-8")
    assert read_domain_list(path) == {"a.example", "*.b.example"}


def test_a_bad_line_in_a_list_file_is_named(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("a.example\nnot a domain\n", "utf-8")
    with pytest.raises(ResourceInvalidError, match=r"list.txt .*line 2"):
        read_domain_list(path)


def test_the_shipped_lists_are_read(resources):
    assert "gmail.com" in read_domain_list(resources / "directory" / "freemail.txt")
    assert "sendgrid.net" in read_domain_list(resources / "directory" / "mail_services.txt")
