"""What changed in how deaths are reviewed: marked on every series of a panel's own. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.artefacts.charts import Break
from cdop.core.words import MONTHS
from cdop.dataset.forms import FORMS
from cdop.indicators.definitions import BREAKS
from cdop.reference.periods import Period


def breaks(periods: Sequence[Period]) -> list[Break]:
    """Each change before the first of these periods that reaches into its year, unless that is the first of all.

    New versions of forms ask other questions, but count the same deaths: they are marked and cut no line.
    """
    found: dict[str, Break] = {}
    for year, label, cuts in _changes():
        after = next((when for when in periods if when.last >= year), None)
        if after is None or after == periods[0]:
            continue
        known = found.get(str(after))
        told = f"{known.label}; {label}" if known else label
        found[str(after)] = Break(str(after), told, cuts or bool(known and known.cuts))
    return list(found.values())


def last_cut(periods: Sequence[Period]) -> int | None:
    """The year of the last change after which figures are no longer one series, where these periods cross one."""
    years = [
        change.year for change in BREAKS if periods and periods[0].first < change.year <= periods[-1].last
    ]
    return max(years, default=None)


def told() -> list[str]:
    """Every change in a few words, for the foot of a page."""
    return [*(change.label for change in BREAKS), *(f"{label}" for _, label, cuts in _changes() if not cuts)]


def _changes() -> list[tuple[int, str, bool]]:
    cutting = {change.year: change.label for change in BREAKS}
    days = {version.since for form in FORMS for version in form.versions[1:]}
    forms = [
        (day.year, f"{MONTHS[day.month - 1]} {day.year}: new forms", False)
        for day in sorted(days)
        if day.year not in cutting
    ]
    return sorted([*((year, label, True) for year, label in cutting.items()), *forms])
