"""A row's own words, sealed: what the list said, whatever became of the row."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cdop.access.vault import Vault
from cdop.matching.models import DeathList, ListRow


def put(row: ListRow, text: Mapping[str, str], vault: Vault, *, is_whole: bool = True) -> None:
    """Seal the row's text into it, with the mark by which the same row is known again."""
    told = json.dumps({name: value for name, value in text.items() if value}, sort_keys=True)
    row.digest = vault.blind_index(f"list row:{told}").hex()
    row.sealed = vault.seal(json.dumps({"values": dict(text), "is_whole": is_whole}), _place(row))


def take(row: ListRow, vault: Vault) -> tuple[dict[str, str], bool]:
    """The row's text by column, and whether it had as many values as the heading."""
    held = json.loads(vault.unseal(bytes(row.sealed), _place(row)))
    values: dict[str, str] = held["values"]
    return values, bool(held["is_whole"])


def file_place(listed: DeathList) -> str:
    return f"matching_deathlist:{listed.id}:sealed"


def _place(row: ListRow) -> str:
    return f"matching_listrow:{row.id}:sealed"
