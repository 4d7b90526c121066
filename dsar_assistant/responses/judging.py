"""Is a spot in a sentence really the name of an organisation, or just words that look like one?

Made to be right when it says yes: a name it wrongly takes would send a letter to a stranger.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.domain.reply import NamedRole, NameOrigin
from dsar_assistant.responses.known_names import KnownName
from dsar_assistant.responses.names import NameWords, Word, plain_words
from dsar_assistant.responses.roles import Basis, Told
from dsar_assistant.responses.slots import Line, fills_item, has_article, is_led_to
from dsar_assistant.responses.spotting import Spot, is_shouted

_LONGEST_ACRONYM = 5
_SHORTEST_SINGLE = 4
_SHORT_NAME = 2
_TELLING_NAME = 3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a spot.

    Attributes:
        lower_case: Words that the reply also writes in small letters.
        told: What the sentence says of it.
        is_item: The sentence is an item of a list, or a cell of a table.
        is_signature: It stands below the closing words of the letter.
    """

    line: Line
    lower_case: frozenset[str]
    told: Told
    is_item: bool
    is_signature: bool = False

    @property
    def text(self) -> str:
        """Give the sentence."""
        return self.line.text

    @property
    def words(self) -> Sequence[Word]:
        """Give its words."""
        return self.line.words

    @property
    def lists(self) -> NameWords:
        """Give the lists by which names are told."""
        return self.line.lists

    @property
    def has_role(self) -> bool:
        """Say whether it gave or got the data."""
        return self.told.role is not NamedRole.MENTIONED


def meant(spot: Spot, known: Sequence[KnownName], around: Surroundings) -> tuple[KnownName, ...]:
    """Give whose name a spot can be, the likeliest origin only; empty if nobody's."""
    if _is_part_of_something_else(spot, around) or _is_of_a_person(spot, around):
        return ()
    listed = [one for one in known if one.origin is NameOrigin.CONTROLLER]
    fitting = tuple(one for one in listed if _is_controller(spot, one, around))
    if fitting:
        return fitting
    entries = tuple(one for one in known if one.origin is NameOrigin.REGISTER)
    if not entries or not _is_capitalised(spot, around):
        return ()
    if spot.ending:
        return tuple(one for one in entries if _ending_fits(spot, one, around.lists))
    return entries if _is_entry(spot, around) else ()


def is_company(spot: Spot, around: Surroundings) -> bool:
    """Say whether a spot with a company ending, known nowhere, is a company's name."""
    if _is_part_of_something_else(spot, around):
        return False
    if _is_common(spot, around.lists, around.lower_case):
        written = around.words[spot.last - 1].owner != "limited"
        return len(spot.core) > 1 and (written or around.has_role)
    return True


def _is_controller(spot: Spot, known: KnownName, around: Surroundings) -> bool:
    """Say whether a spot is a name of the directory."""
    if not _is_written_like(spot, known, around):
        return False
    everyday = _is_everyday(spot, known, around)
    if spot.ending:
        return known.is_legal or not everyday
    if not everyday:
        return not (is_shouted(around.text) and _is_common(spot, around.lists, around.lower_case))
    if is_shouted(around.text) or _has_proud_neighbour(spot, around):
        return False
    is_spoken_of = around.has_role or around.told.basis is Basis.DENIED
    return is_spoken_of and _has_its_slot(spot, around)


def _has_its_slot(spot: Spot, around: Surroundings) -> bool:
    """Say whether a spot stands where what gave the role has room for a name."""
    line, told = around.line, around.told
    if len(spot.core) == 1 and has_article(line, spot.first):
        return False
    if told.basis is Basis.AFTER:
        return spot.first == 0 or not line.between(spot.first) or line.between(spot.first) == ","
    if is_led_to(line, spot.first, told.phrase_end) or _is_body_of(spot, around):
        return True
    is_cell = around.is_item or spot.last - spot.first == len(around.words)
    is_letter = len("".join(spot.core)) == 1
    if told.basis is not Basis.ABOVE or not is_cell or is_letter:
        return False
    return fills_item(line, spot.first, spot.last)


