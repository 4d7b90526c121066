"""What the program knows without any vault: the law, the directory, the letters, the calendars."""

from datetime import date
from functools import cached_property

from dsar_assistant.deadlines.calendars import Calendars
from dsar_assistant.directory.check import check_directory
from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.finding import CheckFinding
from dsar_assistant.directory.load import load_directory
from dsar_assistant.directory.merge import merge_pack
from dsar_assistant.domain.letter import LetterKind
from dsar_assistant.domain.regime import Jurisdiction
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.finding.domains import read_domain_list
from dsar_assistant.finding.events import Event, read_events
from dsar_assistant.finding.lead_rules import LeadRules, read_lead_rules
from dsar_assistant.finding.suggestions import Suggestions, read_suggestions
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.letters.book import LetterBook, load_book
from dsar_assistant.ports import Clock, Resources
from dsar_assistant.ports_packs import PackShelf

_JURISDICTION_OF = {
    RegimeCode.UK_GDPR: "uk",
    RegimeCode.DPA_PART_3: "uk",
    RegimeCode.DPA_PART_4: "uk",
    RegimeCode.EU_GDPR: "eu",
}


class Knowledge:
    """Reads each part when it is first asked for, so that the window opens at once."""

    def __init__(self, resources: Resources, clock: Clock, shelf: PackShelf) -> None:
        """Take where the data lie, the clock, and the lists that the person took in."""
        self.resources = resources
        self.clock = clock
        self.shelf = shelf

    @property
    def today(self) -> date:
        """The day in the UK."""
        return self.clock.today()

    @cached_property
    def jurisdictions(self) -> dict[str, Jurisdiction]:
        """All jurisdictions by code."""
        folder = self.resources.path("jurisdictions")
        loaded = (load_jurisdiction(path) for path in sorted(folder.glob("*.toml")))
        return {jurisdiction.code: jurisdiction for jurisdiction in loaded}

    def jurisdiction_of(self, regime: RegimeCode) -> Jurisdiction:
        """Give the lawbook that a regime stands in."""
        return self.jurisdictions[_JURISDICTION_OF[regime]]

    @cached_property
    def directory(self) -> Directory:
        """The organisations and flows that come with the program, and those of lists in use."""
        return self.directory_without("")

    @cached_property
    def shipped_directory(self) -> Directory:
        """What comes with the program, without any list that was taken in."""
        return load_directory(self.resources.path("directory"))

    @cached_property
    def freemail(self) -> frozenset[str]:
        """The hosts on which private people have their addresses."""
        return read_domain_list(self.resources.path("directory", "freemail.txt"))

    def directory_without(self, list_id: str) -> Directory:
        """Give the directory as it would be without one of the lists in use."""
        known = self.shipped_directory
        for installed in self.shelf.read().packs:
            if installed.id != list_id:
                fills = installed.is_signed
                known = merge_pack(known, installed.pack, self.freemail, fills=fills).directory
        return known

    def forget_lists(self) -> None:
        """Work the directory out anew when it is next asked for."""
        self.__dict__.pop("directory", None)

    @cached_property
    def suggestions(self) -> Suggestions:
        """Which kinds of letter are worth a thought for which organisation."""
        return read_suggestions(self.resources.path("directory", "suggestions.toml"))

    @cached_property
    def lead_rules(self) -> LeadRules:
        """How payees are named, and which kinds of organisation flows speak of."""
        return read_lead_rules(self.resources.path("directory"))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What may happen to a person, to begin a search from."""
        return read_events(self.resources.path("directory", "events.toml"))

    def check_directory(self) -> tuple[CheckFinding, ...]:
        """Look through the directory's own files for slips."""
        return check_directory(self.resources.path("directory"))

    @cached_property
    def book(self) -> LetterBook:
        """All kinds of letter with their templates."""
        return load_book(self.resources.path("letters"))

    def kind(self, kind_id: str) -> LetterKind:
        """Give one kind of letter.

        Raises:
            NotFoundError: There is no such kind.
        """
        return self.book.kind(kind_id)

    @cached_property
    def calendars(self) -> Calendars:
        """The working calendars of the nations and states."""
        return Calendars()
