from dataclasses import replace

import pytest

from dsar_assistant.directory.load import load_directory
from dsar_assistant.directory.packs.cleaning import registrable
from dsar_assistant.directory.packs.suspicion import suspicions
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.right import RegimeCode

FREEMAIL = frozenset({"gmail.com", "outlook.com"})
HONEST = Controller(
    id="example",
    name="Example Holdings Ltd",
    sector="other",
    regime=RegimeCode.UK_GDPR,
    country="GB",
    nation=Nation.UNKNOWN,
    contact=Contact(
        PostalAddress(("1 Quay Road", "Exampleton"), "EX1 1AA"),
        email="privacy@example-holdings.co.uk",
    ),
    confidence=Confidence.LOW,
    domains=("example-holdings.co.uk",),
)
LOOK_ALIKES = (
    *(
        f"privacy@{host}"
        for host in (
            "example-holdings.co",
            "example-holdings-uk.com",
            "exampleholdings.co.uk",
            "examp1e-holdings.co.uk",
            "example-ho1dings.co.uk",
            "example-holdlngs.co.uk",
            "exarnple-holdings.co.uk",
            "example-holdings.org.uk",
            "example-holdings.me.uk",
            "example-holdings.support",
            "dpo-example-holdings.co.uk",
            "example-holdings.co.uk.privacy.example.com",
            "mail-example-holdings.net",
            "example--holdings.co.uk",
            "example-holding.co.uk",
            "xn--xample-holdings-6jb.co.uk",
            "xn--exmple-holdings-8fg.com",
            "xn--example-hldings-9wj.org",
            "gmail.com",
            "outlook.com",
        )
    ),
)
LOOK_ALIKE_NAMES = (
    "Ex\u0430mple Holdings Ltd",
    "Example H\u03bfldings Ltd",
    "\u0415xample Holdings Ltd",
    "Example Holding\u0455 Ltd",
    "Examp\u04cfe Holdings Ltd",
)
LOOK_ALIKE_HOSTS = ("ex\u0430mple.co.uk", "xn--exmple-4nf.co.uk", "b\u00fccher.co.uk")


def test_an_honest_entry_is_not_suspected():
    assert suspicions(HONEST, FREEMAIL) == ()


@pytest.mark.parametrize("email", LOOK_ALIKES)
def test_mail_that_goes_elsewhere_is_shown(email):
    contact = replace(HONEST.contact, email=email)
    for domains in (HONEST.domains, (*HONEST.domains, registrable(email.rpartition("@")[2]) or "")):
        assert suspicions(replace(HONEST, contact=contact, domains=domains), FREEMAIL)


@pytest.mark.parametrize("name", LOOK_ALIKE_NAMES)
def test_a_name_of_mixed_letters_is_shown(name):
    assert "scripts" in suspicions(replace(HONEST, name=name), FREEMAIL)[0]


@pytest.mark.parametrize("host", LOOK_ALIKE_HOSTS)
def test_a_domain_in_odd_signs_is_shown(host):
    assert any("signs" in one for one in suspicions(replace(HONEST, domains=(host,)), FREEMAIL))


def test_a_post_box_without_a_street_is_shown():
    boxed = replace(HONEST.contact, address=PostalAddress(("PO Box 12", "Exampleton"), "EX1 1AA"))
    assert "post-office box" in suspicions(replace(HONEST, contact=boxed), FREEMAIL)[0]


def test_names_in_one_script_are_not_suspected():
    assert suspicions(replace(HONEST, name="Газета"), FREEMAIL) == ()
    assert suspicions(replace(HONEST, name="Société Générale"), FREEMAIL) == ()


def test_few_of_the_shipped_organisations_are_shown(resources):
    """Groups do write from other domains than their shops', so some honest ones are shown."""
    known = load_directory(resources / "directory").controllers
    shown = [item.id for item in known if suspicions(item, FREEMAIL)]
    assert len(shown) <= len(known) * 0.12, shown
