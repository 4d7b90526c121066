"""Read what an organisation sent: what it answers, whom it names, what it claims."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.domain.regime import Jurisdiction
from dsar_assistant.domain.reply import (
    Claim,
    ExplainedCode,
    Found,
    ItemFinding,
    NamedOrganisation,
    NamedRole,
    NameOrigin,
    ReplyText,
)
from dsar_assistant.domain.request import FactKind, Request
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.domain.vault_errors import VaultLockedError
from dsar_assistant.law.regimes import regime_for
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.ports_reply import RegisterNames, ReplyReader
from dsar_assistant.responses.checklist import Checklist, Reply, check_items, load_checklist
from dsar_assistant.responses.claims import ClaimKind, find_claims, load_claims
from dsar_assistant.responses.compare import CheckedReply, Comparison, compare
from dsar_assistant.responses.glossary import Glossary, explain_codes, load_glossary
from dsar_assistant.responses.known_names import KnownName
from dsar_assistant.responses.named import NamingWords, find_named, load_naming_words
from dsar_assistant.responses.passages import Sentence, sentences_of
from dsar_assistant.responses.phrases import PhraseIndex
from dsar_assistant.services.kept_replies import came_in, contents_of, two_replies
from dsar_assistant.services.knowledge import Knowledge

# In the directory a bracket behind a name holds a remark or a second name.
_REMARK = re.compile(r"\([^()]{0,80}\)\Z")
# Provisions of the UK and the EU text bear the same numbers behind these.
_UK_TEXT = "uk-gdpr-"
_EU_TEXT = "eu-gdpr-"
_NEXT_LINK = "source-and-recipients"
# Which field of the letter about an incomplete reply asks for an item.
_GAP_FIELDS = {
    "15(1)(a)": "no_purposes",
    "15(1)(b)": "no_purposes",
    "15(1)(c)": "no_recipients",
    "15(1)(d)": "no_retention",
    "15(1)(g)": "no_source",
    "15(1)(h)": "no_logic",
    "15(3)": "no_copy",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, of whom, and when they had it.

    Attributes:
        received_on: Decides which rules apply.
    """

    controller: Controller
    received_on: date
    regime: RegimeCode


@dataclass(frozen=True, slots=True)
class ReplyReport:
    """What the program makes of a reply. The person decides.

    Attributes:
        gaps: The items that were not answered, or not clearly.
        problems: What could not be read.
    """

    asked: Asked
    items: tuple[ItemFinding, ...]
    named: tuple[NamedOrganisation, ...]
    claims: tuple[Claim, ...]
    codes: tuple[ExplainedCode, ...]
    problems: tuple[ReadProblem, ...]
    sentences: tuple[Sentence, ...]

    @property
    def gaps(self) -> tuple[ItemFinding, ...]:
        """Give what is missing or unclear."""
        return tuple(item for item in self.items if item.found is not Found.YES)


@dataclass(frozen=True, slots=True)
class NextLink:
    """A further organisation to ask, because this reply names it.

    Attributes:
        kind: The kind of letter that suits.
        why: A sentence that says where the name comes from.
    """

    named: NamedOrganisation
    kind: str
    why: str


