"""Every pair of colours that words or a meaning depend on stands apart far enough."""

import pytest

from dsar_assistant.ui.colours import ALL_COLOURS, HIGH_CONTRAST, LIGHT, contrast

GROUNDS = ("ground", "surface", "sunken")
WORDS = ("ink", "ink_muted", "ink_disabled")
TONES = ("good", "careful", "wrong", "note")
TEXT, LARGE = 4.5, 3.0

colours = pytest.mark.parametrize("colours", ALL_COLOURS, ids=lambda c: c.name)


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_contrast_does_not_mind_the_order():
    assert contrast(LIGHT.ink, LIGHT.surface) == contrast(LIGHT.surface, LIGHT.ink)


def test_a_known_grey_on_white_just_passes_as_text():
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@colours
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_can_be_read_on_every_ground(colours, words, ground):
    assert contrast(getattr(colours, words), getattr(colours, ground)) >= TEXT


@colours
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("tone", TONES)
def test_a_tone_can_be_read_on_every_ground_and_on_its_own(colours, tone, ground):
    shade = getattr(colours, tone)
    assert contrast(shade.ink, getattr(colours, ground)) >= TEXT
    assert contrast(shade.ink, shade.ground) >= TEXT


@colours
@pytest.mark.parametrize("tone", TONES)
def test_plain_words_can_be_read_on_the_ground_of_a_tone(colours, tone):
    assert contrast(colours.ink, getattr(colours, tone).ground) >= TEXT


@colours
def test_a_main_button_can_be_read_in_all_its_states(colours):
    for ground in (colours.accent, colours.accent_hover, colours.accent_pressed):
        assert contrast(colours.accent_ink, ground) >= TEXT


@colours
@pytest.mark.parametrize("ground", [*GROUNDS, "accent_soft"])
def test_the_accent_can_be_read_as_words(colours, ground):
    assert contrast(colours.accent, getattr(colours, ground)) >= TEXT


@colours
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("mark", ["ring", "edge", "accent"])
def test_ring_and_edges_stand_out(colours, mark, ground):
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= LARGE


@colours
def test_chosen_words_can_be_read(colours):
    assert contrast(colours.ink, colours.accent_soft) >= TEXT
    assert contrast(colours.ring, colours.accent_soft) >= LARGE


def test_what_is_chosen_stands_out_by_its_ground_alone_in_high_contrast():
    assert contrast(HIGH_CONTRAST.accent_soft, HIGH_CONTRAST.surface) >= LARGE


@colours
def test_a_tip_can_be_read(colours):
    assert contrast(colours.surface, colours.ink) >= TEXT
