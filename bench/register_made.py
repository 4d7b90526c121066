"""Make a register of invented organisations, in the shape of the real one."""

import csv
import random
from pathlib import Path

WORST_WORDS = (
    "limited",
    "limi",
    "school",
    "scho",
    "li",
    "s",
    "the s",
    "limited school",
    "john lim",
)


def _parted(words: str) -> list[str]:
    return words.split()


_HEADER = (
    "Registration_number",
    "Organisation_name",
    *(f"Organisation_address_line_{line}" for line in range(1, 6)),
    "Organisation_postcode",
    "Public_authority",
    "Start_date_of_registration",
    "End_date_of_registration",
    "Trading_names",
    "Payment_tier",
    *(
        f"DPO_or_Person_responsible_for_DP_{part}"
        for part in _parted(
            "Title First_name Last_name Organisation Email Phone Address_line_1 Address_line_2 "
            "Address_line_3 Address_line_4 Address_line_5 Postcode"
        )
    ),
    "Public_register_entry_URL",
)
_SYLLABLES = _parted(
    "ba be bi bo bu ca ce co da de di do el en er fa fe fi fo ga ge go ha he hi ho in ja jo ka ke "
    "ki la le li lo ma me mi mo na ne ni no or pa pe po ra re ri ro sa se si so ta te ti to un va "
    "ve vi wa we wi yo za"
)
_ENDS = ("", "n", "r", "s", "l", "ton", "ham", "ley", "field", "ford", "bury")
_PLACES = ("AA", "AB", "BA", "DE", "ED", "FG", "GA", "HJ")
_TRADES = _parted(
    "services consulting properties solutions management design engineering construction care "
    "health dental school college academy trust association church community group holdings "
    "international digital media marketing finance insurance financial planning accountants "
    "solicitors estates lettings homes housing nursing surgery pharmacy medical practice fitness "
    "sports club motors garage transport logistics cleaning electrical plumbing heating building "
    "training education nursery preschool primary infant junior high foundation bank credit "
    "travel hotels restaurant cafe bakery foods farm garden landscapes"
)
_FIRST_NAMES = _parted(
    "john jane david sarah michael emma james laura robert lisa peter susan paul karen mark julie"
)
_LEGAL = ["limited"] * 50 + ["ltd"] * 28 + ["llp"] * 3 + ["cic"] * 2 + ["plc"] + [""] * 16
# The shares of the tiers, as far as public counts tell: most are the smallest.
_TIERS = ["Tier 1"] * 86 + ["Tier 2"] * 12 + ["Tier 3"] * 2


class _Maker:
    """Draws invented names; few words are common and most are rare, as in real ones."""

    def __init__(self, rows: int) -> None:
        self.dice = random.Random(7)
        self._rows = rows
        self._words = [self._new_word() for _ in range(max(2000, rows // 6))]

    def _new_word(self) -> str:
        parts = self.dice.choice((2, 2, 3, 3, 4))
        return "".join(self.dice.choices(_SYLLABLES, k=parts)) + self.dice.choice(_ENDS)

    def word(self) -> str:
        return self._words[int(len(self._words) * self.dice.random() ** 2.5)]

    def name(self, sort: float) -> str:
        """Give a name: of a person, a school, or a firm."""
        dice = self.dice
        trade, legal = dice.choice(_TRADES), dice.choice(_LEGAL)
        if sort < 0.12:  # noqa: PLR2004 - a share
            title = dice.choice(("Mr", "Mrs", "Miss", "Dr"))
            return f"{title} {dice.choice(_FIRST_NAMES)} {self.word()}".title()
        if sort < 0.15:  # noqa: PLR2004 - a share
            return f"{self.word()} {dice.choice(('primary', 'infant', 'high'))} school".title()
        if sort < 0.20:  # noqa: PLR2004 - a share
            return f"the {self.word()} {trade} {legal}".strip().title()
        second = trade if dice.random() < 0.7 else self.word()  # noqa: PLR2004 - a share
        joined = " & " if dice.random() < 0.05 else " "  # noqa: PLR2004 - a share
        name = (
            f"{self.word()}{joined}{second} {dice.choice(('', '', dice.choice(_TRADES)))} {legal}"
        )
        name = " ".join(name.split())
        return name.upper() if dice.random() < 0.6 else name.title()  # noqa: PLR2004 - a share

    def row(self, number: int) -> list[str]:
        """Give one row of the register."""
        dice, sort = self.dice, self.dice.random()
        is_school = 0.12 <= sort < 0.15  # noqa: PLR2004 - as in ``name``
        has_officer = dice.random() < 0.35  # noqa: PLR2004 - a share
        email = f"{dice.choice(('dpo', 'info', 'privacy'))}@{self.word()}.example"
        others = dice.choice((0, 0, 0, 0, 0, 0, 1, 1, 2, 3))
        registration = f"Z{'ABC'[number * 3 // self._rows]}{number:07d}"
        name = self.name(sort)
        # One row in twenty needs quotes; one officer in three is named with an organisation.
        unit = f"Unit {number % 9}, " if number % 20 == 0 else ""
        officer = (name, "Officers for All Ltd", "", "", "", "")[number % 6]
        return [
            registration,
            name,
            f"{unit}{dice.randrange(1, 300)} {self.word().title()} Street",
            self.word().title() if number % 2 else "",
            "",
            self.word().title(),
            "Sampleshire" if number % 3 else "",
            f"ZZ{dice.randrange(1, 100)} {dice.randrange(1, 10)}{dice.choice(_PLACES)}",
            "Y" if is_school or dice.random() < 0.01 else "N",  # noqa: PLR2004 - a share
            f"{dice.randrange(2001, 2026)}-0{dice.randrange(1, 10)}-1{dice.randrange(10)}",
            f"2027-0{dice.randrange(1, 10)}-1{dice.randrange(10)}",
            "|".join(f"{self.word()} {dice.choice(_TRADES)}".title() for _ in range(others)),
            dice.choice(_TIERS),
            *(("", "Sam", "Sample", officer, email, "01632 960001") if has_officer else ("",) * 6),
            *("",) * 6,
            f"https://ico.org.uk/ESDWebPages/Entry/{registration}",
        ]


def make_register(path: Path, rows: int) -> None:
    """Write a register of so many rows; the same every time."""
    maker = _Maker(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_HEADER)
        writer.writerows(maker.row(number) for number in range(rows))
