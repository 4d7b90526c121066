"""Start the program: ``python -m dsar_assistant``."""

import sys

from dsar_assistant.showing.parent import CHILD_WORD as SHOW_WORD
from dsar_assistant.system.cage.parent import CHILD_WORD
from dsar_assistant.system.reply_reading.parent import CHILD_WORD as REPLY_WORD


def main() -> None:
    """Start the window, a command, or the child that the frozen program is to itself."""
    # Each is loaded alone: a child needs nothing but its readers.
    if sys.argv[1:] == [CHILD_WORD]:
        from dsar_assistant.system.cage.child import main as start
    elif sys.argv[1:] == [REPLY_WORD]:
        from dsar_assistant.system.reply_reading.child import main as start
    elif sys.argv[1:] == [SHOW_WORD]:
        from dsar_assistant.showing.child import main as start
    else:
        from dsar_assistant.bootstrap import main as start
    start()


if __name__ == "__main__":
    main()
