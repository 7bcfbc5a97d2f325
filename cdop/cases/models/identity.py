"""Who the child was and who told us: sealed column by column, opened only through cases.queries.identity."""

from __future__ import annotations

import uuid

from django.db import models

from cdop.cases.models.answers import ONE_EACH, SavedAnswers
from cdop.cases.models.case import Case
from cdop.dataset.columns import answers
from cdop.dataset.forms import section


class IdentityAnswers(SavedAnswers):
    """The row's own number is made before it is stored: each sealed value is bound to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="%(class)s")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} of case {self.case_id}"


class ChildIdentity(answers(section("child_identity")), IdentityAnswers):  # type: ignore[misc]
    """Two blind marks find possible duplicates without opening a row: NHS number, and name with both dates."""

    nhs_number_mark = models.BinaryField(null=True)
    person_mark = models.BinaryField(null=True)

    class Meta:
        constraints = [ONE_EACH]
        indexes = [
            models.Index(fields=["panel", "nhs_number_mark"], name="cases_childidentity_nhs"),
            models.Index(fields=["panel", "person_mark"], name="cases_childidentity_person"),
        ]


class Notifier(answers(section("notifier"), ONE_EACH), IdentityAnswers):  # type: ignore[misc]
    pass


IDENTITY_MODELS: dict[str, type[IdentityAnswers]] = {
    "child_identity": ChildIdentity,
    "notifier": Notifier,
}
"""Identity section slug to the table of its sealed answers."""
