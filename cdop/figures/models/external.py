"""A number about the panel's deaths that others published, entered by hand. Corrected by another row."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from cdop.access.models import PanelOwned


class ExternalFigure(PanelOwned):
    """The count lay from `lower` to `upper`, by what was published. `codes` narrow the population by

    dimension. `is_withdrawn`: the row it `replaces` should not have been entered.
    """

    basis = models.CharField(max_length=20)
    population = models.CharField(max_length=60)
    codes = models.JSONField(default=dict)
    period_from = models.DateField()
    period_to = models.DateField()
    lower = models.PositiveIntegerField()
    upper = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    published_on = models.DateField()
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    is_withdrawn = models.BooleanField(default=False)
    at = models.DateTimeField(db_default=Now())
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "panel"], name="figures_externalfigure_in_panel"),
            models.UniqueConstraint(
                fields=["panel", "replaces"], name="figures_externalfigure_replaced_once"
            ),
            models.CheckConstraint(
                condition=Q(lower__lte=F("upper")), name="figures_externalfigure_ends_in_order"
            ),
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_to")), name="figures_externalfigure_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title
