"""Several pieces of work that write at the same time wait for each other; none is lost."""

from concurrent.futures import ThreadPoolExecutor

from dsar_assistant.domain.saved_filter import SavedFilter

WRITERS, EACH = 3, 40


def test_of_three_writers_at_once_none_loses_a_change(vault):
    def write(writer):
        for number in range(EACH):
            with vault.begin() as work:
                present = len(work.filters.all())
                work.filters.keep(SavedFilter(f"{writer}-{number}", "all", str(present)))
                work.commit()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    with vault.begin() as work:
        kept = work.filters.all()
        assert work.audit.first_broken() is None
    # Each saw all that had been written before it: nobody read while another wrote.
    assert [one.words for one in kept] == [str(number) for number in range(WRITERS * EACH)]
