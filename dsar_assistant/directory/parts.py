"""The readable parts of a directory folder while it is being checked."""

from dataclasses import dataclass, field

from dsar_assistant.domain.controller import Controller, Flow, InterviewQuestion


@dataclass(slots=True)
class Parts:
    """What could be read so far; a check never leaves the room with it.

    Attributes:
        controllers: Each with the name of its file.
    """

    controllers: list[tuple[str, Controller]] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    questions: list[InterviewQuestion] = field(default_factory=list)
    shared_domains: dict[str, str] = field(default_factory=dict)
