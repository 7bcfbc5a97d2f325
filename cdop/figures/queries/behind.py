"""From figures to cases and back: which cases were counted for a release. For exact eyes within the panel; recorded."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case
from cdop.figures import freezing
from cdop.figures.facts import CaseFacts
from cdop.figures.models import Release, ReleaseCase


@transaction.atomic
def cases_behind(release: Release, table: str, cell: str, *, by: AnyActor) -> dict[str, CaseFacts]:
    """Every case read for the release, by reference, as it then stood; that `cell` of `table` is looked into is

    recorded.
    """
    _check(by)
    record("release.cell_read", by=by, of="release", ref=str(release.id), table=table, cell=cell)
    return _by_reference(release)


@transaction.atomic
def cases_of_release(
    release: Release, before: Release, *, by: AnyActor
) -> tuple[Mapping[str, CaseFacts], Mapping[str, CaseFacts]]:
    """The cases of both, by reference: (`before`, `release`); that they were compared is recorded."""
    _check(by)
    record("release.difference_read", by=by, of="release", ref=str(release.id), other=str(before.id))
    return _by_reference(before), _by_reference(release)


def releases_with(case: Case, *, by: AnyActor) -> QuerySet[ReleaseCase]:
    """The lines of a case in releases, the newest release first, each with its release."""
    _check(by)
    rows = ReleaseCase.objects.filter(panel_id=by.panel_id, case=case, release__shown__isnull=False)
    return rows.select_related("release").order_by("-release__made_at", "pk")


def _check(by: AnyActor) -> None:
    check(by, Permission.FIGURES_EXACT)
    check(by, Permission.CASE_VIEW)


def _by_reference(release: Release) -> dict[str, CaseFacts]:
    rows = ReleaseCase.objects.filter(panel_id=release.panel_id, release=release)
    held = rows.order_by("case__reference").values_list("case__reference", "case_id", "day", "facts")
    return {reference: freezing.thaw_case(case, on, facts) for reference, case, on, facts in held}
