"""The words of many texts, looked up without reading them again."""

from dsar_assistant.services.word_index import WordIndex


def index_of(*texts):
    index = WordIndex[str]()
    for text in texts:
        index.add(text, text)
    return index


def test_a_text_that_holds_all_the_words_is_a_candidate():
    index = index_of("a red pram", "a blue pram", "nothing else")
    assert index.candidates(["pram", "red"]) == ("a red pram",)


def test_a_part_of_a_word_is_enough():
    assert index_of("zebra-striped", "plain").candidates(["bra-st"]) == ("zebra-striped",)


def test_a_word_that_nothing_holds_leaves_no_candidate():
    assert index_of("a red pram", "a blue pram").candidates(["a", "zebra"]) == ()


def test_words_that_never_stand_together_leave_no_candidate():
    assert index_of("one", "two", "three").candidates(["one", "two"]) == ()


def test_what_most_texts_hold_leaves_nothing_out():
    texts = ("dear sir, dear madam", "dear all, dearest")
    assert index_of(*texts).candidates(["dear"]) == texts


def test_no_words_leave_everything():
    assert index_of("one", "two").candidates([]) == ("one", "two")
