"""Catches what nobody caught: says so calmly, and tells places in the program, never content."""

import sys
from collections.abc import Callable
from types import TracebackType

from dsar_assistant.ui.tasks import crash_report


def install(tell: Callable[[str], object]) -> None:
    """Take the place of the usual report, which would print what the person entered.

    Args:
        tell: Hears the report: the kind of error and the lines it passed.
    """

    def catch(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = crash_report(error)
        sys.stderr.write(f"{report}\n")
        tell(report)

    sys.excepthook = catch
