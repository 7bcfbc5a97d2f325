"""Making a digest, once for its day, and telling those it is for that it is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.audit.actions import record
from cdop.digests.models import Digest, DigestKind
from cdop.digests.queries import Line, held_digest, people
from cdop.letters.actions import write

READERS = {DigestKind.QUALITY: "coordinator", DigestKind.THEMES: "chair"}


@transaction.atomic
def keep_quality(*, on: date, lines: Sequence[Line], by: AnyActor) -> Digest:
    """The week's list. Where nothing is missing nobody is written to."""
    return _keep(DigestKind.QUALITY, on, lines, by, is_told=bool(lines))


@transaction.atomic
def keep_themes(*, on: date, by: AnyActor) -> Digest:
    """That another month is over. No figure is made for it, so nothing of the sort can leave by it."""
    return _keep(DigestKind.THEMES, on, (), by, is_told=True)


def _keep(kind: DigestKind, on: date, lines: Sequence[Line], by: AnyActor, *, is_told: bool) -> Digest:
    held = held_digest(kind, on, by=by)
    if held is not None:
        return held
    digest = Digest.objects.create(
        panel_id=by.panel_id, kind=kind, on=on, lines=[line.as_json() for line in lines], made_by=by.audit_id
    )
    told = _tell(digest, by) if is_told else 0
    record(
        "digest.made", by=by, of="digest", ref=f"{kind}:{on}", found=sum(x.count for x in lines), told=told
    )
    return digest


def _tell(digest: Digest, by: AnyActor) -> int:
    """Those who hold the role at this moment. The letter says that there is something to see, and not what."""
    readers = people(READERS[DigestKind(digest.kind)], by=by)
    for reader in readers:
        write(
            kind=f"digest_{digest.kind}",
            to=reader.user.email,
            context={"panel": by.panel_name, "link": f"{settings.SITE_URL}/"},
            about=f"digest:{digest.pk}",
            key=f"digest:{digest.kind}:{digest.on}:{reader.user_id}",
            by=by,
        )
    return len(readers)
