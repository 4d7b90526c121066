"""Which icon and tone a status has; its words come with the row."""

from dsar_assistant.domain.request import Status

# Tone, icon. Each icon differs too, so that nothing hangs on colour.
STATUS_LOOKS = {
    Status.DRAFT: ("quiet", "edit"),
    Status.PRINTED: ("careful", "envelope"),
    Status.WAITING: ("note", "clock"),
    Status.PAUSED: ("careful", "pause"),
    Status.OVERDUE: ("wrong", "warning"),
    Status.UNREAD: ("careful", "eye"),
    Status.ANSWERED: ("good", "done"),
    Status.INCOMPLETE: ("careful", "question"),
    Status.REFUSED: ("wrong", "error"),
    Status.RETURNED: ("wrong", "back"),
    Status.CLOSED: ("quiet", "check"),
}
