"""Reading the record of acts. Whoever asks has checked that the person may."""

from __future__ import annotations

from django.db.models import QuerySet

from cdop.audit.models import Event, Past


def events_about(*, chain: int, of: str, ref: str) -> QuerySet[Event]:
    """The acts of one chain upon the `of` named `ref`, newest first."""
    return Event.objects.filter(chain=chain, object_type=of, object_ref=ref).order_by("-id")


def past_rows(*, chain: int, table: str, row: str) -> QuerySet[Past]:
    """One row of a table as it stood before each of its changes, the latest first."""
    return Past.objects.filter(chain=chain, table=table, row=row).order_by("-id")
