"""What day it is in the UK."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_UK = ZoneInfo("Europe/London")


class SystemClock:
    """The computer's clock; implements ``Clock``."""

    def today(self) -> date:
        """Give the day in the UK, wherever the computer thinks it is."""
        return self.now().astimezone(_UK).date()

    def now(self) -> datetime:
        """Give the moment, in UTC, with its zone."""
        return datetime.now(UTC)
