"""The panel's own table of published relative risks: set, added to, set back. Each is a row that never changes."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.whatif import queries, rules
from cdop.whatif.evidence import Figures, shipped
from cdop.whatif.models import RiskEstimate


@transaction.atomic
def set_risk(*, name: str, figures: Figures, by: AnyActor) -> RiskEstimate:
    """From now on the panel reckons with these figures; the earlier ones stay on record."""
    check(by, Permission.SUMMARY_MAKE)
    if name not in queries.risks(by):
        raise Refused(f"The table has no estimate “{name}”. Add it as a new one.")
    rules.check_figures(figures)
    row = _row(name, figures, by)
    record("risk.set", by=by, of="risk", ref=name, value=figures.value, is_usable=figures.is_usable)
    return row


@transaction.atomic
def add_risk(*, figures: Figures, by: AnyActor) -> RiskEstimate:
    """A further estimate, named after its exposure and deaths."""
    check(by, Permission.SUMMARY_MAKE)
    rules.check_figures(figures)
    known = queries.risks(by)
    rules.check_room(len(known))
    stem = f"own_{figures.exposure.code}_{figures.outcome.code}"
    name = next(each for n in range(1, rules.MOST_ROWS + 2) if (each := f"{stem}_{n}") not in known)
    row = _row(name, figures, by)
    record("risk.added", by=by, of="risk", ref=name, value=figures.value)
    return row


@transaction.atomic
def reset_risk(*, name: str, by: AnyActor) -> RiskEstimate:
    """Back to the estimate shipped with the software."""
    check(by, Permission.SUMMARY_MAKE)
    rules.check_can_reset(name)
    row = _row(name, shipped()[name].figures, by, is_reset=True)
    record("risk.reset", by=by, of="risk", ref=name)
    return row


def _row(name: str, figures: Figures, by: AnyActor, *, is_reset: bool = False) -> RiskEstimate:
    return RiskEstimate.objects.create(
        panel_id=by.panel_id,
        name=name,
        exposure=figures.exposure.code,
        outcome=figures.outcome.code,
        measure=figures.measure.code,
        value=figures.value,
        lower=figures.lower,
        upper=figures.upper,
        population=figures.population.strip(),
        source=figures.source.strip(),
        published=figures.published.strip(),
        is_usable=figures.is_usable,
        note=figures.note.strip(),
        is_reset=is_reset,
        recorded_by=by.audit_id,
        recorded_by_name=by.name,
    )
