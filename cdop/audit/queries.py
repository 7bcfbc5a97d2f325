"""Reading the record of acts. Whoever asks has checked that the person may."""

from __future__ import annotations

from django.db.models import QuerySet

from cdop.audit.models import Event


def events_about(*, chain: int, of: str, ref: str) -> QuerySet[Event]:
    """The acts of one chain upon the `of` named `ref`, newest first."""
    return Event.objects.filter(chain=chain, object_type=of, object_ref=ref).order_by("-id")
