"""One event in which several children died. Each keeps a case of its own."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models import Case
from cdop.matching.models.links import Withdrawable


class Incident(PanelOwned):
    """The title names nobody; what happened is sealed, bound to the row's own number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12)
    happened_on = models.DateField(null=True)
    title = models.CharField(max_length=120)
    narrative = models.BinaryField(null=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)
    saved_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-happened_on", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "reference"], name="matching_incident_reference"),
            models.UniqueConstraint(fields=["id", "panel"], name="matching_incident_in_panel"),
        ]

    def __str__(self) -> str:
        return self.reference


class IncidentCaseQuerySet(models.QuerySet["IncidentCase"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


class IncidentCase(Withdrawable):
    """A case that belongs to an incident."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="members")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")

    objects = IncidentCaseQuerySet.as_manager()

    class Meta(Withdrawable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "incident", "case"],
                condition=models.Q(withdrawn_at=None),
                name="matching_incidentcase_once",
            ),
        ]
        indexes = [models.Index(fields=["panel", "case"], name="matching_incidentcase_case")]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.case_id}"
