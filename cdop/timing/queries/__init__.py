"""Reading about time, through the person's own panel. Costs a fixed number of queries, however many cases."""

from cdop.timing.queries.deadlines import (
    Dates,
    NextDue,
    dates_of,
    deadlines_of,
    due_dates,
    elapsed_of,
    times_of,
)
from cdop.timing.queries.holds import blocking, contact_of, find_hold, holds_of, open_holds
from cdop.timing.queries.limits import days_for, due_on, history_of_limit, rule_book
from cdop.timing.queries.notices import find_notice, notices_of
from cdop.timing.queries.timeliness import timeliness

__all__ = [
    "Dates",
    "NextDue",
    "blocking",
    "contact_of",
    "dates_of",
    "days_for",
    "deadlines_of",
    "due_dates",
    "due_on",
    "elapsed_of",
    "find_hold",
    "find_notice",
    "history_of_limit",
    "holds_of",
    "notices_of",
    "open_holds",
    "rule_book",
    "timeliness",
    "times_of",
]
