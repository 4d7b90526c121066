"""Small hand-written stand-ins for the ports, shared by the tests of every room."""

from datetime import UTC, date, datetime

MONDAY = date(2026, 11, 23)


class FixedClock:
    """A clock that stands still until a test moves it; implements ``Clock``."""

    def __init__(self, today: date = MONDAY) -> None:
        self.day = today

    def today(self) -> date:
        """Give the day."""
        return self.day

    def now(self) -> datetime:
        """Give noon of the day, in UTC."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


class MemorySecretStore:
    """A keyring in memory; implements ``SecretStore``.

    Attributes:
        trouble: Raised by every call while set: the keyring is locked, absent, refused.
    """

    def __init__(self, label: str = "memory") -> None:
        self.label = label
        self.secrets: dict[str, str] = {}
        self.trouble: Exception | None = None

    def check(self) -> None:
        """Raise the trouble, if there is any."""
        if self.trouble is not None:
            raise self.trouble

    def get(self, name: str) -> str | None:
        """Give the secret; None if there is none."""
        self.check()
        return self.secrets.get(name)

    def set(self, name: str, secret: str) -> None:
        """Keep the secret."""
        self.check()
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget the secret."""
        self.check()
        self.secrets.pop(name, None)
