"""One release: found by number or by the folder it became, with what was decided about it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID

from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts.models import Artefact
from cdop.core.refusals import Refused
from cdop.figures import rules
from cdop.figures.models import Decision, Release
from cdop.figures.states import ACTS_THAT_LET_OUT, OUT


def release_of(folder: Path, *, by: AnyActor) -> Release:
    """The release a folder was made from, known by its manifest. Raises Refused when it is not ours."""
    digest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    artefact = Artefact.objects.filter(panel_id=by.panel_id, manifest_sha256=digest).first()
    if artefact is None:
        raise Refused(f"{folder} was not made here, or its manifest was altered: it cannot be rebuilt.")
    return Release.objects.get(panel_id=by.panel_id, pk=artefact.release_id)


def find_release(number: UUID | str, *, by: AnyActor) -> Release:
    """The release, with its state. One that has not left is there only for its maker and those who review."""
    check(by, Permission.FIGURES_VIEW)
    found = Release.objects.with_state().filter(panel_id=by.panel_id, pk=_number(number)).first()
    if found is None or not may_read(found, by):
        raise Http404("There is no such release on your panel.")
    return found


def may_read(release: Release, by: AnyActor) -> bool:
    return release.state in OUT or rules.may_see(release, by)


def decisions_of(release: Release) -> list[Decision]:
    """Oldest first."""
    return list(Decision.objects.filter(panel_id=release.panel_id, release=release).order_by("id"))


def same_basis(release: Release, *, by: AnyActor, most: int = 50) -> list[Release]:
    """Others that can be set beside it, and that `by` may read: on the same basis, newest first."""
    check(by, Permission.FIGURES_VIEW)
    others = (
        Release.objects.with_state()
        .filter(panel_id=by.panel_id, basis=release.basis, shown__isnull=False)
        .exclude(pk=release.pk)
    )
    if not by.may(Permission.RELEASE_APPROVE):
        let_out = [act.code for act in ACTS_THAT_LET_OUT]
        left = Decision.objects.filter(panel_id=by.panel_id, act__in=let_out)
        others = others.filter(pk__in=left.values("release"))
    return list(others.defer("shown", "stamp", "rule", "choices")[:most])


def _number(number: UUID | str) -> UUID:
    try:
        return number if isinstance(number, UUID) else UUID(number)
    except ValueError:
        raise Http404("There is no such release on your panel.") from None
