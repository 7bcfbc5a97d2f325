"""The case itself, the facts derived from its answers, and the steps of its life."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.states import NEXT, NOT_COUNTED, STAGES, State
from cdop.dataset.codelists.bands import AgeBand
from cdop.dataset.codelists.scope import ScopeReason

SOON = timedelta(days=7)

# Only for putting ages in order: within its range, each unit stays below the next.
_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> Self:
        return self.exclude(state__in=[State.CLOSED.code, *(state.code for state in NOT_COUNTED)])

    def counted(self) -> Self:
        """Cases that stand for a death in scope of this panel."""
        return self.exclude(state__in=[state.code for state in NOT_COUNTED])

    def with_due(self) -> Self:
        """Adds `due_on`, the day by which the next step is wanted; null where none is."""
        days = models.Case(
            *(models.When(state=state.code, then=models.Value(step.days)) for state, step in NEXT.items()),
            output_field=models.IntegerField(),
        )
        due = models.ExpressionWrapper(models.F("state_since") + days, output_field=models.DateField())
        return self.annotate(due_on=due)

    def overdue(self, *, on: date) -> Self:
        """Those whose next step was wanted before the day `on`."""
        return self.with_due().filter(models.Q(due_on__lt=on))

    def due_soon(self, *, on: date) -> Self:
        """Those whose next step is wanted on the day `on` or in the week after it."""
        return self.with_due().filter(models.Q(due_on__gte=on, due_on__lt=on + SOON))

    def with_places(self) -> Self:
        """Adds `age_place` and `stage_place`, by which ages and stages stand in their natural order."""
        unit = models.Case(
            *(models.When(age_unit=unit, then=models.Value(days)) for unit, days in _DAYS_IN.items()),
            output_field=models.IntegerField(),
        )
        stages = [(place, [s.code for s in states]) for place, (_, states) in enumerate(STAGES)]
        stage = models.Case(
            *(models.When(state__in=codes, then=models.Value(place)) for place, codes in stages),
            default=models.Value(len(stages)),
            output_field=models.IntegerField(),
        )
        return self.annotate(age_place=models.F("age_value") * unit, stage_place=stage)


class Case(PanelOwned):
    """One child's death before this panel. Holds facts only; who the child was is sealed apart."""

    reference = models.CharField(max_length=12)
    source_reference = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, choices=State.options, default=State.RECEIVED.code)
    state_since = models.DateField()
    notified_at = models.DateTimeField()
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.CharField(max_length=80)

    # Facts derived from answers by cases.actions.facts, so that nobody has to open an identity for them.
    died_on = models.DateField(null=True)
    age_value = models.PositiveSmallIntegerField(null=True)
    age_unit = models.CharField(max_length=6, blank=True)
    age_band = models.CharField(max_length=20, choices=AgeBand.options, blank=True)
    area = models.CharField(max_length=9, blank=True)
    imd_decile = models.PositiveSmallIntegerField(null=True)
    imd_release = models.PositiveSmallIntegerField(null=True)
    do_not_contact = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "reference"], name="cases_case_reference"),
            models.UniqueConstraint(
                fields=["panel", "source_reference"],
                name="cases_case_source_reference",
                condition=~models.Q(source_reference=""),
            ),
            models.UniqueConstraint(fields=["id", "panel"], name="cases_case_in_panel"),
        ]
        indexes = [
            models.Index(fields=["panel", "state", "state_since"], name="cases_case_worklist"),
            models.Index(fields=["panel", "died_on"], name="cases_case_died_on"),
        ]

    def __str__(self) -> str:
        return self.reference


class CaseStep(PanelOwned):
    """One change of state: from where to where, on which day, who, when, why. Added, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    from_state = models.CharField(max_length=20, choices=State.options, blank=True)
    to_state = models.CharField(max_length=20, choices=State.options)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.CharField(max_length=80)
    recorded_by_name = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=40, choices=ScopeReason.options, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["panel", "case", "id"], name="cases_casestep_case")]

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"
