from pathlib import Path

import pytest

from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.responses.claims import find_claims
from dsar_assistant.responses.phrases import PhraseIndex

ROOT = Path(__file__).parents[2]


@pytest.fixture
def claimed(claim_kinds, sentences):
    """Give the ids of the claims in a text."""

    def find(text: str) -> set[str]:
        cut = sentences(text)
        index = PhraseIndex([sentence.text for sentence in cut])
        kinds = [(kind, kind.provisions[0]) for kind in claim_kinds]
        return {claim.id for claim in find_claims(kinds, cut, index)}

    return find


CLAIMS = [
    ("extension", "We are extending the time limit by a further two months."),
    ("identity", "Please send us proof of your identity."),
    ("identity", "We need a copy of your passport before we start."),
    ("clarification", "Please clarify the scope of your request."),
    ("clarification", "The clock is paused until we hear from you."),
    ("fee", "A fee of £10 is payable before we start."),
    ("excessive", "We consider your request to be manifestly unfounded."),
    ("disproportionate-search", "Searching all e-mails would involve disproportionate effort."),
    ("third-party", "Third party data has been redacted."),
    ("legal-privilege", "Some papers are covered by legal professional privilege."),
    ("crime-and-tax", "Disclosure would prejudice the prevention of crime."),
    ("negotiations", "It would prejudice our negotiations with you."),
    (
        "management-forecasts",
        "It is exempt as management planning, and management forecasts are exempt.",
    ),
    ("confidential-reference", "We have left out a confidential reference."),
    ("others-rights", "The formula is commercially sensitive."),
    ("exemption", "We rely on an exemption in Schedule 2."),
    ("refusal", "We refuse your request."),
    ("refusal", "We are unable to comply with your request."),
    ("none-held", "We do not hold any personal data about you."),
    ("none-held", "We found no record of you."),
    ("processor", "We only act as a data processor."),
    ("processor", "Please contact our client, who is the controller."),
    ("portal", "The link will expire in 14 days."),
    ("portal", "The password will be sent separately."),
    ("use-our-form", "Please complete the enclosed subject access request form."),
    ("complaint-route", "You may complain to the Information Commissioner."),
    ("acknowledged-only", "We acknowledge receipt of your letter."),
]


@pytest.mark.parametrize(("claim", "text"), CLAIMS)
def test_a_claim_is_recognised(claimed, claim, text):
    assert claim in claimed(text)


NO_CLAIMS = [
    ("extension", "We will not extend the time limit."),
    ("identity", "Thank you for your proof of identity."),
    ("identity", "We have verified your identity."),
    ("fee", "There is no fee to pay."),
    ("fee", "The copy is free of charge."),
    ("excessive", "Your request is not excessive."),
    ("exemption", "No exemptions were applied."),
    ("refusal", "We do not refuse your request."),
    ("none-held", "We do not hold any information about the source."),
    ("crime-and-tax", "We use your data for the prevention of crime."),
    ("portal", "We keep it for 30 days and it is valid 30 days."),
]


@pytest.mark.parametrize(("claim", "text"), NO_CLAIMS)
def test_what_sounds_like_a_claim_is_none(claimed, claim, text):
    assert claim not in claimed(text)


def test_a_claim_is_shown_with_its_first_three_sentences_once_each(claim_kinds, sentences):
    text = "We refuse your request. " * 2 + " ".join(
        f"We refuse your request, point {n} of it." for n in range(9)
    )
    cut = sentences(text)
    kinds = [(kind, "rule") for kind in claim_kinds if kind.id == "refusal"]
    found = find_claims(kinds, cut, PhraseIndex([s.text for s in cut]))
    assert len({claim.text for claim in found}) == len(found) == 3


def test_every_claim_names_rules_that_the_law_file_holds(claim_kinds):
    law = load_jurisdiction(ROOT / "resources" / "jurisdictions" / "uk.toml")
    known = {rule.id for rule in law.provisions}
    for kind in claim_kinds:
        part_3 = {kind.part_3_provision} - {None}
        assert set(kind.provisions) | part_3 <= known, kind.id


def test_every_claim_leads_to_a_kind_of_letter_that_there_is(claim_kinds):
    letters = {path.parent.name for path in (ROOT / "resources" / "letters").glob("*/letter.toml")}
    assert {kind.letter for kind in claim_kinds} - {""} <= letters


def test_a_claim_leans_on_the_rule_that_was_in_force(claim_kinds):
    extension = next(kind for kind in claim_kinds if kind.id == "extension")
    older = extension.provision(RegimeCode.UK_GDPR, "uk-gdpr-12-3".__eq__)
    police = extension.provision(RegimeCode.DPA_PART_3, lambda _: True)
    assert (older, police) == ("uk-gdpr-12-3", "dpa-54-3a")


def test_a_claim_without_a_rule_for_the_police_is_left_out(claim_kinds):
    processor = next(kind for kind in claim_kinds if kind.id == "processor")
    assert processor.provision(RegimeCode.DPA_PART_3, lambda _: True) is None
