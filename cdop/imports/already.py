"""What earlier imports made of the rows of a file: the same row again adds nothing, another is asked about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from cdop.cases.models import Case
from cdop.imports.models import Batch, Row, RowState


@dataclass(frozen=True)
class Already:
    """What became of a row: its state, its case if it made one, what it repeats, and who settled it."""

    state: str
    case_id: int | None
    duplicate_of: str
    settled_by: str


@dataclass
class AlreadyIn:
    rows: dict[tuple[str, str], Already] = field(default_factory=dict)
    references: set[str] = field(default_factory=set)

    def same_row(self, case_ref: str, digest: str) -> Already | None:
        """What became of the row of this reference and content, when that was decided."""
        return self.rows.get((case_ref, digest))

    def has_case(self, case_ref: str) -> bool:
        return bool(case_ref) and case_ref in self.references


def already_in(rows: Iterable[tuple[str, str]], panel_id: int, besides: Batch | None = None) -> AlreadyIn:
    """`rows`: case_ref and digest of each; what the batch `besides` itself made is left out. Three queries."""
    asked = list(rows)
    references = {ref for ref, _ in asked if ref}
    decided = Q(case__isnull=False) | Q(state=RowState.DUPLICATE.code, settled_at__isnull=False)
    own = Row.objects.filter(panel_id=panel_id, batch=besides) if besides else Row.objects.none()
    found = (
        Row.objects.filter(decided, panel_id=panel_id, digest__in={digest for _, digest in asked})
        .exclude(pk__in=own.values("pk"))
        .order_by("id")
        .values_list("case_ref", "digest", "state", "case_id", "duplicate_of", "settled_by")
    )
    known = AlreadyIn()
    for ref, digest, state, case_id, duplicate_of, settled_by in found:
        known.rows.setdefault((ref, digest), Already(state, case_id, duplicate_of, settled_by))
    known.references = set(
        Case.objects.filter(panel_id=panel_id, source_reference__in=references).values_list(
            "source_reference", flat=True
        )
    ) - set(own.filter(case__isnull=False).values_list("case_ref", flat=True))
    return known


def has_case(case_ref: str, panel_id: int) -> bool:
    """Whether this reference is a case of the panel already; for one row."""
    return already_in([(case_ref, "")], panel_id).has_case(case_ref)
