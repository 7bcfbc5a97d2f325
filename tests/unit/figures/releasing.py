"""Releases made and decided by the actions, as the worker makes them."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.figures import actions
from cdop.figures.actions.letting_out import let_out
from cdop.figures.cohort import cohort_for_year
from cdop.figures.models import Release
from cdop.figures.publications import publication
from cdop.figures.publishing import Wanted, keep, prepare
from cdop.figures.readying import readied
from cdop.figures.states import Act


def prepared(by: AnyActor, year: str = "2022-23", wanted: Wanted | None = None) -> Release:
    kind = publication("annual")
    cohort = cohort_for_year(by.panel_id or 0, kind.basis, year)
    return keep(prepare(kind, cohort, by=by, step=lambda name: None, wanted=wanted), by=by)


@transaction.atomic
def as_it_stands(release: Release) -> Release:
    return Release.objects.with_state().get(pk=release.pk)


def in_review(by: AnyActor, year: str = "2022-23", wanted: Wanted | None = None) -> Release:
    release = prepared(by, year, wanted)
    actions.send_for_review(release=release, by=by)
    return as_it_stands(release)


def approved(release: Release, by: AnyActor) -> Release:
    ready = readied(release.id, by=by, act=Act.APPROVED, step=lambda name: None)
    with transaction.atomic():
        let_out(ready=ready, by=by, act=Act.APPROVED)
    return as_it_stands(release)
