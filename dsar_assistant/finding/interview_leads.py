"""From interview answers to organisations worth a look; an answer alone is never more."""

from collections.abc import Iterable, Iterator
from datetime import date

from dsar_assistant.domain.controller import Answer, InterviewAnswer, InterviewQuestion
from dsar_assistant.domain.evidence import Strength
from dsar_assistant.finding.directory_view import ChainView, DirectoryView
from dsar_assistant.finding.draft import Drafts
from dsar_assistant.finding.flow_leads import FlowWords, add_chain
from dsar_assistant.finding.reasons import interview_reason, sector_reason

Yes = tuple[InterviewQuestion, InterviewAnswer]


def said_yes(answers: Iterable[InterviewAnswer], directory: DirectoryView) -> tuple[Yes, ...]:
    """Give the questions answered yes, in the order of the cards."""
    by_question = {answer.question_id: answer for answer in answers}
    return tuple(
        (question, by_question[question.id])
        for question in directory.questions
        if question.id in by_question and by_question[question.id].answer is Answer.YES
    )


def add_interview(yes: Iterable[Yes], drafts: Drafts) -> None:
    """Add the organisations that answers point at by name."""
    for question, answer in yes:
        for controller_id in question.points_to:
            draft = drafts.get(controller_id)
            if draft is not None:
                draft.add(Strength.POSSIBLE, (interview_reason(question, answer),))


def add_interview_chains(
    yes: Iterable[Yes], directory: DirectoryView, drafts: Drafts, words: FlowWords
) -> None:
    """Show the documented flows between organisations that one answer points at.

    No organisation is added by this, and none becomes stronger.
    """
    for question, answer in yes:
        chains = _chains_within(question, answer, directory)
        # The longest first: it shows most of the way.
        for chain in sorted(chains, key=lambda chain: -len(chain.hops)):
            add_chain(chain, Strength.POSSIBLE, drafts, words)


def _chains_within(
    question: InterviewQuestion, answer: InterviewAnswer, directory: DirectoryView
) -> Iterator[ChainView]:
    """Give the chains on which all organisations are among those the question names."""
    named = set(question.points_to)
    since = date(answer.from_year, 1, 1) if answer.from_year else None
    for controller_id in question.points_to:
        for chain in directory.chain_down(controller_id, since):
            if named.issuperset(chain.path):
                yield chain


def add_sectors(yes: Iterable[Yes], directory: DirectoryView, drafts: Drafts) -> None:
    """Add the organisations of whole branches that answers make worth a look."""
    for question, answer in yes:
        reason = sector_reason(question, answer)
        for controller_id in _in_sectors(question.sectors, directory):
            draft = None if drafts.holds(controller_id) else drafts.get(controller_id)
            if draft is not None:
                draft.add(Strength.POSSIBLE, (reason,))


def _in_sectors(sectors: Iterable[str], directory: DirectoryView) -> Iterator[str]:
    wanted = set(sectors)
    return (one.id for one in directory.controllers if one.sector in wanted)
