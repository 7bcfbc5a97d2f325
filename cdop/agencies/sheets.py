"""The answers of one section of a return, to and from their seal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cdop.access.vault import Vault
from cdop.agencies.models import Answer, AnswerDraft
from cdop.cases.written import from_json, to_json
from cdop.dataset.elements import Section
from cdop.dataset.forms import section

Values = Mapping[str, Any]
Typed = Mapping[str, Sequence[str]]
"""Boxes of a form by name, each with what was sent for it."""


@dataclass(frozen=True)
class Sheet:
    """What a section holds: one set of answers, or several of a section that repeats. Only what was answered."""

    rows: tuple[Values, ...] = field(default=(), repr=False)

    @property
    def values(self) -> Values:
        return self.rows[0] if self.rows else {}

    @property
    def is_blank(self) -> bool:
        return not any(self.rows)


def put(row: Answer, sheet: Sheet, vault: Vault) -> None:
    """Seal a sheet into its row. Raises Refused for an answer that the section's declaration does not allow."""
    asked = section(row.slug)
    row.sealed = vault.seal(json.dumps([to_json(asked, values) for values in sheet.rows]), _place(row))


def take(row: Answer, vault: Vault) -> Sheet:
    """The sheet of a row; blank when it was handed in or never filled."""
    if row.sealed is None:
        return Sheet()
    stored = json.loads(vault.unseal(bytes(row.sealed), _place(row)))
    return Sheet(tuple(_given(section(row.slug), values) for values in stored))


def put_draft(draft: AnswerDraft, typed: Typed, vault: Vault) -> None:
    text = json.dumps({name: list(values) for name, values in typed.items()})
    draft.sealed = vault.seal(text, _place(draft))


def take_draft(draft: AnswerDraft, vault: Vault) -> Typed:
    stored: Typed = json.loads(vault.unseal(bytes(draft.sealed), _place(draft)))
    return stored


def _given(asked: Section, stored: Mapping[str, Any]) -> Values:
    return {name: value for name, value in from_json(asked, stored).items() if name in stored}


def _place(row: Answer | AnswerDraft) -> str:
    return f"{row._meta.db_table}:{row.pk}:sealed"
