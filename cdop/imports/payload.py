"""A row's own words, sealed: what the file said, whatever became of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from cdop.access.vault import Vault
from cdop.imports.models import Row

Values = Mapping[str, str]
"""Column to text."""


def digest(values: Values, factors: Sequence[Values], vault: Vault) -> str:
    """The mark by which the same row is known again, whatever the order of its factors and its spaces."""
    lines = sorted(json.dumps(_tidy(line), sort_keys=True) for line in factors)
    text = json.dumps({"values": _tidy(values), "factors": lines}, sort_keys=True)
    return vault.blind_index(hashlib.sha256(text.encode()).hexdigest()).hex()


def put(row: Row, values: Values, factors: Sequence[Values], vault: Vault) -> None:
    """Seal the row's text into it, with its digest."""
    row.digest = digest(values, factors, vault)
    text = json.dumps({"values": values, "factors": factors}, sort_keys=True, ensure_ascii=False)
    row.sealed = vault.seal(text, _place(row))


def take(row: Row, vault: Vault) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The row's text by column, and its factors' rows."""
    held: dict[str, Any] = json.loads(vault.unseal(bytes(row.sealed), _place(row)))
    return held["values"], held["factors"]


def _tidy(values: Values) -> dict[str, str]:
    return {name: text.strip() for name, text in values.items() if text.strip()}


def _place(row: Row) -> str:
    return f"imports_row:{row.batch_id}-{row.line}:sealed"
