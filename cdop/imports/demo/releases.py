"""What the demonstration's panel has let out, and what waits for a second person."""

from __future__ import annotations

from django.db import transaction

from cdop.access.actors import Actor
from cdop.access.models import Panel
from cdop.access.queries import actor_for, memberships_of, user_by_email
from cdop.figures import actions, publishing
from cdop.figures.cohort import cohort_for_year
from cdop.figures.models import Release
from cdop.figures.publications import publication
from cdop.figures.readying import readied
from cdop.figures.states import Act

RELEASED_YEAR, WAITING_YEAR = "2022-23", "2023-24"


def let_out_some(panel: Panel) -> None:
    """A return that the chair approved, and a later one that waits. Does nothing to a panel with releases."""
    with transaction.atomic():
        if Release.objects.filter(panel_id=panel.id).exists():
            return
    submitter, chair = _person("submitter", panel), _person("chair", panel)
    released = _sent(submitter, RELEASED_YEAR)
    ready = readied(released.id, by=chair, act=Act.APPROVED, step=_told)
    actions.let_out(ready=ready, by=chair, act=Act.APPROVED)
    _sent(submitter, WAITING_YEAR)


def _sent(by: Actor, year: str) -> Release:
    kind = publication("annual")
    cohort = cohort_for_year(by.panel_id, kind.basis, year)
    release = publishing.keep(publishing.prepare(kind, cohort, by=by, step=_told), by=by)
    actions.send_for_review(release=release, by=by)
    return release


def _person(role: str, panel: Panel) -> Actor:
    user = user_by_email(f"{role}@{panel.code}.example")
    actor = actor_for(user, memberships_of(user), panel.id) if user else None
    assert actor is not None
    return actor


def _told(step: str) -> None:
    """Nobody follows the steps."""
