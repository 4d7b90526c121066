"""Measure the search for names in a long reply, and how right it is on the invented replies.

Run: python bench/responses.py [--names 1300000] [--pages 200] [--automaton]
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import ahocorasick_rs

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dsar_assistant.domain.reply import NameOrigin, ReplyPart  # noqa: E402 - the path comes first
from dsar_assistant.responses.checklist import (  # noqa: E402
    Reply,
    check_items,
    load_checklist,
)
from dsar_assistant.responses.claims import find_claims, load_claims  # noqa: E402
from dsar_assistant.responses.known_names import KnownName  # noqa: E402
from dsar_assistant.responses.named import find_named, load_naming_words  # noqa: E402
from dsar_assistant.responses.passages import sentences_of  # noqa: E402
from dsar_assistant.responses.phrases import PhraseIndex  # noqa: E402
from dsar_assistant.responses.resource_files import read_words  # noqa: E402
from tests.evaluation.held_out_replies.measuring import score_held_out  # noqa: E402
from tests.evaluation.responses.scoring import known_names, score_replies  # noqa: E402
from tests.evaluation.responses.whole import score_files  # noqa: E402

DATA = ROOT / "resources" / "responses"
NAMES, PAGES, LIMIT_S = 1_300_000, 200, 20.0
WORDS_A_PAGE = 480
NAMED_A_PAGE = 3
SYLLABLES = ("bar", "cle", "dor", "fen", "gal", "hol", "kes", "lin", "mor", "nor", "pel", "quil")
ENDINGS = ("Limited", "Ltd", "plc", "LLP", "")
LEAST_PRECISION = 0.95


def made_up_names(count: int, ordinary: list[str]) -> Iterator[tuple[str, str]]:
    """Make up register entries: one to four words, half of them ordinary ones."""
    chance = random.Random(7)
    for number in range(count):
        words = [made_up_word(chance, ordinary) for _ in range(chance.choice((1, 2, 2, 3, 4)))]
        name = " ".join((*words, chance.choice(ENDINGS))).strip()
        yield f"ZZ{number:07}", name


def made_up_word(chance: random.Random, ordinary: list[str]) -> str:
    """Make up one word of a name."""
    if chance.getrandbits(1):
        return chance.choice(ordinary).title()
    return "".join(chance.choices(SYLLABLES, k=3)).title()


def made_up_page(chance: random.Random, ordinary: list[str], names: list[str]) -> str:
    """Make up one page: sentences of ordinary words, a few of which name somebody."""
    plain = [chance.choices(ordinary, k=12) for _ in range(WORDS_A_PAGE // 12)]
    sentences = [" ".join(words).capitalize() + "." for words in plain]
    named = chance.choices(names, k=NAMED_A_PAGE)
    sentences += [f"We obtained your data from {name} and passed it on." for name in named]
    chance.shuffle(sentences)
    return "\n".join(sentences)


def main() -> int:
    """Print the tables and say whether the limits are kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--names", type=int, default=NAMES)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--automaton", action="store_true", help="build one for comparison")
    options = parser.parse_args()
    ordinary = sorted(read_words(DATA / "common_words.txt"))
    register = list(made_up_names(options.names, ordinary))
    chance = random.Random(11)
    some = [name for _, name in chance.choices(register, k=300)]
    pages = [made_up_page(chance, ordinary, some) for _ in range(options.pages)]
    found_s = print_times(pages, register)
    if options.automaton:
        print_automaton(pages, register)
    precision = print_score()
    print_held_out()
    limit_s = LIMIT_S * max(options.names / NAMES, 0.1)
    is_kept = found_s <= limit_s and precision >= LEAST_PRECISION
    print("kept" if is_kept else "MISSED")
    return 0 if is_kept else 1


