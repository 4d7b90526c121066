"""Where a name of the register must stand to be taken for one."""

import pytest

from dsar_assistant.domain.reply import NameOrigin
from dsar_assistant.responses.known_names import KnownName

_WORDS = """
Baggage, Faro, Kestrel, Halewood, Penrith, Whitfield, Rental Hubs, Larkmoor,
Kim Nguyen, Verity Screening, Monday, Fracture Clinic, Larkmoor Surgery,
Bluebell Surveys, Homeward Referencing, Pnc, Halewood Printing, Passenger,
"""
NASTY = tuple(
    KnownName(NameOrigin.REGISTER, name.strip(), f"{name.strip()} Ltd")
    for name in _WORDS.split(",")
    if name.strip()
)
SHOP = KnownName(NameOrigin.CONTROLLER, "tidewell", "Tidewell", is_legal=False)


@pytest.fixture
def found_in(names_in):
    def find(text, *more):
        return names_in(text, known=(*NASTY, SHOP, *more))

    return find


FOUND = [
    ("We bought it from Bluebell Surveys.", "Bluebell Surveys", "source"),
    ("It came from our supplier, Bluebell Surveys.", "Bluebell Surveys", "source"),
    ("We shared it with Acme, Bluebell Surveys (in 2020) and Larkmoor.", "Larkmoor", "recipient"),
    ("We shared it with Acme Ltd, the Bluebell Surveys or Larkmoor.", "Larkmoor", "recipient"),
    ("We sold it to the following: Larkmoor, Acme.", "Larkmoor", "recipient"),
    ("Recipients\n- Larkmoor, 3 May\n- Acme", "Larkmoor", "recipient"),
    ("Recipients\n- Acme and Larkmoor on 3 May\n- Acme", "Larkmoor", "recipient"),
    ("Larkmoor provided us with your name.", "Larkmoor", "source"),
    ("Checks were done by Verity Screening.", "Verity Screening", "recipient"),
    ("Our panel works on Monday Ltd.", "Monday", "mentioned"),
    ("A letter to Larkmoor Surgery was lost.", "Larkmoor Surgery", "mentioned"),
    ("Searches made by\nLarkmoor, 3 April\nBluebell Surveys, 9 May\n", "Larkmoor", "recipient"),
    ("It was sent to Rental Hubs Ltd.", "Rental Hubs", "recipient"),
    ("The list was printed by Halewood Printing.", "Halewood Printing", "recipient"),
]


@pytest.mark.parametrize(("text", "key", "role"), FOUND)
def test_a_name_is_found_where_there_is_room_for_one(found_in, text, key, role):
    assert found_in(text).get(key) == role


