"""The letters of one sitting: to whom, which is open, and which requests they stand in."""

from dataclasses import dataclass, field

from dsar_assistant.ui.wishes import WriteTo

USUAL_KIND = "access"


@dataclass(slots=True)
class Batch:
    """Walks from letter to letter.

    Attributes:
        request_ids: By place in the row; opened when first looked at.
    """

    subject_id: str
    controller_ids: tuple[str, ...]
    kinds: tuple[str, ...]
    at: int = 0
    request_ids: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, wish: WriteTo) -> "Batch":
        """Begin at the first organisation."""
        given = (*wish.kinds, *([""] * len(wish.controller_ids)))
        kinds = tuple(kind or USUAL_KIND for kind in given[: len(wish.controller_ids)])
        return cls(wish.subject_id, wish.controller_ids, kinds)

    @property
    def size(self) -> int:
        """How many letters there are."""
        return len(self.controller_ids)

    def go(self, step: int) -> bool:
        """Go some letters on or back; False at either end."""
        target = self.at + step
        if not 0 <= target < self.size:
            return False
        self.at = target
        return True
