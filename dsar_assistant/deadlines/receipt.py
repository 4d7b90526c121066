"""When a letter counts as having arrived, if nobody saw it arrive."""

from datetime import date

from dsar_assistant.deadlines.calendars import Calendars
from dsar_assistant.domain.deadline import Receipt, ReceiptBasis
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.request import Channel

FIRST_CLASS_WORKING_DAYS = 2
SECOND_CLASS_WORKING_DAYS = 4

# A signed-for letter travels first class; once the tracking record gives a day, that day is
# recorded as delivery and nothing is estimated.
_POST = {
    Channel.FIRST_CLASS: (FIRST_CLASS_WORKING_DAYS, ReceiptBasis.ESTIMATED_FIRST_CLASS),
    Channel.SIGNED_FOR: (FIRST_CLASS_WORKING_DAYS, ReceiptBasis.ESTIMATED_FIRST_CLASS),
    Channel.SECOND_CLASS: (SECOND_CLASS_WORKING_DAYS, ReceiptBasis.ESTIMATED_SECOND_CLASS),
}
_AT_ONCE = {
    Channel.EMAIL: ReceiptBasis.EMAIL_SENT,
    Channel.WEB_FORM: ReceiptBasis.WEB_FORM,
    Channel.BY_HAND: ReceiptBasis.BY_HAND,
}


def deemed_receipt(
    posted_on: date, channel: Channel, nation: Nation, calendars: Calendars
) -> Receipt:
    """Estimate the day on which a controller had a letter.

    First class is the second working day after posting, second class the fourth, on the
    controller's calendar; with the nation unknown, the latest of the three. E-mail, web
    form and delivery by hand count on the same day, even on a day off.

    Raises:
        HolidaysUnknownError: The days off around that day are not known.
    """
    if channel in _AT_ONCE:
        return Receipt(posted_on, _AT_ONCE[channel])
    working_days, basis = _POST[channel]
    days = (
        calendar.working_days_after(posted_on, working_days)
        for calendar in calendars.for_nation(nation)
    )
    return Receipt(max(days), basis)
