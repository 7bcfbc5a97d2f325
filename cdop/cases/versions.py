"""Which version of a form a case is answered under: the one in force on the day of the notification."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cdop.cases.models import Case
from cdop.dataset.forms import form_of


def asked_on(case: Case) -> date:
    """The day that decides which questions are asked."""
    return timezone.localdate(case.notified_at)


def form_version(case: Case, slug: str) -> str:
    """The name of the version of the section's form."""
    return form_of(slug).version_on(asked_on(case)).name
