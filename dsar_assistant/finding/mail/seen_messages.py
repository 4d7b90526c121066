"""Messages that were counted already: mail programs keep one in several folders."""

from dsar_assistant.finding.mail.fields import Headers

# So many take about seventy megabytes; what comes later is counted as it stands.
MOST_SEEN = 1_000_000
_MESSAGE_ID = b"\nmessage-id:"


class SeenMessages:
    """What one reading has met, over all its mail files; of each message only a number.

    A message is the same as another if its id, its From and its Date are: some senders
    give all their mail one id.
    """

    def __init__(self) -> None:
        """Begin with nothing met, and no file to come."""
        self._files = 0
        self._seen: set[int] = set()

    @property
    def is_needed(self) -> bool:
        """Whether there are several files, so that one message may be in two."""
        return self._files > 1

    def expect(self, files: int) -> None:
        """Say that so many more mail files will be read."""
        self._files += files

    def has_met(self, headers: Headers) -> bool:
        """Say whether a message was met before, and remember it; one without an id never was."""
        quick = headers.quick
        message_id = headers.value(_MESSAGE_ID)
        if not message_id:
            return False
        mark = hash((message_id, quick.get(b"from:"), quick.get(b"date:")))
        if mark in self._seen:
            return True
        if len(self._seen) < MOST_SEEN:
            self._seen.add(mark)
        return False
