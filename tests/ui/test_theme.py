"""The look follows the person's wish, then the computer."""

import pytest
from PySide6.QtGui import QFontInfo, QPalette

from dsar_assistant.domain.settings import Theme
from dsar_assistant.ui import theme
from dsar_assistant.ui.colours import ALL_COLOURS, DARK, HIGH_CONTRAST, LIGHT, contrast
from dsar_assistant.ui.icons import icon_pixmap
from dsar_assistant.ui.metrics import FONT_FAMILY, Space, type_scale
from dsar_assistant.ui.stylesheet import build_stylesheet
from dsar_assistant.ui.theme import Look, LookKeeper, build_palette, choose_colours


@pytest.mark.parametrize(
    ("wish", "system_is_dark", "expected"),
    [
        (Theme.SYSTEM, False, LIGHT),
        (Theme.SYSTEM, True, DARK),
        (Theme.LIGHT, True, LIGHT),
        (Theme.DARK, False, DARK),
        (Theme.CONTRAST, False, HIGH_CONTRAST),
    ],
)
def test_a_wish_goes_before_the_computer(wish, system_is_dark, expected):
    assert choose_colours(wish, system_is_dark=system_is_dark) is expected


def test_choosing_a_look_shows_it_and_tells_everyone(qapp, qtbot):
    chosen = LookKeeper(qapp)
    with qtbot.waitSignal(chosen.changed):
        chosen.choose(Theme.DARK, 150)
    assert theme.current() == Look(DARK, 150)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.ground


@pytest.mark.parametrize("colours", ALL_COLOURS, ids=lambda c: c.name)
@pytest.mark.parametrize(
    "group",
    [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled],
    ids=lambda g: g.name,
)
def test_the_palette_can_be_read_in_every_group(colours, group):
    palette, role = build_palette(colours), QPalette.ColorRole
    pairs = [(role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button)]
    pairs += [(role.HighlightedText, role.Highlight), (role.PlaceholderText, role.Base)]
    for words, ground in pairs:
        assert (
            contrast(palette.color(group, words).name(), palette.color(group, ground).name()) >= 4.5
        )


def test_words_twice_as_large_are_twice_as_high():
    assert type_scale(200).body == 2 * type_scale(100).body


@pytest.mark.parametrize(("percent", "same_as"), [(10, 100), (900, 200)])
def test_sizes_outside_the_range_are_brought_back(percent, same_as):
    assert type_scale(percent) == type_scale(same_as)


def test_every_step_of_space_is_on_the_grid():
    assert all(step % 4 == 0 for step in Space)


def test_the_sheet_has_no_place_left_unfilled(resources):
    sheet = (resources / "style" / "window.qss").read_text("utf-8")
    for colours in ALL_COLOURS:
        assert "$" not in build_stylesheet(sheet, colours, type_scale(100))


def test_our_own_font_is_used(qapp):
    assert QFontInfo(qapp.font()).family() == FONT_FAMILY


def test_a_computer_without_our_fonts_still_gets_words(tmp_path, resources):
    families = theme.load_resources(tmp_path, resources / "icons", resources / "style")
    assert families == ()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda c: c.name)
def test_an_icon_is_drawn_in_the_colour_asked_for(qapp, colours):
    image = icon_pixmap("check", colours.accent, 48).toImage()
    drawn = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours.accent in drawn


def test_every_icon_file_can_be_drawn(qapp, resources):
    for file in (resources / "icons").glob("*.svg"):
        image = icon_pixmap(file.stem, "#000000", 24).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), file.stem


def test_an_unknown_icon_is_an_empty_picture(qapp):
    image = icon_pixmap("no-such-icon", "#000000", 8).toImage()
    assert not any(image.pixelColor(x, y).alpha() for x in range(8) for y in range(8))