def _is_body_of(spot: Spot, around: Surroundings) -> bool:
    """Say whether it is whose team or site the sentence speaks of: ``the clinic of X Hospital``."""
    before = around.words[spot.first - 1].plain if spot.first else ""
    return (
        before in around.lists.owners and len(spot.core) > 1 and _has_own_word(spot, around.lists)
    )


def _has_own_word(spot: Spot, lists: NameWords) -> bool:
    """Say whether a name has a word that is in no list of words."""
    return any(word not in lists.ordinary | lists.common | lists.small for word in spot.core)


def _is_entry(spot: Spot, around: Surroundings) -> bool:
    """Say whether a spot is a name of the register, of which there are a million."""
    if _is_of_the_writer(spot, around) or _is_no_firm(spot, around):
        return False
    if not around.has_role:
        return _speaks_of_an_organisation(spot, around)
    return _has_its_slot(spot, around) and (len(spot.core) > 1 or _is_telling_word(spot, around))


def _is_no_firm(spot: Spot, around: Surroundings) -> bool:
    """Say whether capitalised words are ordinary words, a person, a street, or part of a name."""
    lists = around.lists
    if spot.core[-1] in lists.streets or _is_person(spot, lists) or _is_quoted(spot, around):
        return True
    if _is_common(spot, lists, around.lower_case):
        return True
    if is_shouted(around.text):
        led = is_led_to(around.line, spot.first, around.told.phrase_end)
        return not (led and len(spot.core) > 1 and around.has_role and _has_own_word(spot, lists))
    return _has_proud_neighbour(spot, around) and not _is_organisation(spot, lists)


def _is_telling_word(spot: Spot, around: Surroundings) -> bool:
    """Say whether one word alone is a name: no short form, no word, surname or place."""
    word, lists = spot.core[0], around.lists
    is_short_form = around.words[spot.first].raw.isupper() and len(word) <= _LONGEST_ACRONYM
    known_words = lists.ordinary | lists.surnames | lists.first_names
    return len(word) >= _SHORTEST_SINGLE and not is_short_form and word not in known_words


def _speaks_of_an_organisation(spot: Spot, around: Surroundings) -> bool:
    """Say whether words without a role name an organisation: ``Whitlow Dental Practice``.

    A line of its own may be a heading, a department, or the name of whoever signs.
    """
    lists, is_alone = around.lists, spot.last - spot.first == len(around.words)
    if is_alone or spot.core[-1] not in lists.organisation:
        return False
    return _has_own_word(spot, lists) and not _has_proud_neighbour(spot, around)


def _is_quoted(spot: Spot, around: Surroundings) -> bool:
    start, end = around.words[spot.first].start, around.words[spot.last - 1].end
    return around.text[start - 1 : start] == '"' and around.text[end : end + 1] in {'"', ","}


def _is_of_the_writer(spot: Spot, around: Surroundings) -> bool:
    """Say whether it may be who signs, a department, or a second name of somebody named before."""
    is_department = spot.core[-1] in around.lists.departments
    return around.is_signature or is_department or _is_second_name(spot, around)


def _is_second_name(spot: Spot, around: Surroundings) -> bool:
    """Say whether ``trading as`` stands before it: then it is whoever was named before that."""
    before = [word.plain for word in around.words[max(0, spot.first - 2) : spot.first]]
    return before == ["trading", "as"] or before[-1:] == ["ta"]


def _ending_fits(spot: Spot, known: KnownName, lists: NameWords) -> bool:
    """Take a register entry only with the ending that it has itself, if it has one."""
    endings = {
        lists.endings[word] for word in plain_words(known.name)[-2:] if word in lists.endings
    }
    return not endings or spot.ending in endings


def _is_part_of_something_else(spot: Spot, around: Surroundings) -> bool:
    """Say whether a spot is a part of an address, a person's name or another thing."""
    text, words = around.text, around.words
    start, end = words[spot.first].start, words[spot.last - 1].end
    if (start and text[start - 1] in "@/_\\") or text[end : end + 1] in {"@", "_", "\\"}:
        return True
    before = words[spot.first - 1].plain if spot.first else ""
    if before in around.lists.titles or _is_half_of_a_pair(spot, around):
        return True
    if spot.last == len(words) or len(spot.core) > _SHORT_NAME or spot.ending:
        return False
    after = words[spot.last].plain
    between = text[end : words[spot.last].start]
    return between.isspace() and after in around.lists.streets | around.lists.others


