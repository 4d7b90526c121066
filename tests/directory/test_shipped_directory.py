"""What the program ships with: nothing dropped, nothing broken."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from dsar_assistant.directory.check import check_directory
from dsar_assistant.directory.load import load_directory
from dsar_assistant.directory.wording import flow_explained
from dsar_assistant.domain.controller import Controller, FlowStatus
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Source
from dsar_assistant.domain.right import RegimeCode

FACTS = Path(__file__).parents[3] / "shared" / "facts"


def _ids(items: Iterable[Controller]) -> set[str]:
    return {item.id for item in items}


def _dates(sources: Iterable[Source]) -> list[str | None]:
    return [source.page_date.iso if source.page_date else None for source in sources]


def test_every_organisation_flow_and_card_is_kept(shipped) -> None:
    counts = (len(shipped.controllers), len(shipped.flows), len(shipped.questions))
    assert counts == (540, 212, 39)
    assert sum(item.is_generic for item in shipped.controllers) == 14


@pytest.mark.skipif(not FACTS.is_dir(), reason="the raw facts are not beside this checkout")
def test_ids_contacts_and_parties_are_those_of_the_raw_facts(shipped) -> None:
    raw = json.loads((FACTS / "organisations.json").read_text(encoding="utf-8"))
    assert _ids(shipped.controllers) == {item["id"] for item in raw}
    for item in raw:
        kept = shipped.get(item["id"])
        assert kept.contact.email == item["privacy_email"]
        assert bool(kept.contact.address) == bool(item["postal_address"])
        assert len(kept.sources) == len(item["sources"])
        assert kept.confidence.value == item["confidence"]
        assert set(item["known_as"]) <= set(kept.known_as)
        assert kept.formerly == tuple(item["formerly"])
        assert kept.domains == tuple(item["domains"])
        assert kept.holds_because == tuple(item["holds_because"])
        assert (kept.name, kept.sector) == (item["name"], item["sector"])
        numbers = (item["company_number"], item["ico_registration"], item["phone"])
        assert (kept.company_number, kept.ico_registration, kept.contact.phone) == numbers
        assert bool(kept.note) == bool(item["note"])
        assert _dates(kept.sources) == [source["page_date"] for source in item["sources"]]
    flows = json.loads((FACTS / "flows.json").read_text(encoding="utf-8"))
    for kept, raw_flow in zip(shipped.flows, flows, strict=True):
        for key in ("purpose", "records"):
            assert getattr(kept, key) == raw_flow[key]
        assert (kept.sender, kept.recipient) == (raw_flow["from"], raw_flow["to"])
        assert kept.data == tuple(raw_flow["data"])
        days = [day and day.iso for day in (kept.from_date, kept.to_date)]
        assert days == [raw_flow["from_date"], raw_flow["to_date"]]
        levels = (kept.status.value, kept.confidence.value)
        assert levels == (raw_flow["status"], raw_flow["confidence"])
        assert _dates(kept.sources) == [source["page_date"] for source in raw_flow["sources"]]


def test_the_shipped_directory_has_no_error(shipped_folder) -> None:
    assert [item for item in check_directory(shipped_folder) if item.is_error] == []


def test_every_contact_is_dated_or_reported_as_undated(shipped, shipped_folder) -> None:
    reported = {
        item.where.partition(", ")[2]
        for item in check_directory(shipped_folder)
        if "no date" in item.text
    }
    undated = _ids(
        item
        for item in shipped.controllers
        if (item.contact.address or item.contact.email) and not item.contact.checked_on
    )
    assert undated <= reported


def test_no_contact_looks_newer_than_the_page_its_lines_were_read_on(shipped) -> None:
    for item in shipped.controllers:
        for line, words in (
            (item.contact.address, ("address", "post", "registered office", "contact")),
            (item.contact.email, ("email", "contact")),
        ):
            told = [
                source.page_date.year
                for source in item.sources
                if source.page_date and any(word in " ".join(source.facts) for word in words)
            ]
            if line and item.contact.checked_on and told:
                assert item.contact.checked_on.year <= max(told), item.id


def test_no_envelope_shows_the_name_twice(shipped) -> None:
    for item in shipped.controllers:
        block = item.contact.address.block if item.contact.address else ()
        assert item.name.casefold() not in {line.casefold() for line in block}
        names = {name.casefold() for name in item.known_as}
        assert names.isdisjoint(line.casefold() for line in block[:1])


def test_the_chain_this_program_exists_for_is_visible(shipped) -> None:
    chain = next(
        chain
        for chain in shipped.chain_down("emmas-diary")
        if chain.path == ("emmas-diary", "experian-marketing-services", "labour-party")
    )
    assert {hop.records for hop in chain.hops} == {1_065_220}
    for hop in chain.hops:
        text = flow_explained(hop, shipped)
        assert "2017" in text
        assert "£140,000" in text
        assert "August 2018" in text
        assert "Data Protection Act 1998" in text
        assert "this says nothing against Experian Marketing Services" in text


def test_the_same_chain_is_seen_from_the_party(shipped) -> None:
    paths = [chain.path for chain in shipped.chain_up("labour-party")]
    assert ("emmas-diary", "experian-marketing-services", "labour-party") in paths


def test_each_flow_says_may_and_may_have_stopped_with_a_source(shipped) -> None:
    for flow in shipped.flows:
        text = flow_explained(flow, shipped)
        assert " may pass" in text or " may have passed" in text
        assert "This practice may have stopped." in text
        assert "Source" in text
        assert flow.authority in text


def test_a_finding_names_one_party_of_the_chain(shipped) -> None:
    for flow in shipped.flows:
        if flow.status is FlowStatus.FOUND_UNLAWFUL:
            named = shipped.name_of(flow.against or flow.sender)
            assert f"by {named} only" in flow_explained(flow, shipped)


def test_a_shared_domain_gives_all_its_users(shipped) -> None:
    assert _ids(shipped.by_domain("mail.experian.co.uk")) == {
        "experian",
        "experian-marketing-services",
    }
    assert shipped.by_domain("nobody-here.example") == ()


def test_police_files_stand_under_part_3(shipped) -> None:
    assert shipped.get("metropolitan-police").regime is RegimeCode.DPA_PART_3
    assert shipped.get("police-scotland").nation is Nation.SCOTLAND
    assert shipped.get("generic-bank").nation is Nation.UNKNOWN


def test_cards_point_at_organisations_and_sectors_that_exist(shipped) -> None:
    sectors = {sector.id for sector in shipped.sectors}
    for card in shipped.questions:
        assert set(card.points_to) <= _ids(shipped.controllers)
        assert set(card.sectors) <= sectors


def test_loading_twice_gives_the_same(shipped, shipped_folder) -> None:
    assert load_directory(shipped_folder) == shipped


def test_no_free_mail_host_is_a_mail_service(shipped_folder) -> None:
    def entries(name: str) -> set[str]:
        text = (shipped_folder / name).read_text(encoding="utf-8")
        return {line for line in text.splitlines() if line and not line.startswith("#")}

    free, services = entries("freemail.txt"), entries("mail_services.txt")
    assert free.isdisjoint(services)
    assert {"gmail.com", "btinternet.com", "*.plus.com"} <= free
    assert {"mcsv.net", "amazonses.com", "cmail20.com", "zendesk.com"} <= services
