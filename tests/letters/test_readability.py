import pytest

from dsar_assistant.letters.markup import Origin, parse, sealed
from dsar_assistant.letters.readability import count_syllables, our_words, readability


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("the", 1),
        ("use", 1),
        ("used", 1),
        ("names", 1),
        ("whole", 1),
        ("asked", 1),
        ("table", 2),
        ("handled", 2),
        ("wanted", 2),
        ("sources", 2),
        ("data", 2),
        ("being", 2),
        ("area", 3),
        ("media", 3),
        ("personal", 3),
        ("information", 4),
        ("organisation", 5),
        ("e-mail", 2),
        ("earlier", 3),
        ("recipient", 4),
        ("branches", 2),
        ("UK", 1),
        ("2026", 1),
        ("don\u2019t", 1),
        ("nth", 1),
        ("-", 1),
    ],
)
def test_syllables_are_counted_as_spoken(word, syllables):
    assert count_syllables(word) == syllables


def test_plain_words_score_high_and_stilted_words_low():
    plain = readability(["Please send me a copy of my data. I need it soon."])
    stilted = readability(
        ["Notwithstanding aforementioned considerations, remuneration is payable."]
    )
    assert plain.ease > 90
    assert stilted.ease < 0


def test_a_text_ends_a_sentence_even_without_a_full_stop():
    counted = readability(["one two three", "four"])
    assert (counted.mean_words, counted.longest_words) == (2, 3)
    assert counted.longest == "one two three"


def test_a_dot_inside_an_address_ends_no_sentence():
    assert readability(["Write to ida@post.example please."]).longest_words == 6


def test_a_number_is_a_word_of_its_sentence():
    assert readability(["I wrote on 5 October 2026."]).longest_words == 6


def test_nothing_to_count_is_refused():
    with pytest.raises(ValueError, match="no words"):
        readability(["() ...", ""])


def test_citations_headings_and_details_are_left_out_of_the_count():
    cited = sealed("uk-gdpr-15", Origin.CITATION)
    drafted = parse(
        f":: a heading\nX\n:: b\nI ask ({cited}) you\n:: c bullets\n- Y\n:: d numbered\n- Z"
    )
    assert our_words(drafted) == ("I ask () you", "Z")