def _is_half_of_a_pair(spot: Spot, around: Surroundings) -> bool:
    """Say whether one word is a part of ``Parchment & Bell``."""
    if len(spot.core) > 1:
        return False
    words = around.words
    beside = (*words[max(0, spot.first - 1) : spot.first], *words[spot.last : spot.last + 1])
    return any(word.raw == "&" for word in beside)


def _is_of_a_person(spot: Spot, around: Surroundings) -> bool:
    """Say whether one word is a surname here: ``Sarah Boden``, ``J. Boden``; or who signs."""
    lists = around.lists
    if around.is_signature and spot.core[0] in lists.first_names and len(spot.core) > 1:
        return not spot.ending and not _is_organisation(spot, lists)
    if spot.first == 0 or len(spot.core) > 1 or spot.ending:
        return False
    before = around.words[spot.first - 1]
    is_name = before.plain in lists.first_names and before.raw[0].isupper()
    is_initial = len(before.raw) == 1 and before.raw.isupper() and before.raw != "A"
    return (is_name or is_initial) and around.line.between(spot.first) in {"", "."}


def _is_written_like(spot: Spot, known: KnownName, around: Surroundings) -> bool:
    """Compare capitals: as the name has them, or at the start of each word."""
    written = " ".join(word.raw for word in around.words[spot.first : spot.core_last])
    bare = written.removesuffix("'s").removesuffix("’s").rstrip("?!")  # noqa: RUF001
    if known.name in {bare, written}:
        return True
    is_short_form = known.name.isupper() and len(known.name) <= _LONGEST_ACRONYM
    if len(spot.core) == 1 and (is_short_form or spot.core[0].isdigit()):
        return False
    return len("".join(spot.core)) > 1 and _is_capitalised(spot, around)


def _is_capitalised(spot: Spot, around: Surroundings) -> bool:
    words = around.words[spot.first : spot.core_last]
    telling = [word for word in words if word.plain not in around.lists.small]
    return bool(telling) and all(not word.raw[0].islower() for word in telling)


def _is_everyday(spot: Spot, known: KnownName, around: Surroundings) -> bool:
    """Say whether a name of the directory is also an everyday word; few are of several words.

    A name that its owner writes in small letters is no everyday word for being written so.
    """
    name = " ".join(spot.core)
    seen = frozenset() if known.name[0].islower() else around.lower_case
    if name in around.lists.everyday:
        return True
    is_ordinary = name in around.lists.ordinary | around.lists.surnames
    return len(spot.core) == 1 and (is_ordinary or _is_common(spot, around.lists, seen))


def _is_common(spot: Spot, lists: NameWords, lower_case: frozenset[str]) -> bool:
    """Say whether a name is made of ordinary words alone, as this reply shows or anyone knows."""
    tells = len(spot.core) >= _TELLING_NAME and _is_organisation(spot, lists)
    return all(
        word.isdigit()
        or word in lists.common
        or word in lists.small
        or word in lists.places
        or (not tells and word in lower_case)
        or (len(spot.core) == 1 and word in lists.first_names)
        for word in spot.core
    )


def _is_person(spot: Spot, lists: NameWords) -> bool:
    first, *others = spot.core
    if first in lists.titles or len(first) == 1:
        return not _is_organisation(spot, lists)
    return first in lists.first_names and lists.things.isdisjoint(others)


def _is_organisation(spot: Spot, lists: NameWords) -> bool:
    return bool(lists.organisation.intersection(spot.core))


def _has_proud_neighbour(spot: Spot, around: Surroundings) -> bool:
    """Say whether a capitalised word stands right beside, so that both may be one other name."""
    words, text = around.words, around.text
    after = words[spot.last] if spot.last < len(words) else None
    if after and after.raw[0].isupper() and text[words[spot.last - 1].end : after.start] == " ":
        return True
    # The first word of a sentence has its capital from there.
    before = words[spot.first - 1] if spot.first > 1 else None
    near = before is not None and text[before.end : words[spot.first].start] == " "
    return before is not None and near and before.raw[0].isupper()
