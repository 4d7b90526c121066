"""Is a spot in a sentence really the name of an organisation, or just words that look like one?

Made to be right when it says yes: a name it wrongly takes would send a letter to a stranger.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.domain.reply import NamedRole, NameOrigin
from dsar_assistant.responses.known_names import KnownName
from dsar_assistant.responses.names import NameWords, Word, plain_words
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
        is_item: The sentence is an item of a list, or a cell of a table.
        is_signature: It stands below the closing words of the letter.
    """

    text: str
    words: Sequence[Word]
    lists: NameWords
    lower_case: frozenset[str]
    role: NamedRole
    is_item: bool
    is_signature: bool = False


def meant(spot: Spot, known: Sequence[KnownName], around: Surroundings) -> tuple[KnownName, ...]:
    """Give whose name a spot can be, the likeliest origin only; empty if nobody's."""
    if _is_part_of_something_else(spot, around):
        return ()
    listed = [one for one in known if one.origin is NameOrigin.CONTROLLER]
    fitting = tuple(one for one in listed if _is_controller(spot, one, around))
    if fitting:
        return fitting
    entries = [one for one in known if one.origin is NameOrigin.REGISTER]
    return tuple(one for one in entries if _is_entry(spot, one, around))


def is_company(spot: Spot, around: Surroundings) -> bool:
    """Say whether a spot with a company ending, known nowhere, is a company's name."""
    if _is_part_of_something_else(spot, around):
        return False
    if _is_common(spot, around.lists, around.lower_case):
        written = around.words[spot.last - 1].owner != "limited"
        return len(spot.core) > 1 and (written or around.role is not NamedRole.MENTIONED)
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
    if around.is_item and len(around.words) == spot.last - spot.first:
        return around.role is not NamedRole.MENTIONED
    return around.role is not NamedRole.MENTIONED and _is_led_to(spot, around)


def _is_led_to(spot: Spot, around: Surroundings) -> bool:
    """Say whether the word or mark before a spot shows that a name comes: ``from``, a comma."""
    if spot.first == 0:
        follows = around.text[around.words[spot.last - 1].end :].lstrip()
        return around.is_item and follows[:1] in {",", ";"}
    before, start = around.words[spot.first - 1], around.words[spot.first].start
    marks = around.text[before.end : start].strip()
    return before.plain in around.lists.leads if not marks else marks[-1] in ",;:"


def _is_entry(spot: Spot, known: KnownName, around: Surroundings) -> bool:
    """Say whether a spot is a name of the register, of which there are a million."""
    if not _is_capitalised(spot, around):
        return False
    if spot.ending:
        return _ending_fits(spot, known, around.lists)
    if _is_of_the_writer(spot, around) or not _is_told_of(spot, around):
        return False
    if _is_common(spot, around.lists, around.lower_case) or _is_person(known, around.lists):
        return False
    stands_alone = not _has_proud_neighbour(spot, around) or _is_organisation(spot, around.lists)
    if is_shouted(around.text) or spot.core[-1] in around.lists.streets or not stands_alone:
        return False
    return len(spot.core) > 1 or _is_telling_word(spot, around)


def _is_telling_word(spot: Spot, around: Surroundings) -> bool:
    return around.role is not NamedRole.MENTIONED and len(spot.core[0]) >= _SHORTEST_SINGLE


def _is_of_the_writer(spot: Spot, around: Surroundings) -> bool:
    """Say whether it may be who signs, a department, or a second name of somebody named before."""
    is_department = spot.core[-1] in around.lists.departments
    return around.is_signature or is_department or _is_second_name(spot, around)


def _is_second_name(spot: Spot, around: Surroundings) -> bool:
    """Say whether ``trading as`` stands before it: then it is whoever was named before that."""
    before = [word.plain for word in around.words[max(0, spot.first - 2) : spot.first]]
    return before == ["trading", "as"] or before[-1:] == ["ta"]


def _is_told_of(spot: Spot, around: Surroundings) -> bool:
    """Say whether a sentence speaks of a register entry: in a role, or as of an organisation.

    A line of its own may be a heading, a department, or the name of whoever signs.
    """
    if around.role is not NamedRole.MENTIONED:
        return True
    is_alone = spot.last - spot.first == len(around.words)
    return _is_organisation(spot, around.lists) and not is_alone


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
    if before in around.lists.titles:
        return True
    if spot.last == len(words) or len(spot.core) > _SHORT_NAME or spot.ending:
        return False
    after = words[spot.last].plain
    between = text[end : words[spot.last].start]
    return between.isspace() and after in around.lists.streets | around.lists.others


def _is_written_like(spot: Spot, known: KnownName, around: Surroundings) -> bool:
    """Compare capitals: as the name has them, or at the start of each word."""
    written = " ".join(word.raw for word in around.words[spot.first : spot.core_last])
    bare = written.removesuffix("'s").removesuffix("’s").rstrip("?!")  # noqa: RUF001
    if known.name in {bare, written}:
        return True
    if known.name.isupper() and len(known.name) <= _LONGEST_ACRONYM and len(spot.core) == 1:
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
    is_one = len(spot.core) == 1
    return name in around.lists.everyday or (is_one and _is_common(spot, around.lists, seen))


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


def _is_person(known: KnownName, lists: NameWords) -> bool:
    words = plain_words(known.name)
    return words[0] in lists.first_names and not lists.organisation.intersection(words)


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