NOT_FOUND = [
    "Disclosures\nBaggage at Faro is handled by our crew.",
    "Passenger lists were also given to our crew.",
    "It was sent to your home in Faro by Kestrel class post.",
    'It was bought from Acme: "Rental Hubs", likely age 35.',
    "It was sold to the Kestrel.",
    "Recipients\n- Aliases: Kim Nguyen",
    "A trace was made on PNC and shared with PNC.",
    "It was passed to Whitfield.",
    "It was sent to Penrith.",
    "Records were found in Fracture Clinic and elsewhere.",
    "It came from somewhere near Larkmoor.",
    "It came from us and never near Larkmoor.",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_elsewhere_are_no_names(found_in, text):
    assert found_in(text) == {}


def test_where_a_longer_name_is_not_meant_a_shorter_may_be(found_in):
    longer = KnownName(NameOrigin.REGISTER, "Z1", "Tidewell and Old Mill Road Ltd")
    assert found_in("We got it from Tidewell and Old Mill Road.", longer) == {"tidewell": "source"}


def test_a_single_letter_in_a_list_is_a_code(found_in):
    letter = KnownName(NameOrigin.CONTROLLER, "tv", "U", is_legal=False)
    assert found_in("Recipients\n- U, dormant\n- S, settled", letter) == {}
    assert found_in("We shared it with U and others.", letter) == {"tv": "recipient"}


@pytest.mark.parametrize(
    "text", ["We told Sarah Boltwood.", "Signed: J. Boltwood", "Regards\n\nSarah Boltwood\nOfficer"]
)
def test_the_surname_of_a_person_is_no_shop(found_in, text):
    shop = KnownName(NameOrigin.CONTROLLER, "shop", "Boltwood", is_legal=False)
    assert found_in(text, shop) == {}


def test_who_signs_with_the_name_of_a_shop_is_a_person(found_in):
    shop = KnownName(NameOrigin.CONTROLLER, "shop", "William Boltwood", is_legal=False)
    assert found_in("A letter to William Boltwood was lost.", shop) == {"shop": "mentioned"}
    assert found_in("Kind regards\n\nWilliam Boltwood", shop) == {}


MEANINGS = [
    "Every Faster Payment (FPQ) went to FPQ.",
    "FPQ means faster payment queue. We shared it with FPQ.",
    "Your form is FPQ (Fair Processing Questionnaire). We sent it to FPQ.",
]


@pytest.mark.parametrize("text", MEANINGS[1:])
def test_a_short_form_that_the_reply_explains_is_not_a_shop_of_that_name(found_in, text):
    shop = KnownName(NameOrigin.CONTROLLER, "shop", "FPQ", is_legal=False)
    assert found_in(text, shop) == {}
    legal = KnownName(NameOrigin.CONTROLLER, "shop", "Fair Processing Quay Limited")
    faster = KnownName(NameOrigin.CONTROLLER, "shop", "Faster Quay Limited")
    assert found_in(text, shop, legal, faster) == {"shop": "recipient"}


def test_letters_that_do_not_fit_the_words_explain_nothing(found_in):
    shop = KnownName(NameOrigin.CONTROLLER, "shop", "FPQ", is_legal=False)
    assert found_in(MEANINGS[0], shop) == {"shop": "recipient"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("On Monday Zanzibar Lists Ltd wrote.", "Zanzibar Lists Ltd"),
        ("We sold it to Monday Limited.", "Monday"),
        ("It was sold to Data Request Halewood Printing Ltd.", "Halewood Printing"),
    ],
)
def test_a_company_begins_after_the_words_before_it(found_in, text, key):
    assert list(found_in(text)) == [key]


def test_inc_in_small_letters_is_no_company(found_in):
    assert found_in("You chose Gold Plan inc Pool.") == {}


@pytest.mark.parametrize(
    ("text", "key", "role"),
    [
        ("Who has it now\n\nLarkmoor: your name\nAcme: nothing\n", "Larkmoor", "recipient"),
        ("We sold it to Halewood Printing, Ltd in May.", "Halewood Printing", "recipient"),
        ("Item: Photo sent to\nOrganisation: Larkmoor\nDetail: Faro", "Larkmoor", "recipient"),
        ("It was passed on as follows.\n- Acme\n- Larkmoor", "Larkmoor", "recipient"),
        ("It was sent to the clinic of Larkmoor Surgery.", "Larkmoor Surgery", "recipient"),
        ("WE HAVE PASSED IT TO HALEWOOD PRINTING IN MAY.", "Halewood Printing", "recipient"),
    ],
)
def test_a_name_is_found_in_rows_labels_and_capitals(found_in, text, key, role):
    assert found_in(text) == {key: role}


def test_a_row_leads_to_its_own_record_only(found_in):
    rows = "Item: Photo sent to\nOrganisation: Acme\nDetail: red\nItem: made\nTitle: Larkmoor\n"
    assert found_in(rows) == {}


def test_half_of_a_name_is_not_that_of_a_shop(found_in):
    assert found_in("We sold it to Swift & Tidewell.") == {}


def test_figures_are_a_name_only_as_the_name_has_them(found_in):
    figures = KnownName(NameOrigin.CONTROLLER, "host", "1&1", is_legal=False)
    assert found_in("Shared with: 1.1", figures) == {}
    assert found_in("Shared with: 1&1", figures) == {"host": "recipient"}


def test_an_everyday_name_that_is_denied_is_still_named(names_in):
    assert names_in("We have never sold it to Next.") == {"next": "mentioned"}
