"""Invented bank statements, in the shapes in which banks hand them out.

In each: a direct debit or monthly payment to Lantern Energy, one payment to Kiln Cafe, and
one to Kit Moss, who is a private person; every amount is the same.
"""

from pathlib import Path

AMOUNT = "7654.32"
FOLDER = Path(__file__).parents[1] / "samples" / "bank"
KINDS = {".csv": "bank-csv", ".txt": "bank-santander", ".ofx": "bank-ofx", ".qif": "bank-qif"}
STATEMENTS = {
    f"{KINDS[path.suffix]}:{path.stem}": path.read_bytes()
    for path in sorted(FOLDER.iterdir())
    if path.suffix in KINDS
}
MONZO = STATEMENTS["bank-csv:monzo"].decode()
HSBC = STATEMENTS["bank-csv:hsbc"].decode()
