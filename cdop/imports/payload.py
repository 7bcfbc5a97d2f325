"""A row's own words, sealed: what the file said, whatever became of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from cdop.access.vault import Vault
from cdop.imports.models import Row


def put(row: Row, values: Mapping[str, str], factors: Sequence[Mapping[str, str]], vault: Vault) -> None:
    """Seal the row's text into it, with a digest by which the same row is known again."""
    text = json.dumps({"values": values, "factors": factors}, sort_keys=True, ensure_ascii=False)
    row.digest = vault.blind_index(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()).hex()
    row.sealed = vault.seal(text, _place(row))


def take(row: Row, vault: Vault) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The row's text by column, and its factors' rows."""
    held: dict[str, Any] = json.loads(vault.unseal(row.sealed, _place(row)))
    return held["values"], held["factors"]


def _place(row: Row) -> str:
    return f"imports_row:{row.batch_id}-{row.line}:sealed"
