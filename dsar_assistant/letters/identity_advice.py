"""What proof of identity is proportionate, as the file of advice says it."""

from pathlib import Path

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.letters.kind_file import read_toml


class IdentitySituation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the controller knows the person, and what is enough then.

    Attributes:
        says: The situation as the person would put it.
        enough: What to send, and no more.
        because: Why that is enough.
    """

    id: str
    says: str
    enough: str
    because: str


class IdentityAdvice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All advice on proof of identity.

    Attributes:
        first_letter: Why none goes with a first letter.
        before_sending: What to do before any paper leaves, in order.
        provisions: Ids of the rules behind it.
    """

    title: str
    first_letter: str
    before_sending: tuple[str, ...]
    provisions: tuple[str, ...]
    situations: tuple[IdentitySituation, ...]


def load_identity_advice(path: Path) -> IdentityAdvice:
    """Read the advice.

    Raises:
        ResourceInvalidError: The file is not of that shape, or names a situation twice.
    """
    advice = read_toml(path, IdentityAdvice)
    ids = [one.id for one in advice.situations]
    for one in ids:
        if ids.count(one) > 1:
            raise ResourceInvalidError(f"{path.parent.name}/{path.name}", one, "it is there twice")
    return advice
