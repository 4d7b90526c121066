"""From evidence, interview and documented flows to the organisations that may hold data."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.domain.controller import InterviewAnswer
from dsar_assistant.domain.evidence import Findings, Sighting
from dsar_assistant.finding.directory_view import DirectoryView
from dsar_assistant.finding.draft import Drafts
from dsar_assistant.finding.events import Happened, add_events, shown_senders
from dsar_assistant.finding.evidence_leads import add_evidence
from dsar_assistant.finding.flow_leads import FlowWords, add_flows
from dsar_assistant.finding.interview_leads import (
    add_interview,
    add_interview_chains,
    add_sectors,
    said_yes,
)
from dsar_assistant.finding.kind_leads import add_kind_flows
from dsar_assistant.finding.lead_rules import LeadRules
from dsar_assistant.finding.seen import put_aside, put_together, unknown_senders
from dsar_assistant.finding.suggestions import Suggestions


@dataclass(frozen=True, slots=True)
class Traces:
    """All that the person gave: what was seen in their files, what they answered and told."""

    sightings: Sequence[Sighting] = ()
    answers: Sequence[InterviewAnswer] = ()
    happened: Sequence[Happened] = ()


def find_candidates(
    traces: Traces,
    directory: DirectoryView,
    words: FlowWords,
    suggestions: Suggestions,
    rules: LeadRules | None = None,
) -> Findings:
    """Say which organisations may hold data on the person, how sure that is, and why.

    Confirmed: they wrote, or there is an account, or they collect a direct debit. Likely: a
    documented recipient of data from a confirmed one in the right years, or evidence that
    does not say which of several it was, or only a name that is the same. Possible: further
    along a flow, or what is documented for the kind, or an answer, or only the branch; and
    a visit, a bookmark or a cookie alone.

    Args:
        words: Says a flow in a plain sentence with "may", its date, its source, and that
            the practice may have stopped.
        rules: How payees are named, and which kinds flows speak of; none unless given.
    """
    rules, drafts = rules or LeadRules(), Drafts(directory)
    seen = put_together((*traces.sightings, *shown_senders(traces.happened)))
    strangers = add_evidence(seen, directory, drafts, rules.payees)
    yes = said_yes(traces.answers, directory)
    add_interview(yes, drafts)
    add_flows(directory, drafts, words)
    add_kind_flows(rules.kinds, directory, drafts, words)
    add_interview_chains(yes, directory, drafts, words)
    claimed = add_events(traces.happened, directory, drafts, words, rules.payees)
    add_sectors(yes, directory, drafts)
    names = (*strangers.by_name, *claimed.by_name)
    return Findings(
        candidates=drafts.candidates(suggestions),
        unknown=unknown_senders((*strangers.by_domain, *claimed.by_domain)),
        set_aside=put_aside(traces.sightings),
        unknown_names=tuple(sorted(names, key=lambda one: (-one.count, one.name))),
    )
