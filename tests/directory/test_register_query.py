import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.directory.register_names import core_name, name_keys
from dsar_assistant.directory.register_order import RANKS, rank
from dsar_assistant.directory.register_query import MOST_WORDS, understand

MANY = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Jane's Cakes", ("janes", "cakes")),
        ("B&Q", ("b", "and", "q")),
        ("Café Éxample", ("cafe", "example")),
        ("booking.example", ("booking", "example")),
        ("  \x00 !!! \U0001f600 ", ()),
    ],
)
def test_a_text_is_parted_into_plain_words(typed, words):
    assert understand(typed).words == words


@pytest.mark.parametrize("typed", ["ZA000123", "za 000123", "Z0000"])
def test_a_registration_number_is_known_by_its_shape(typed):
    assert understand(typed).registration == typed.replace(" ", "").upper()


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [("zz1", "ZZ1"), ("zz1 1aa", "ZZ1 1AA"), ("ZZ11AA", "ZZ1 1AA"), ("zz16 6p", "ZZ16 6P")],
)
def test_the_beginning_of_a_postcode_is_known_by_its_shape(typed, postcode):
    assert understand(typed).postcode == postcode


@pytest.mark.parametrize("typed", ["school", "o2 uk", "a", "12 high street", "3m"])
def test_an_ordinary_name_is_no_postcode(typed):
    assert understand(typed).postcode is None


@pytest.mark.parametrize(
    ("typed", "place", "before"),
    [
        ("Example Ltd, ZZ1 1AA", "ZZ1 1AA", ("example", "ltd")),
        ("example zz11aa", "ZZ1 1AA", ("example",)),
        ("example zz1", "ZZ1", ("example",)),
        ("one two three four five six seven eight nine zz1 1", "ZZ1 1", tuple(MANY[:MOST_WORDS])),
        ("zz1 1aa", None, ()),
        ("zz1", None, ()),
        ("example stores", None, ()),
    ],
)
def test_a_postcode_behind_other_words_says_where(typed, place, before):
    query = understand(typed)
    assert (query.place, query.words_before) == (place, before)


def test_a_name_is_known_with_or_without_its_legal_ending():
    keys = understand("Example Stores Ltd").exact_keys
    assert {"examplestores", "examplestoresltd", "examplestoreslimited"} <= set(keys)


@given(st.text())
def test_any_text_can_be_understood(typed):
    query = understand(typed)
    assert len(query.words) <= MOST_WORDS
    assert query.key == "".join(query.words)


def test_names_that_differ_in_marks_and_endings_are_of_one_organisation():
    assert core_name("EXAMPLE & SONS LIMITED") == core_name("Example and Sons Ltd.")


def test_the_key_of_a_name_forgets_spaces_and_marks():
    names = ["EX-AMPLE & Co.", "Example and co", "Éxample & Co"]
    assert name_keys(names) == ["exampleandco"] * 3


def order_of(tier="Tier 1", length=20, *, is_public=False, is_expired=False):
    return rank(tier, length, is_public=is_public, is_expired=is_expired)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (order_of("Tier 3"), order_of("Tier 2")),
        (order_of("Tier 2"), order_of("Tier 1", is_public=True)),
        (order_of(is_public=True), order_of()),
        (order_of(length=10), order_of(length=11)),
        (order_of(length=400), order_of("Tier 3", is_expired=True)),
        (order_of("Tier 3", length=40), order_of("Tier 2", length=10)),
    ],
    ids=["large", "medium", "public", "short", "running", "size before length"],
)
def test_what_people_look_for_comes_first(earlier, later):
    assert earlier < later


@given(st.sampled_from(["Tier 1", "Tier 2", "Tier 3", ""]), st.integers(1, 400))
def test_every_rank_has_its_place(tier, length):
    for flags in [(False, False), (False, True), (True, False), (True, True)]:
        assert 0 <= order_of(tier, length, is_public=flags[0], is_expired=flags[1]) < RANKS
