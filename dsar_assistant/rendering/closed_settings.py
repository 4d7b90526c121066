"""Keeps the PDF library from running files it finds on the person's computer.

On import, reportlab runs settings modules from the Python path and from the home folder.
Empty modules of those names, put in place first, leave it nothing to run. Import this
module before any part of reportlab.
"""

import sys
from types import ModuleType

SETTINGS_MODULES = (
    "reportlab.local_rl_mods",
    "reportlab_mods",
    "reportlab.local_rl_settings",
    "reportlab_settings",
)


def shut() -> None:
    """Put an empty module in place of each settings module that is not loaded yet."""
    for name in SETTINGS_MODULES:
        sys.modules.setdefault(name, ModuleType(name))


shut()