def print_times(pages: list[str], register: list[tuple[str, str]]) -> float:
    """Print what each step takes on one core; give the seconds of the search for names."""
    checklist, words = load_checklist(DATA / "checklist.toml"), load_naming_words(DATA)
    kinds = [(kind, kind.provisions[0]) for kind in load_claims(DATA / "claims.toml")]
    parts = [ReplyPart(f"page {n}", text) for n, text in enumerate(pages, start=1)]
    start = time.process_time()
    plain = sum(name.lower() in pages[0] for _, name in register)
    scanned = time.process_time()
    sentences = sentences_of(parts, checklist.heading_words)
    cut = time.process_time()
    names = (KnownName(NameOrigin.REGISTER, key, name) for key, name in register)
    directory = (known for known in known_names() if known.origin is NameOrigin.CONTROLLER)
    named = find_named(sentences, [*directory, *names], (), words)
    searched = time.process_time()
    reply = Reply(parts, sentences, PhraseIndex([s.text for s in sentences]))
    check_items(checklist.items, reply, named, checklist)
    find_claims(kinds, sentences, reply.index)
    checked = time.process_time()
    print(f"{len(pages)} pages, {len(register):,} names; {len(named)} named; {plain} on page 1")
    print(f"{'what':<46}{'seconds':>9}{'ratio':>9}")
    for what, seconds in (
        ("plain scan: every name in one page", scanned - start),
        ("cutting the reply into sentences", cut - scanned),
        ("names with their roles, in all pages", searched - cut),
        ("checklist and claims", checked - searched),
    ):
        print(f"{what:<46}{seconds:>9.2f}{seconds / (scanned - start):>8.1f}x")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB")
    return searched - cut


def print_automaton(pages: list[str], register: list[tuple[str, str]]) -> None:
    """Build the automaton of all names that the search does without."""
    start = time.process_time()
    automaton = ahocorasick_rs.AhoCorasick(
        [name.lower() for _, name in register],
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )
    built = time.process_time()
    hits = sum(len(automaton.find_matches_as_indexes(page.lower())) for page in pages)
    done = time.process_time()
    print(f"{'automaton: building it':<46}{built - start:>9.2f}")
    print(f"{'automaton: raw hits, no roles (' + str(hits) + ')':<46}{done - built:>9.2f}")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MB")


def print_score() -> float:
    """Print how right the reading is on the invented replies; give the lowest precision."""
    texts = [score_replies(file) for file in ("replies.toml", "unseen.toml")]
    files = [score_files(file) for file in ("officers.toml", "officers_unseen.toml")]
    names = [*texts, *(score.names for score in files)]
    print(f"\n{'invented replies':<22}{'texts':>14}{'unseen':>14}{'files':>14}{'unseen':>14}")
    print_shares("names: precision", [(s.precision, s.right + len(s.wrong)) for s in names])
    print_shares("names: recall", [(s.recall, s.right + len(s.missed)) for s in names])
    print_shares("names: right role", [(s.role_share, s.right) for s in names])
    gap: list[tuple[float, int] | None] = [None, None]
    print_shares("checklist: exact", [*gap, *((s.item_share, s.items) for s in files)])
    print_shares("checklist: answered", [*gap, *((s.answered_share, s.items) for s in files)])
    told = [(s.claim_precision, s.claims + len(s.wrong_claims)) for s in files]
    print_shares("claims: precision", [*gap, *told])
    made = [(s.claim_recall, s.claims + len(s.missed_claims)) for s in files]
    print_shares("claims: recall", [*gap, *made])
    return min(score.precision for score in names)


def print_held_out() -> None:
    """Print how right the names are in the replies that nothing is tuned to; it sets no floor."""
    score = score_held_out()
    print(f"\n{'held-out replies':<22}{'files':>14}")
    print_shares("names: precision", [(score.precision, score.right + len(score.wrong))])
    print_shares("names: recall", [(score.recall, score.right + len(score.missed))])
    print_shares("names: right role", [(score.role_share, score.right)])


def print_shares(what: str, shares: Sequence[tuple[float, int] | None]) -> None:
    """Print one line of the table: each share with the number it is a share of."""
    cells = (f"{one[0]:>6.3f} of {one[1]:>4}" if one else " " * 14 for one in shares)
    print(f"{what:<22}" + "".join(cells))


if __name__ == "__main__":
    sys.exit(main())
