"""Every invented case of every kind, collected from the folders themselves."""

from dsar_assistant.letters.book import LetterBook, load_book
from dsar_assistant.letters.compose import LetterOrder
from dsar_assistant.letters.sample import load_samples
from tests.letters.conftest import RESOURCES

BOOK: LetterBook = load_book(RESOURCES / "letters")
KINDS = tuple(kind.id for kind in BOOK.kinds)
CASES: dict[tuple[str, str], LetterOrder] = {
    (kind, name): order for kind in KINDS for name, order in load_samples(BOOK, kind).items()
}
IDS = ["-".join(key) for key in CASES]
