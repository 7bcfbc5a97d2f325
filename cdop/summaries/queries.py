"""Texts of summaries, read for those who may."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.summaries import about
from cdop.summaries.about import Source
from cdop.summaries.headings import ANNUAL, template
from cdop.summaries.models import Reading, SummaryText


def texts_of(by: AnyActor) -> QuerySet[SummaryText]:
    """Newest first, each with how many have `read` its version."""
    check(by, Permission.REVIEW_VIEW)
    return _with_readings(SummaryText.objects.filter(panel_id=by.panel_id))


def find_text(number: UUID, *, by: AnyActor) -> SummaryText:
    """The text, or 404 as if it did not exist when it is another panel's."""
    check(by, Permission.REVIEW_VIEW)
    found = SummaryText.objects.filter(panel_id=by.panel_id, pk=number).select_related("case").first()
    if found is None:
        raise Http404("There is no such text on your panel.")
    return found


def readings_of(text: SummaryText, *, by: AnyActor) -> list[Reading]:
    """Of the version as it stands."""
    check(by, Permission.REVIEW_VIEW)
    return list(Reading.objects.filter(panel_id=by.panel_id, text=text, version=text.version))


@transaction.atomic
def sources(text: SummaryText, *, by: AnyActor) -> list[Source]:
    """What the reviews behind the text say; that it was read is recorded."""
    check(by, Permission.REVIEW_VIEW)
    found = about.sources_of(text)
    record("summary.sources_read", by=by, of="summary", ref=str(text.pk), lines=len(found))
    return found[: about.MOST_SHOWN]


@transaction.atomic
def written_for(start: date, end: date, *, by: AnyActor) -> Mapping[str, str]:
    """The texts of the annual report of these days that were written and read; empty where there are none."""
    check(by, Permission.SUMMARY_MAKE)
    found = _with_readings(
        SummaryText.objects.filter(panel_id=by.panel_id, kind=ANNUAL, period_from=start, period_to=end)
    )
    ready = found.filter(read__gte=template(ANNUAL).readings).first()
    return dict(ready.parts) if ready else {}


def _with_readings(texts: QuerySet[SummaryText]) -> Any:
    now = Q(readings__version=F("version"))
    return texts.annotate(read=Count("readings", filter=now)).order_by("-begun_at", "id")