class ReadResponse:
    """Reads replies; keeps nothing."""

    def __init__(
        self,
        knowledge: Knowledge,
        reader: ReplyReader,
        register: RegisterNames,
        work: UnitOfWorkFactory,
    ) -> None:
        """Take what the program knows, how files are read, the register, and the vault."""
        self._knowledge = knowledge
        self._reader = reader
        self._register = register
        self._work = work

    def asked_of(self, controller_id: str, received_on: date) -> Asked:
        """Say what was asked of an organisation of the directory.

        Raises:
            NotFoundError: There is no such organisation.
        """
        controller = self._knowledge.directory.with_own(self._own()).get(controller_id)
        return Asked(controller, received_on, regime_for(controller))

    def asked_in(self, request_id: str) -> Asked:
        """Say what a request of the vault asked; its day is the receipt, else the posting.

        Raises:
            NotFoundError: There is no such request.
            VaultLockedError: The vault is locked.
        """
        with self._work() as work:
            request = work.requests.get(request_id)
        return Asked(request.controller, _received_on(request), request.regime)

    def check(self, paths: Sequence[Path], asked: Asked) -> ReplyReport:
        """Read the files of a reply and say what is in them.

        Trouble with a file is told in the report, never raised.
        """
        return self.check_text(self._reader.read(paths), asked)

    def check_kept(self, request_id: str) -> ReplyReport:
        """Look through all that came in with a request and is kept with it.

        Raises:
            NotFoundError: There is no such request.
            VaultLockedError: The vault is locked.
        """
        with self._work() as work:
            contents = contents_of(work, came_in(work, work.requests.get(request_id)))
        return self.check_text(self._reader.read_contents(contents), self.asked_in(request_id))

    def since_earlier(self, request_id: str) -> Comparison | None:
        """Say what is new, gone or changed since an earlier reply of the same organisation.

        That is the reply to an earlier request; without one, what came in on earlier days.

        Returns:
            None if there is no earlier reply, or either has no words.

        Raises:
            NotFoundError: There is no such request.
            VaultLockedError: The vault is locked.
        """
        with self._work() as work:
            pair = two_replies(work, work.requests.get(request_id))
            if pair is None:
                return None
            earlier, later = (contents_of(work, files) for files in pair)
        asked = self.asked_in(request_id)
        before = self.check_text(self._reader.read_contents(earlier), asked)
        now = self.check_text(self._reader.read_contents(later), asked)
        return self.compare(before, now) if before.sentences and now.sentences else None

    def check_text(self, text: ReplyText, asked: Asked) -> ReplyReport:
        """Do the same with words that were read before."""
        checklist, law = self._checklist, self._law(asked)
        sentences = sentences_of(text.parts, checklist.heading_words)
        reply = Reply(text.parts, sentences, PhraseIndex([s.text for s in sentences]))
        named = find_named(sentences, self._known_names(), _own_names(asked), self._naming)
        items = tuple(item for item in checklist.items if item.regime is _part(asked.regime))
        found = check_items(items, reply, named, checklist)
        rules = [law.rule(item.provision) for item in found]
        return ReplyReport(
            asked=asked,
            items=tuple(
                _with_rule(item, rule) for item, rule in zip(found, rules, strict=True) if rule
            ),
            named=named,
            claims=find_claims(list(self._claims_by(law)), sentences, reply.index),
            codes=explain_codes(sentences, self._glossary),
            problems=text.problems,
            sentences=tuple(sentences),
        )

    def next_links(self, report: ReplyReport) -> tuple[NextLink, ...]:
        """Suggest whom to ask next: every source and recipient that the reply names."""
        return tuple(
            NextLink(one, _NEXT_LINK, _why(report.asked.controller, one))
            for one in report.named
            if one.role is not NamedRole.MENTIONED
        )

    def compare(self, earlier: ReplyReport, later: ReplyReport) -> Comparison:
        """Say what is new, gone or changed since an earlier reply."""
        before = CheckedReply(earlier.sentences, earlier.items, earlier.named)
        return compare(before, CheckedReply(later.sentences, later.items, later.named))

    def _law(self, asked: Asked) -> "_Law":
        return _Law(self._knowledge.jurisdiction_of(asked.regime), asked)

    def _claims_by(self, law: "_Law") -> Iterator[tuple[ClaimKind, str]]:
        for kind in self._claims:
            rule = kind.provision(law.asked.regime, lambda name: law.rule(name) is not None)
            if rule:
                yield kind, law.rule(rule) or rule

    def _known_names(self) -> Iterable[KnownName]:
        register = (
            KnownName(NameOrigin.REGISTER, registration, name)
            for registration, name in self._register.names()
        )
        shipped = self._knowledge.directory.controllers
        return chain(directory_names((*shipped, *self._own())), register)

    def _own(self) -> Sequence[Controller]:
        """Give what the person added or corrected; nothing while the vault is locked."""
        try:
            with self._work() as work:
                return work.controllers.all()
        except VaultLockedError:
            return ()

    @cached_property
    def _folder(self) -> Path:
        return self._knowledge.resources.path("responses")

    @cached_property
    def _checklist(self) -> Checklist:
        return load_checklist(self._folder / "checklist.toml")

    @cached_property
    def _claims(self) -> tuple[ClaimKind, ...]:
        return load_claims(self._folder / "claims.toml")

    @cached_property
    def _glossary(self) -> Glossary:
        return load_glossary(self._folder / "glossary.toml")

    @cached_property
    def _naming(self) -> NamingWords:
        return load_naming_words(self._folder)


