"""Each dropped file or folder is followed from waiting to done."""

from pathlib import Path

from dsar_assistant.finding.evidence_files import SourceBegun
from dsar_assistant.services.reading_items import ItemNews, ItemState, ItemWatch, SourceReport

PATHS = [Path("/a/mail"), Path("/b/mail"), Path("/c/odd")]


def report(name):
    return SourceReport(name, "mbox", "Mailbox", 1, (), is_known=True)


def states(told):
    return {news.number: news.item.state for news in told}


def test_an_item_is_done_when_the_next_begins_and_all_are_at_the_end():
    told: list[ItemNews] = []
    watch = ItemWatch(PATHS, told.append)
    watch.begins(SourceBegun("mail/one", 0, 0, 9))
    watch.found(report("mail/one"))
    assert states(told) == {0: ItemState.READING}
    assert told[0].item.now == "mail/one"
    watch.begins(SourceBegun("mail", 1, 9, 4))
    assert states(told) == {0: ItemState.DONE, 1: ItemState.READING}
    watch.end()
    assert set(states(told).values()) == {ItemState.DONE}
    assert len(states(told)) == len(PATHS)


def test_what_is_told_before_anything_begins_goes_by_its_name():
    told: list[ItemNews] = []
    watch = ItemWatch(PATHS, told.append)
    for name in ("mail", "mail", "odd/inner"):
        watch.found(report(name))
    assert [news.number for news in told] == [0, 1, 2]


def test_more_reports_than_items_of_a_name_go_to_the_first_of_it():
    told: list[ItemNews] = []
    watch = ItemWatch(PATHS, told.append)
    for name in ("mail/one", "mail", "mail/two", "unheard of"):
        watch.found(report(name))
    assert [news.number for news in told] == [0, 1, 0, 0]


def test_thousands_of_files_are_told_in_one_pass():
    told: list[ItemNews] = []
    paths = [Path(f"/a/{number}.bin") for number in range(12_000)]
    watch = ItemWatch(paths, told.append)
    for path in reversed(paths):
        watch.found(report(path.name))
    assert [news.number for news in told] == list(reversed(range(12_000)))
