"""Identity answers to and from their sealed columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cdop.access.vault import Vault
from cdop.cases.models import IDENTITY_MODELS, ChildIdentity, IdentityAnswers
from cdop.dataset.elements import Kind
from cdop.dataset.forms import section


def put(row: IdentityAnswers, values: Mapping[str, Any], vault: Vault) -> list[str]:
    """Seal into `row` those of `values` that differ from what it holds; gives their names."""
    held = take(row, vault)
    changed = [name for name, value in values.items() if held[name] != value]
    for name in changed:
        text = _text(values[name])
        setattr(row, name, vault.seal(text, _place(row, name)) if text else None)
    return changed


def take(row: IdentityAnswers, vault: Vault) -> dict[str, Any]:
    """Every answer of an identity section in clear; blank where none was given."""
    elements = section(_slug(row)).elements
    return {e.name: _value(e.kind, _open(row, e.name, vault)) for e in elements}


def mark_for_matching(
    row: ChildIdentity, who: Mapping[str, Any], *, died_on: date | None, vault: Vault
) -> None:
    """Set the two blind marks by which a possible duplicate is found; `who` is the row in clear (`take`)."""
    row.nhs_number_mark = nhs_number_mark(vault, who["nhs_number"])
    row.person_mark = person_mark(vault, who["surname"], who["forenames"], who["date_of_birth"], died_on)


def nhs_number_mark(vault: Vault, nhs_number: str) -> bytes | None:
    return vault.blind_index(f"nhs:{nhs_number}") if nhs_number else None


def person_mark(
    vault: Vault, surname: str, forenames: str, born_on: date | None, died_on: date | None
) -> bytes | None:
    """One mark for a full name with both dates, whatever its capitals and spaces; None when any is missing."""
    if not (surname and forenames and born_on and died_on):
        return None
    name = " ".join(f"{forenames} {surname}".casefold().split())
    return vault.blind_index(f"person:{name}:{born_on}:{died_on}")


def _slug(row: IdentityAnswers) -> str:
    return next(slug for slug, model in IDENTITY_MODELS.items() if isinstance(row, model))


def _place(row: IdentityAnswers, name: str) -> str:
    return f"{row._meta.db_table}:{row.id}:{name}"


def _open(row: IdentityAnswers, name: str, vault: Vault) -> str:
    sealed = getattr(row, name)
    return vault.unseal(sealed, _place(row, name)) if sealed else ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _value(kind: Kind, text: str) -> Any:
    if kind is Kind.DATE:
        return date.fromisoformat(text) if text else None
    return text
