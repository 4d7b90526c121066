"""Say in plain words what a documented flow means, claiming no more than the record."""

from urllib.parse import urlsplit

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.controller import Flow, FlowStatus
from dsar_assistant.domain.provenance import Source

_STATUS_WORDS = {
    FlowStatus.REGULATOR_CRITICISED: "A regulator criticised the practice; the source says whom",
    FlowStatus.DECLARED: "It is described in a published notice",
    FlowStatus.LAWFUL_GATEWAY: "The law provides for it",
    FlowStatus.PRESS_REPORT: "It was reported, not decided by a regulator",
    FlowStatus.ENDED: "It is documented as ended",
}
MAY_HAVE_STOPPED = "This practice may have stopped."
NOT_ABOUT_YOU = "It does not show that your own data were passed on."


def flow_sentence(flow: Flow, directory: Directory) -> str:
    """Say in one sentence who may have passed data to whom, when, and on whose word."""
    sender, recipient = directory.name_of(flow.sender), directory.name_of(flow.recipient)
    verb = "may pass" if _may_go_on(flow) else "may have passed"
    extent = "; ".join(part for part in (_when(flow), _amount(flow)) if part)
    return f"{sender} {verb} data about you to {recipient} ({extent}): {flow.authority}."


def flow_explained(flow: Flow, directory: Directory) -> str:
    """Say the same at length: which data, what for, whose finding, how old, and the sources."""
    sentences = (
        flow_sentence(flow, directory),
        f"Data: {', '.join(flow.data)}.",
        f"Purpose: {flow.purpose}.",
        _standing(flow, directory),
        NOT_ABOUT_YOU,
        MAY_HAVE_STOPPED,
        _source_words(flow.sources),
    )
    return " ".join(sentences)


def _may_go_on(flow: Flow) -> bool:
    return flow.to_date is None and flow.status in (FlowStatus.DECLARED, FlowStatus.LAWFUL_GATEWAY)


def _when(flow: Flow) -> str:
    begins, ends = flow.from_date, flow.to_date
    if begins and ends:
        return begins.words if begins == ends else f"{begins.words} to {ends.words}"
    if begins:
        return f"from {begins.words}"
    return f"up to {ends.words}" if ends else "date not documented"


def _amount(flow: Flow) -> str:
    return f"{flow.records:,} records documented" if flow.records else ""


def _standing(flow: Flow, directory: Directory) -> str:
    """Say how the passing is documented; a finding always names the one party it is against."""
    if flow.status is not FlowStatus.FOUND_UNLAWFUL and flow.against is None:
        return f"{_STATUS_WORDS[flow.status]}."
    against = flow.against or flow.sender
    named = directory.name_of(against)
    others = " or ".join(
        directory.name_of(party) for party in (flow.sender, flow.recipient) if party != against
    )
    return f"A regulator found a breach by {named} only; this says nothing against {others}."


def _source_words(sources: tuple[Source, ...]) -> str:
    listed = "; ".join(_one_source(source) for source in sources)
    return f"Source: {listed}." if len(sources) == 1 else f"Sources: {listed}."


def _one_source(source: Source) -> str:
    """Name a source by its site and date; its full address stands beside it in the window."""
    site = urlsplit(source.url).hostname if source.url.startswith("http") else None
    place = (site or source.url).removeprefix("www.")
    dated = source.page_date.words if source.page_date else "not dated"
    return f"{place} ({dated})"
