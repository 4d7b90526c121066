"""Made-up letters for the tests of rendering."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dsar_assistant.domain.letter import Block, BlockKind, Letter
from dsar_assistant.domain.provision import Citation

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"

ADDRESS = (
    "Example Marketing Services Limited",
    "Data Protection Officer",
    "1 Invented Street",
    "SAMPLETON",
    "ZZ99 9ZZ",
)

CITATION = Citation(
    "uk-gdpr-15",
    "Article 15 of the UK General Data Protection Regulation",
    "https://www.legislation.example/eur/2016/679/article/15",
    date(2026, 2, 5),
)

LETTER = Letter(
    kind="access",
    on=date(2026, 11, 23),
    reference="DSAR-2026-0042-K7",
    subject="Request for a copy of my personal data",
    sender=(
        "Quentin Ashworth-Llewellyn",
        "Flat 3, 22 Imaginary Road",
        "Sampleton",
        "ZZ9 9AA",
        "quentin@ashworth.example",
    ),
    recipient=ADDRESS,
    salutation="Dear Data Protection Officer,",
    blocks=(
        Block(
            "who",
            BlockKind.PARAGRAPH,
            (
                (
                    "I am making a subject access request under Article 15 of the UK General Data "
                    "Protection Regulation. Please treat this letter as my request from the day it "
                    "reaches you."
                ),
            ),
        ),
        Block("want-heading", BlockKind.HEADING, ("What I am asking for",)),
        Block("want", BlockKind.PARAGRAPH, ("Please send me:",)),
        Block(
            "items",
            BlockKind.NUMBERED,
            (
                (
                    "a copy of all personal data that you hold about me, in any form, including "
                    "e-mails, notes, recordings of calls and audit logs;"
                ),
                "the purposes for which you use them;",
                "the categories of data concerned;",
                "each organisation to which you have passed them, or will pass them, by name;",
                "how long you will keep them, or how you decide that;",
                (
                    "where you got them, if not from me, with the name of the source and the day "
                    "on which you received them;"
                ),
                (
                    "whether you make decisions about me by automated means, and if so what is "
                    "decided, how it works and what follows from it for me;"
                ),
                "the safeguards that apply if you send my data outside the United Kingdom;",
            ),
        ),
        Block("find-heading", BlockKind.HEADING, ("How to find me in your records",)),
        Block("find", BlockKind.PARAGRAPH, ("I have used these names and addresses:",)),
        Block(
            "names",
            BlockKind.BULLETS,
            (
                "Quentin Ashworth, until 2014;",
                "8 Fictitious Gardens, Exampleham, ZZ1 4QQ, from 2009 to 2016;",
                "quentin.old@post.example and 01632 960123.",
            ),
        ),
        Block("when-heading", BlockKind.HEADING, ("When I need your answer",)),
        Block(
            "when",
            BlockKind.PARAGRAPH,
            (
                (
                    "You must answer without undue delay, and at the latest within one month of "
                    "the day on which you receive this letter (Article 12A of the UK GDPR). If you "
                    "need something from me to find my data or to be sure who I am, please ask me "
                    "at once, and say exactly what you need and why."
                ),
                (
                    "There is no fee for this. I would like the answer by e-mail, in a format that "
                    "I can open with ordinary software. If you decide not to act on part of my "
                    "request, please tell me which part, why, and on which provision you rely."
                ),
                (
                    "If you no longer hold data about me, please say so, and tell me when and why "
                    "they were deleted. If another organisation in your group holds them, please "
                    "pass this letter on and tell me that you have done so."
                ),
            ),
        ),
        Block(
            "thanks",
            BlockKind.PARAGRAPH,
            ("Thank you for your help. I look forward to hearing from you.",),
        ),
    ),
    closing="Yours faithfully,",
    signatory="Quentin Ashworth-Llewellyn",
    citations=(CITATION,),
)


def one_liner(text: str) -> Letter:
    """Give the letter with one paragraph in place of its body."""
    return replace(LETTER, blocks=(Block("only", BlockKind.PARAGRAPH, (text,)),))