def gap_answers(report: ReplyReport) -> Mapping[str, str]:
    """Fill in the letter about an incomplete reply, by field id.

    What nobody has a field for goes into the list of other things, one on each line, with the
    codes that the reply leaves unexplained.
    """
    gaps = report.gaps
    answers = {_GAP_FIELDS[gap.item]: "yes" for gap in gaps if gap.item in _GAP_FIELDS}
    others = [gap.ask for gap in gaps if gap.item not in _GAP_FIELDS]
    return answers | _missing([*others, *_code_questions(report)])


def code_answers(report: ReplyReport) -> Mapping[str, str]:
    """Fill in the same letter with nothing but the codes that the reply leaves unexplained."""
    return _missing(_code_questions(report))


def _code_questions(report: ReplyReport) -> list[str]:
    return [f"the meaning of {one.label} “{one.code}”" for one in report.codes if not one.meaning]


def _missing(items: Sequence[str]) -> dict[str, str]:
    return {"missing_items": "\n".join(items)} if items else {}


@dataclass(frozen=True, slots=True)
class _Law:
    """Which rules were in force when the request arrived."""

    jurisdiction: Jurisdiction
    asked: Asked

    def rule(self, provision_id: str) -> str | None:
        """Give the id under the regime of the request; None if it was not in force."""
        if self.asked.regime is RegimeCode.EU_GDPR:
            provision_id = provision_id.replace(_UK_TEXT, _EU_TEXT)
        on = self.asked.received_on
        # Not every rule of one text has its like in the other.
        versions = self.jurisdiction.versions(provision_id)
        return provision_id if any(rule.in_force(on) for rule in versions) else None


def _with_rule(item: ItemFinding, rule: str) -> ItemFinding:
    return ItemFinding(item.item, rule, item.label, item.ask, item.found, item.evidence, item.where)


def _part(regime: RegimeCode) -> RegimeCode:
    """Give the regime whose checklist is used; only the police have one of their own."""
    return regime if regime is RegimeCode.DPA_PART_3 else RegimeCode.UK_GDPR


def directory_names(controllers: Iterable[Controller]) -> Iterator[KnownName]:
    """Give all names of all organisations, kinds of organisation left out."""
    for one in controllers:
        if one.is_generic:
            continue
        for name, is_legal in (
            (one.name, True),
            *((brand, False) for brand in one.known_as),
            *((name, True) for name in one.formerly),
        ):
            yield KnownName(NameOrigin.CONTROLLER, one.id, name, is_legal)
            if bare := _REMARK.sub("", name).strip():
                yield KnownName(NameOrigin.CONTROLLER, one.id, bare, is_legal)


def _own_names(asked: Asked) -> tuple[str, ...]:
    controller = asked.controller
    return (controller.name, *controller.known_as, *controller.formerly)


def _received_on(request: Request) -> date:
    """Give the day that decides which rules apply."""
    for kind in (FactKind.DELIVERED, FactKind.POSTED):
        facts = request.facts_of(kind)
        if facts:
            return facts[0].on
    return request.opened_on


def _why(controller: Controller, named: NamedOrganisation) -> str:
    did = "gave them your data" if named.role is NamedRole.SOURCE else "had your data from them"
    return f"{controller.display_name} told you that {named.name} {did}."
