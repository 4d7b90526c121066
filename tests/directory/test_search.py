"""Typing a name: the right organisation first, slips forgiven."""

import pytest

from dsar_assistant.directory.names import plain_name


def _found(directory, text: str, limit: int = 20) -> list[str]:
    return [item.id for item in directory.search(text, limit)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("experian", "experian"),
        ("EXPERIAN", "experian"),
        ("tesc", "tesco"),
        ("clubcard", "tesco"),
        ("Sainsbury\u2019s", "sainsburys"),
        ("sainsburys", "sainsburys"),
        ("booking.com", "booking-com"),
        ("emmasdiary.co.uk", "emmas-diary"),
        ("brexit party", "reform-uk"),
        ("gas british", "british-gas"),
        ("sinn fein", "sinn-fein"),
        ("metropolitan", "metropolitan-police"),
    ],
)
def test_the_name_typed_comes_first(shipped, text, first) -> None:
    assert _found(shipped, text)[0] == first


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("experain", "experian"),
        ("tesko", "tesco"),
        ("vodaphone", "vodafone-uk"),
        ("emmas dairy", "emmas-diary"),
        ("marks and spenser", "marks-and-spencer"),
        ("labuor party", "labour-party"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(shipped, typo, meant) -> None:
    assert meant in _found(shipped, typo)[:3]


def test_a_slip_in_a_word_that_several_bear_finds_each_of_them(shipped) -> None:
    assert set(_found(shipped, "virgni")) == set(_found(shipped, "virgin"))


def test_exact_comes_before_beginning_before_part(shipped) -> None:
    found = _found(shipped, "tesco")
    assert found[0] == "tesco"
    assert set(found[1:3]) == {"tesco-bank", "tesco-mobile"}


def test_a_name_that_two_share_finds_both(shipped) -> None:
    assert {"experian", "experian-marketing-services"} <= set(_found(shipped, "experian limited"))


@pytest.mark.parametrize("text", ["", "   ", "'", "zzqqxxkk", "%_[]()*", "\x00", "a" * 100_000])
def test_nonsense_finds_nothing_and_breaks_nothing(shipped, text) -> None:
    assert _found(shipped, text) == []


def test_the_limit_is_kept(shipped) -> None:
    assert len(_found(shipped, "limited", 7)) == 7
    assert _found(shipped, "limited", 0) == []


def test_names_are_compared_without_dress() -> None:
    assert plain_name("Marks & Spencer p.l.c.") == "marks and spencer p.l.c"
    assert plain_name("Condé  NAST") == "conde nast"
    assert plain_name("Ben\u2019s—Shop, Ltd.") == "bens shop ltd"
