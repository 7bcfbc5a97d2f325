"""Identity answers to and from their sealed columns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from cdop.access.vault import Vault
from cdop.cases import written
from cdop.cases.models import IDENTITY_MODELS, ChildIdentity, Draft, IdentityAnswers, RepeatedRow
from cdop.dataset.elements import Element, Kind
from cdop.dataset.forms import section

Typed = Mapping[str, Sequence[str]]
"""Boxes of a form by name, each with what was sent for it."""


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
    return {e.name: _value(e, _open(row, e.name, vault)) for e in elements}


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


def seal_row(row: RepeatedRow, given: Mapping[str, Any], vault: Vault) -> None:
    """Seal the answers of a row, as JSON (`written.to_json`), whole."""
    row.sealed = vault.seal(json.dumps(given), f"cases_repeatedrow:{row.id}:sealed")


def open_row(row: RepeatedRow, vault: Vault) -> dict[str, Any]:
    """The answers of a row as JSON."""
    answers: dict[str, Any] = json.loads(
        vault.unseal(bytes(row.sealed), f"cases_repeatedrow:{row.id}:sealed")
    )
    return answers


def seal_why(row: RepeatedRow, reason: str, vault: Vault) -> bytes:
    """The words in which a row was withdrawn: they may name whom it was about."""
    return vault.seal(reason, f"cases_repeatedrow:{row.id}:why")


def open_why(row: RepeatedRow, vault: Vault) -> str:
    return (
        vault.unseal(bytes(row.withdrawn_why), f"cases_repeatedrow:{row.id}:why") if row.withdrawn_why else ""
    )


def seal_draft(draft: Draft, typed: Typed, vault: Vault) -> None:
    """Seal what was typed into a form and not saved."""
    text = json.dumps({name: list(values) for name, values in typed.items()})
    draft.sealed = vault.seal(text, f"cases_draft:{draft.id}:sealed")


def open_draft(draft: Draft, vault: Vault) -> dict[str, list[str]]:
    typed: dict[str, list[str]] = json.loads(
        vault.unseal(bytes(draft.sealed), f"cases_draft:{draft.id}:sealed")
    )
    return typed


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
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _value(element: Element, text: str) -> Any:
    if element.kind is Kind.INTEGER:
        return int(text) if text else None
    return written.read(element, text)
