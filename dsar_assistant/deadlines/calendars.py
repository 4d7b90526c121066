"""Working calendars: which days are days off, and for which years that is known."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from dsar_assistant.domain.errors import HolidaysUnknownError, NotFoundError
from dsar_assistant.domain.place import EEA_STATES, UK_NATIONS, Nation

# The years in which the library's days for all nations were compared with the list that the
# UK government publishes, without one difference. For EEA states the library alone is trusted,
# for the same years. Outside these the answer is that we do not know.
FIRST_YEAR = 2019
LAST_YEAR = 2028

_SUBDIVISIONS = {
    Nation.ENGLAND_WALES: "ENG",  # Wales has had the same days in all these years.
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
_SATURDAY = 5
_UNITED_KINGDOM = "GB"


class WorkingCalendar:
    """The working days of one place, for the years in which its days off are known.

    Attributes:
        name: The place, as shown to people.
        first_year, last_year: Both included.
    """

    def __init__(
        self,
        name: str,
        days_off: Iterable[date],
        first_year: int = FIRST_YEAR,
        last_year: int = LAST_YEAR,
    ) -> None:
        self.name = name
        self.first_year = first_year
        self.last_year = last_year
        self._days_off = frozenset(days_off)
        self._working = self._working_days()
        self._next = self._next_working_days()

    def is_working_day(self, day: date) -> bool:
        """Say whether a day is neither a Saturday, nor a Sunday, nor a public holiday.

        Raises:
            HolidaysUnknownError: The days off of that year are not known.
        """
        if not self.first_year <= day.year <= self.last_year:
            raise self._unknown(day.year)
        return self._is_working(day)

    def next_working_day(self, day: date) -> date:
        """Give the day itself if it is a working day, else the first one after it.

        Raises:
            HolidaysUnknownError: The days off around that day are not known.
        """
        found = self._next.get(day)
        if found is None:
            is_known = self.first_year <= day.year <= self.last_year
            raise self._unknown(day.year + 1 if is_known else day.year)
        return found

    def working_days_after(self, day: date, count: int) -> date:
        """Give the n-th working day after a day (n at least 1); the day itself is not counted.

        Raises:
            HolidaysUnknownError: The days off around that day are not known.
        """
        place = bisect_right(self._working, day) + count - 1
        if not self.first_year <= day.year <= self.last_year:
            raise self._unknown(day.year)
        if place >= len(self._working):
            raise self._unknown(day.year + 1)
        return self._working[place]

    def _is_working(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in self._days_off

    def _working_days(self) -> list[date]:
        days = _all_days(self.first_year, self.last_year)
        return [day for day in days if self._is_working(day)]

    def _next_working_days(self) -> dict[date, date]:
        # One look-up a question instead of a walk: a deadline asks several calendars. The
        # days after the last working day that is known have no entry.
        working = iter(self._working)
        upcoming = next(working, None)
        found: dict[date, date] = {}
        for day in _all_days(self.first_year, self.last_year):
            if upcoming is None:
                break
            found[day] = upcoming
            if day == upcoming:
                upcoming = next(working, None)
        return found

    def _unknown(self, year: int) -> HolidaysUnknownError:
        return HolidaysUnknownError(self.name, year, self.first_year, self.last_year)


class Calendars:
    """The calendars of the UK's nations and of the EEA states, each built when first needed."""

    def __init__(self) -> None:
        self._built: dict[str, WorkingCalendar] = {}
        self._of_nations: dict[Nation, tuple[WorkingCalendar, ...]] = {}

    def for_nation(self, nation: Nation) -> tuple[WorkingCalendar, ...]:
        """Give a nation's calendar; for an unknown nation, those of all three."""
        found = self._of_nations.get(nation)
        if found is None:
            each = UK_NATIONS if nation is Nation.UNKNOWN else (nation,)
            found = self._of_nations[nation] = tuple(self._of_nation(one) for one in each)
        return found

    def widest_of_nations(self) -> WorkingCalendar:
        """Give a calendar with every day that is off in any nation of the UK."""
        found = self._built.get("widest nation")
        if found is None:
            days = (day for nation in UK_NATIONS for day in _nation_days_off(nation))
            found = self._built["widest nation"] = WorkingCalendar("the UK", days)
        return found

    def for_state(self, code: str | None) -> WorkingCalendar:
        """Give the calendar of an EEA state with its national holidays; None = weekends only.

        Raises:
            NotFoundError: There is no such state.
        """
        if code is None:
            return self._weekends_only()
        return self._kept(_state(code), (None,))

    def widest_for_state(self, code: str | None) -> WorkingCalendar:
        """Give a calendar with every day that is off anywhere in a state; None = in any state.

        Raises:
            NotFoundError: There is no such state.
        """
        if code is None:
            return self._built.get("widest") or self._widest_of_all()
        state = _state(code)
        return self._kept(state, (None, *_regions(state)))

    def _of_nation(self, nation: Nation) -> WorkingCalendar:
        found = self._built.get(nation)
        if found is None:
            found = WorkingCalendar(nation.label, _nation_days_off(nation))
            self._built[nation] = found
        return found

    def _kept(self, state: str, regions: tuple[str | None, ...]) -> WorkingCalendar:
        key = f"{state} {len(regions)}"
        found = self._built.get(key)
        if found is None:
            days = (day for region in regions for day in _days_off(state, region))
            found = self._built[key] = WorkingCalendar(EEA_STATES[state], days)
        return found

    def _weekends_only(self) -> WorkingCalendar:
        found = self._built.get("weekends")
        if found is None:
            found = self._built["weekends"] = WorkingCalendar("a country not named", ())
        return found

    def _widest_of_all(self) -> WorkingCalendar:
        days = (day for state in sorted(EEA_STATES) for day in _days_off(state, None))
        found = self._built["widest"] = WorkingCalendar("any country of the EEA", days)
        return found


def _all_days(first_year: int, last_year: int) -> Iterator[date]:
    first, after = date(first_year, 1, 1), date(last_year + 1, 1, 1)
    return map(date.fromordinal, range(first.toordinal(), after.toordinal()))


def _state(code: str) -> str:
    state = code.strip().upper()
    if state not in EEA_STATES:
        raise NotFoundError("country of the EU or EEA", code)
    return state


def _nation_days_off(nation: Nation) -> list[date]:
    return _days_off(_UNITED_KINGDOM, _SUBDIVISIONS[nation])


def _days_off(country: str, region: str | None) -> list[date]:
    # Here, since it is slow to load and most commands never count a day.
    from holidays import country_holidays

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return list(country_holidays(country, subdiv=region, years=years))


def _regions(country: str) -> tuple[str, ...]:
    from holidays import country_holidays

    return tuple(country_holidays(country).subdivisions)
