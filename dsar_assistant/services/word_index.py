"""Which texts may hold some words, told without going through the texts again."""

from array import array
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class WordIndex(Generic[Item]):
    """Remembers for each word the texts that hold it; letters share most of their words.

    Parts of words count: whoever asks for "zebra" is led to "zebra-striped" too.
    """

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._places: dict[str, array[int]] = {}

    def add(self, item: Item, text: str) -> None:
        """Take in what stands for a text, and the text, already folded."""
        number = len(self._items)
        self._items.append(item)
        for word in set(text.split()):
            self._places.setdefault(word, array("I")).append(number)

    def candidates(self, words: Iterable[str]) -> tuple[Item, ...]:
        """Give what may hold all the words, in the order it came.

        Nothing that holds them is left out. Words that most texts hold narrow nothing
        down and are not followed, so the caller looks at what comes.

        Args:
            words: Folded, without gaps in them.
        """
        left: set[int] | None = None
        for word in words:
            places = [self._places[known] for known in tuple(self._places) if word in known]
            if sum(map(len, places)) > len(self._items):
                continue
            here = set[int]().union(*places)
            left = here if left is None else left & here
            if not left:
                return ()
        if left is None:
            return tuple(self._items)
        return tuple(self._items[number] for number in sorted(left))
