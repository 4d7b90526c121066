"""All names of the register's index, one after the other, for looking through a reply."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from dsar_assistant.domain.register import CELL_END
from dsar_assistant.storage.register_index import INDEX_FILE


class FileRegisterNames:
    """Names and trading names of an index on the disk; implements ``RegisterNames``."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the index, which need not exist."""
        self._file = folder / INDEX_FILE

    def names(self) -> Iterator[tuple[str, str]]:
        """Give registration number and name, trading names too; nothing while there is none.

        An index that is damaged ends the list; the search page says what is wrong with it.
        """
        if not self._file.is_file():
            return
        address = f"{self._file.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(address, uri=True)) as connection:
                yield from _names(connection)
        except sqlite3.DatabaseError:
            return


def _names(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for (lines,) in connection.execute("SELECT lines FROM entry"):
        for line in filter(None, lines.split("\n")):
            registration, name, trading_names, *_ = line.split(CELL_END)
            yield registration, name
            if trading_names:
                for trading in trading_names.split("|"):
                    yield registration, trading
