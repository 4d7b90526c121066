import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.reply import NameOrigin
from dsar_assistant.responses.known_names import KnownName
from dsar_assistant.responses.named import find_named
from dsar_assistant.responses.resource_files import read_words

FOUND = [
    ("We got it from Harbour Lists.", "harbour", "source"),
    ("We got it from Harbour Lists Ltd.", "harbour", "source"),
    ("We got it from Harbour Lists Limited's files.", "harbour", "source"),
    ("We passed it to Tidewell's agents.", "tidewell", "recipient"),
    ("Tidewell provided us with your name.", "tidewell", "source"),
    ("Tidewell received your name.", "tidewell", "recipient"),
    ("We bought a list from Annie’s Diary.", "emmas", "source"),  # noqa: RUF001
    ("We bought the list that we hold from Harbour\nLists Limited in 2020.", "harbour", "source"),
    ("We bought it from Tide-\nwell in 2020.", "tidewell", "source"),
    ("It was sent to KINGFISHER MAILING LTD.", "Z1", "recipient"),
    ("It was sent to Kingfisher Mailing.", "Z1", "recipient"),
    ("It was sold to Larkfield plc.", "Z4", "recipient"),
    ("It was sold to Larkfield in May.", "Z4", "recipient"),
    ("It was sold to Next in May.", "next", "recipient"),
    ("It was sold to Next Retail Ltd in May.", "next", "recipient"),
    ("Recipients\n- Next\n- Acme", "next", "recipient"),
    ("Source: Tidewell", "tidewell", "source"),
    ("Recipients: Next; Acme", "next", "recipient"),
    ("We told schul. We sold it to schul Limited.", "schul", "recipient"),
    ("It went from schul to us; it was obtained from schul in May.", "schul", "source"),
    ("Your file was bought by Tidewell.", "tidewell", "recipient"),
    ("It was sent to Larkfield Plc's agents.", "Z4", "recipient"),
    ("Tidewell's list was supplied to us in May.", "tidewell", "source"),
    (
        "These firms gave it to us, so the list was obtained from them:\n- Tidewell",
        "tidewell",
        "source",
    ),
    ("We shared it with QVX.", "qvx", "recipient"),
    ("We shared it with eBuy.", "ebuy", "recipient"),
    ("A letter to Whitlow Dental Practice was lost.", "Z8", "mentioned"),
    ("It was sold to Zanzibar Lists Ltd.", "Zanzibar Lists Ltd", "recipient"),
    ("It was sold to Orchard Ltd.", "Orchard Ltd", "recipient"),
    ("It was sold to Data Marketing Ltd.", "Data Marketing Ltd", "recipient"),
    ("In March Tidewell Ltd wrote to us.", "tidewell", "mentioned"),
    ("We told Tidewell and Zanzibar Lists Ltd.", "Zanzibar Lists Ltd", "recipient"),
]


@pytest.mark.parametrize(("text", "key", "role"), FOUND)
def test_an_organisation_is_found_in_its_role(names_in, text, key, role):
    assert names_in(text).get(key) == role


NOT_FOUND = [
    "Next, we looked in the archive.",
    "The Next step is ours.",
    "It was sold to the Next person.",
    "It was sent to Next Street.",
    "We wrote to Mr Tidewell about it.",
    "Our address is 5 Tidewell Road.",
    "Write to us at help@Tidewell now.",
    "Our Data Protection team has your letter.",
    "Sarah Example dealt with it.",
    "We sent it to 4 Old Pelham Road.",
    "In tidewell we trust.",
    "We shared it with Qvx.",
    "We hold Limited information.",
    "Private Limited firms file accounts.",
    "WE TOLD NEXT AND NOBODY ELSE ABOUT IT.",
    "Old larkfield hay. A Larkfield Hut was let.",
    "The Orchard is ripe.",
    "We wrote to post@Zanzibar Lists Ltd about it.",
    "The Ltd was sold.",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_that_only_look_like_a_name_are_left(names_in, text):
    assert names_in(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "We have never sold your data to Tidewell.",
        "You can write to Tidewell.",
        "We did not get it from Tidewell.",
    ],
)
def test_a_denial_and_an_advice_give_no_role(names_in, text):
    assert names_in(text) == {"tidewell": "mentioned"}


def test_a_denial_does_not_reach_the_next_clause(names_in):
    text = "We did not share your data with QVX but we sold the list to Tidewell."
    assert names_in(text) == {"qvx": "mentioned", "tidewell": "recipient"}


def test_a_heading_that_denies_gives_no_role(names_in):
    text = "We have not shared your data with these:\n- Tidewell"
    assert names_in(text) == {"tidewell": "mentioned"}


def test_the_writer_of_the_reply_is_left_out(names_in):
    text = "Tidewell Ltd shared your data with QVX."
    assert names_in(text, own=("Tidewell",)) == {"qvx": "recipient"}


def test_the_writer_is_left_out_where_something_is_theirs(names_in):
    assert names_in("This is Tidewell's response to you.", own=("Tidewell",)) == {}


def test_a_department_of_the_writer_is_no_organisation_of_the_register(names_in):
    known = (KnownName(NameOrigin.REGISTER, "Z1", "Larkspur Team Ltd"),)
    assert names_in("We sent it to the Larkspur Team in May.", known=known) == {}


def test_a_signature_is_no_organisation_of_the_register(names_in):
    known = (KnownName(NameOrigin.REGISTER, "Z1", "Larkspur Housing Trust"),)
    text = "A letter to the Larkspur Housing Trust was lost."
    assert names_in(text, known=known) == {"Z1": "mentioned"}
    assert names_in("Please write.\n\nKind regards\nLarkspur Housing Trust", known=known) == {}


def test_a_second_name_of_somebody_is_nobody_else(names_in):
    known = (KnownName(NameOrigin.REGISTER, "Z1", "Swift Larkspur Ltd"),)
    found = names_in("We sold it to Osprey Ltd, trading as Swift Larkspur.", known=known)
    assert found == {"Osprey Ltd": "recipient"}


def test_a_role_hides_a_mere_mention_and_both_roles_are_kept(names_in):
    text = "Tidewell is old. We bought it from Tidewell. We sold it to Tidewell."
    assert names_in(text) == {"tidewell": "recipient"}


def test_a_name_cut_short_is_not_that_name(names_in):
    text = "Kingfisher Mailing Ltd is old. So was a Kingfisher."
    assert names_in(text) == {"Z1": "mentioned"}


def test_a_known_name_is_told_from_the_words_before_it(names_in):
    assert names_in("From Tidewell Ltd we got it.") == {"tidewell": "mentioned"}


def test_of_one_house_the_plainer_id_is_taken(names_in):
    known = (
        KnownName(NameOrigin.CONTROLLER, "larkfield-marketing", "Larkfield", is_legal=False),
        KnownName(NameOrigin.CONTROLLER, "larkfield", "Larkfield", is_legal=False),
    )
    assert names_in("Larkfield wrote.", known=known) == {"larkfield": "mentioned"}


def test_an_endless_sentence_is_shown_in_part(sentences, naming):
    text = "word " * 150 + "we sold it to Zanzibar Lists Ltd."
    found = find_named(sentences(text), (), (), naming)
    assert "Zanzibar Lists Ltd" in found[0].text
    assert len(found[0].text) <= 400


def test_a_missing_word_list_is_told(tmp_path):
    with pytest.raises(ResourceInvalidError, match="cannot be read"):
        read_words(tmp_path / "common_words.txt")
