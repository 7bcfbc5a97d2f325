"""The worker's door to releases."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from cdop.access.permissions import Permission
from cdop.figures import publishing, readying
from cdop.figures.actions import let_out
from cdop.figures.actions.asking import APPROVE
from cdop.figures.actions.preparing import PREPARE
from cdop.figures.areas import home_areas
from cdop.figures.kinds.asked import AREA
from cdop.figures.models import Release
from cdop.figures.orders import order_of
from cdop.figures.publications import publication
from cdop.figures.readying import readied
from cdop.figures.states import Act
from cdop.jobs.registry import Finish, Run, job_kind


@job_kind(
    APPROVE,
    title="Approval of a release",
    permission=Permission.RELEASE_APPROVE,
    steps=readying.STEPS,
    opens=("Open the document", "artefacts:document"),
)
def approve(run: Run) -> Finish:
    number = UUID(str(run.args["release"]))
    ready = readied(number, by=run.by, act=Act.APPROVED, step=run.step)
    return lambda: str(let_out(ready=ready, by=run.by, act=Act.APPROVED).id)


@job_kind(
    PREPARE[Permission.SUMMARY_MAKE],
    title="Release being prepared",
    permission=Permission.SUMMARY_MAKE,
    steps=publishing.STEPS,
    opens=("Look at the release", "figures:release"),
)
def prepare_tables(run: Run) -> Finish:
    return _prepare(run)


@job_kind(
    PREPARE[Permission.RETURN_MAKE],
    title="Return being prepared",
    permission=Permission.RETURN_MAKE,
    steps=publishing.STEPS,
    opens=("Look at the release", "figures:release"),
)
def prepare_return(run: Run) -> Finish:
    return _prepare(run)


def _prepare(run: Run) -> Finish:
    order = order_of(run.args)
    with transaction.atomic():
        named = any(AREA in table.dimensions for table in order.wanted_tables)
        areas = home_areas(run.panel_id) if named else {}
        old = (
            Release.objects.filter(panel_id=run.panel_id, pk=order.replaces).first()
            if order.replaces
            else None
        )
    choices, cohort = order.choices(areas), order.cohort(run.panel_id)
    kind = order.publication(areas)
    if kind.ready is not None:
        choices = {**choices, **kind.ready(cohort, run.by)}
        kind = publication(kind.kind, choices)
    wanted = publishing.Wanted(rule=order.rule, audience=order.audience, choices=choices, replaces=old)
    prepared = publishing.prepare(kind, cohort, by=run.by, step=run.step, wanted=wanted)
    return lambda: str(publishing.keep(prepared, by=run.by).id)
