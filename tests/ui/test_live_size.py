"""Another size of text reaches what is on the screen already."""

import pytest
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.settings import Theme
from dsar_assistant.ui.theme import LookKeeper
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton, RailButton

KINDS = (RailButton, PrimaryButton, QuietButton, LinkButton)


@pytest.fixture
def look(qapp):
    keeper = LookKeeper(qapp)
    keeper.choose(Theme.LIGHT, 100)
    yield keeper
    keeper.choose(Theme.LIGHT, 100)
    keeper.deleteLater()


def shown(qtbot):
    place = QWidget()
    buttons = [kind("Choose files…", "folder") for kind in KINDS]
    place.setLayout(column(*buttons))
    qtbot.addWidget(place)
    place.show()
    return place, buttons


def test_buttons_on_the_screen_grow_as_new_ones_would(qtbot, look):
    place, buttons = shown(qtbot)
    before = [button.height() for button in buttons]
    look.choose(Theme.LIGHT, 200)
    _place, new = shown(qtbot)
    assert [one.sizeHint() for one in buttons] == [one.sizeHint() for one in new]
    place.resize(place.sizeHint())
    qtbot.waitUntil(lambda: all(b.height() > h for b, h in zip(buttons, before, strict=True)))


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_of_a_button_have_air_above_and_below_at_any_size(qtbot, look, percent):
    look.choose(Theme.LIGHT, percent)
    _place, (_, primary, quiet, _) = shown(qtbot)
    for button in (primary, quiet):
        assert button.sizeHint().height() >= 1.25 * button.fontMetrics().height()
