import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.reply import (
    Found,
    NamedOrganisation,
    NamedRole,
    NameOrigin,
    PartKind,
    ReplyPart,
)
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.responses.checklist import Reply, check_items, load_checklist
from dsar_assistant.responses.phrases import PhraseIndex


@pytest.fixture
def look(checklist, as_reply):
    """Say how one item is answered by a text."""

    def at(item: str, text: str):
        items = [one for one in checklist.items if one.id == item]
        return check_items(items, as_reply(text), (), checklist)[0]

    return at


ANSWERED = [
    ("15(1)(a)", "We use your personal data to send you our catalogue."),
    ("15(1)(a)", "Purposes\nMarketing by post"),
    ("15(1)(b)", "We hold the following data about you: name, address."),
    ("15(1)(c)", "Your data has not been shared with any other organisation."),
    ("15(1)(d)", "We keep your account data for six years after the last order."),
    ("15(1)(d)", "How long we keep it\nUntil you close your account."),
    (
        "15(1)(e)",
        "You have the right to have your data corrected or erased, or to restrict or object.",
    ),
    ("15(1)(ea)", "If you are unhappy you can complain to us at the address above."),
    ("15(1)(f)", "You may also complain to the Information Commissioner's Office."),
    ("15(1)(g)", "You provided your details when you opened an account."),
    ("15(1)(g)", "Your address was taken from the open register."),
    ("15(1)(h)", "We do not make automated decisions about you."),
    ("15(2)", "Your data is never transferred outside the UK."),
    ("15(2)", "We rely on standard contractual clauses."),
    ("15(3)", "Please find attached a copy of the data we hold."),
]


@pytest.mark.parametrize(("item", "text"), ANSWERED)
def test_a_sentence_that_answers_is_found_and_shown(look, item, text):
    finding = look(item, text)
    assert finding.found is Found.YES
    assert finding.evidence in " ".join(text.split("\n"))
    assert finding.where == "reply.txt"


UNCLEAR = [
    ("15(1)(a)", "The purposes of our processing are set out in our privacy notice."),
    ("15(1)(c)", "You have the right to ask who we share your data with."),
    ("15(1)(c)", "We share data with carefully selected third parties."),
    ("15(1)(d)", "We keep your data for as long as necessary."),
    ("15(1)(d)", "For how long we keep your data for, 6 years or other, see our privacy notice."),
    ("15(1)(e)", "You have the right to have your data erased."),
    ("15(1)(g)", "We obtained your details from a third party supplier."),
    ("15(1)(g)", "We do not know the source of your data."),
    ("15(1)(h)", "Automated decision-making may take place."),
    ("15(3)", "A copy of your data will be provided on request."),
]


@pytest.mark.parametrize(("item", "text"), UNCLEAR)
def test_a_promise_a_pointer_and_a_vague_word_are_unclear(look, item, text):
    assert look(item, text).found is Found.UNCLEAR


@pytest.mark.parametrize("item", ["15(1)(a)", "15(1)(c)", "15(1)(g)", "15(2)", "15(3)"])
def test_silence_is_no_answer(look, item):
    finding = look(item, "Thank you for your letter. We are looking into it.")
    assert (finding.found, finding.evidence) == (Found.NO, "")


def test_what_is_quoted_from_the_request_answers_nothing(look):
    asked = "> You hold the following data: name. You keep it for six years."
    assert look("15(1)(d)", f"Thank you.\n{asked}").found is Found.NO


@pytest.mark.parametrize(
    ("item", "role"), [("15(1)(c)", NamedRole.RECIPIENT), ("15(1)(g)", NamedRole.SOURCE)]
)
def test_a_named_organisation_in_its_role_is_an_answer(checklist, as_reply, item, role):
    named = [NamedOrganisation(NameOrigin.NAME, "Acme", "Acme", role, "Acme had it.")]
    items = [one for one in checklist.items if one.id == item]
    finding = check_items(items, as_reply("Hello."), named, checklist)[0]
    assert (finding.found, finding.evidence) == (Found.YES, "Acme had it.")


def test_a_table_of_data_is_a_copy(checklist):
    table = ReplyPart("data.csv", "Name: Jane", PartKind.TABLE)
    reply = Reply([table], [], PhraseIndex([]))
    items = [one for one in checklist.items if one.id == "15(3)"]
    finding = check_items(items, reply, (), checklist)[0]
    assert (finding.found, finding.where) == (Found.YES, "data.csv")


def test_an_empty_table_is_none(checklist):
    reply = Reply([ReplyPart("data.csv", " ", PartKind.TABLE)], [], PhraseIndex([]))
    items = [one for one in checklist.items if one.id == "15(3)"]
    assert check_items(items, reply, (), checklist)[0].found is Found.NO


def test_the_police_list_borrows_the_words_but_has_its_own_rules(checklist):
    police = [item for item in checklist.items if item.regime is RegimeCode.DPA_PART_3]
    ordinary = {item.id: item for item in checklist.items}
    assert {item.provision.partition("-")[0] for item in police} == {"dpa"}
    retention = next(item for item in police if item.id == "45(2)(d)")
    assert retention.found == ordinary["15(1)(d)"].found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Purpose: Fundraising mailing", Found.YES),
        ("Purpose: Not recorded", Found.UNCLEAR),
        ("Purpose: N/A", Found.UNCLEAR),
    ],
)
def test_what_stands_in_a_field_is_the_answer_unless_it_says_nothing(look, text, found):
    assert look("15(1)(a)", text).found is found


def test_a_promise_in_one_half_of_a_sentence_does_not_undo_the_other(look):
    text = "The score is calculated from your income; you may ask for a person to look at it."
    assert look("15(1)(h)", text).found is Found.YES


HEAD = (
    "heading_words = []\nno_values = []\npromises = []\npointers = []\n"
    '[[item]]\nid = "1"\nprovision = "p"\n'
)
ITEM = HEAD + 'regime = "uk-gdpr"\nlabel = "l"\nask = "a"\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ITEM + 'same_as = "2"\n', "there are no words of 2"),
        (ITEM + 'found = ["..."]\n', "cannot be understood"),
        (HEAD, "missing required field"),
        ("[[item", "TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(tmp_path, text, reason):
    path = tmp_path / "checklist.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ResourceInvalidError, match=reason):
        load_checklist(path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ResourceInvalidError, match="cannot be read"):
        load_checklist(tmp_path / "checklist.toml")
