"""The proof of a release: for readers that there is one, for those who review all of it. The latter is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.figures.models import Release, ReleaseProof


@dataclass(frozen=True)
class LayProof:
    """What anyone who sees the release may know: what was asked, and how many others it was set beside."""

    asked: str
    earlier: int


def lay_proof(release: Release) -> LayProof | None:
    """None for a release from before proofs were kept. Reads nothing that was made of true counts."""
    row = (
        ReleaseProof.objects.filter(panel_id=release.panel_id, release_id=release.id)
        .values_list("proof__requirement", "proof__earlier_releases")
        .first()
    )
    if row is None or row[0] is None:
        return None
    return LayProof(str(row[0]), len(row[1] or ()))


@transaction.atomic
def full_proof(release: Release, *, by: AnyActor) -> dict[str, Any]:
    """All of it, for those who review; that it was read is recorded."""
    check(by, Permission.RELEASE_APPROVE)
    row = (
        ReleaseProof.objects.filter(panel_id=release.panel_id, release_id=release.id)
        .values_list("proof", flat=True)
        .first()
    )
    if row is None:
        raise Http404("No proof was kept of this release.")
    record("release.proof_read", by=by, of="release", ref=str(release.id), kind=release.kind)
    return dict(row)


def ways_out(release: Release, *, by: AnyActor) -> list[dict[str, str]]:
    """What would bring numbers back. Made of true counts: for those who review, and nobody else."""
    check(by, Permission.RELEASE_APPROVE)
    row = (
        ReleaseProof.objects.filter(panel_id=release.panel_id, release_id=release.id)
        .values_list("proof__redesign", flat=True)
        .first()
    )
    return list(row or ())
