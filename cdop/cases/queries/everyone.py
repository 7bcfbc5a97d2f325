"""Every child of the panel in clear, for comparing within the app. Nobody is shown what is read here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.access.vault import Vault, open_vault
from cdop.audit.actions import record
from cdop.cases import sealing
from cdop.cases.models import Case, ChildIdentity, RepeatedRow

_FACTS = {
    "sex": "childanswers__sex",
    "lsoa11": "residenceanswers__lsoa11",
    "birth_order": "birthanswers__birth_order",
    "birth_weight_g": "birthanswers__birth_weight_g",
}
"""Answers that tell children apart, and where they stand beside the case."""


@dataclass(frozen=True)
class Known:
    """A case with who the child was, the answers of `_FACTS`, and the rows of mothers."""

    case: Case
    identity: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    mothers: tuple[Mapping[str, Any], ...] = ()


@transaction.atomic
def everyone(*, by: AnyActor) -> list[Known]:
    """Every case of the panel in whichever state; that identities were compared is recorded once, with how many."""
    check(by, Permission.CASE_EDIT)
    vault = open_vault(by.panel_id)
    cases = Case.objects.filter(panel_id=by.panel_id).order_by("pk")
    facts = {row["pk"]: row for row in cases.values("pk", *_FACTS.values())}
    children = {
        row.case_id: sealing.take(row, vault) for row in ChildIdentity.objects.filter(panel_id=by.panel_id)
    }
    mothers = _mothers(by, vault)
    record("identity.compared", by=by, of="panel", ref=by.panel_code, cases=len(facts))
    return [
        Known(
            case,
            children.get(case.pk, {}),
            {name: facts[case.pk][path] for name, path in _FACTS.items()},
            tuple(mothers[case.pk]),
        )
        for case in cases
    ]


def _mothers(by: AnyActor, vault: Vault) -> dict[int, list[Mapping[str, Any]]]:
    """Rows that stand, by case. Which rows are of mothers is told by their codes, unopened."""
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    rows = RepeatedRow.objects.filter(
        panel_id=by.panel_id, slug="people", withdrawn_at=None, marks__relation="mother"
    )
    for row in rows:
        found[row.case_id].append(sealing.open_row(row, vault))
    return found
