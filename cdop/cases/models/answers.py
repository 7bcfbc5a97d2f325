"""One table for each section of a statutory form that holds facts. Columns come from the dataset."""

from __future__ import annotations

from django.db import models

from cdop.access.models import PanelOwned
from cdop.cases.models.case import Case
from cdop.dataset.columns import answers
from cdop.dataset.forms import section

ONE_EACH = models.UniqueConstraint(fields=["panel", "case"], name="%(app_label)s_%(class)s_one")
"""One row a case. Led by the panel, so that a refusal tells nothing of another panel's rows.

In the database it stands instead of the key that OneToOneField would bring (migration 0005).
"""


class SavedAnswers(PanelOwned):
    """What every section's row carries beside its answers."""

    version = models.PositiveIntegerField(default=1)
    form_version = models.CharField(max_length=20)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.CharField(max_length=80)
    saved_by_name = models.CharField(max_length=200)

    class Meta:
        abstract = True

    @property
    def is_stored(self) -> bool:
        return not self._state.adding


class SectionAnswers(SavedAnswers):
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="%(class)s")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} of case {self.case_id}"


class ChildAnswers(answers(section("child"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class ResidenceAnswers(answers(section("residence"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class DeathAnswers(answers(section("death"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class SafeguardingAnswers(answers(section("safeguarding"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class CircumstancesAnswers(answers(section("circumstances"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class FamilySupportAnswers(answers(section("family_support"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class BirthAnswers(answers(section("birth"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class ReportingCircumstancesAnswers(answers(section("reporting_circumstances"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class HealthAnswers(answers(section("health"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class SocialEnvironmentAnswers(answers(section("social_environment"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class PhysicalEnvironmentAnswers(answers(section("physical_environment"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


class ServiceProvisionAnswers(answers(section("service_provision"), ONE_EACH), SectionAnswers):  # type: ignore[misc]
    pass


SECTION_MODELS: dict[str, type[SectionAnswers]] = {
    "child": ChildAnswers,
    "residence": ResidenceAnswers,
    "death": DeathAnswers,
    "safeguarding": SafeguardingAnswers,
    "circumstances": CircumstancesAnswers,
    "family_support": FamilySupportAnswers,
    "birth": BirthAnswers,
    "reporting_circumstances": ReportingCircumstancesAnswers,
    "health": HealthAnswers,
    "social_environment": SocialEnvironmentAnswers,
    "physical_environment": PhysicalEnvironmentAnswers,
    "service_provision": ServiceProvisionAnswers,
}
"""Section slug to the table of its answers."""
