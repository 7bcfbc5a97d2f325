"""What a folder of reference files holds, as its manifest.toml says. Knows no database."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from cdop.core.refusals import Refused

SHIPPED = Path(__file__).parent / "data"
MANIFEST = "manifest.toml"
_SLUG = re.compile(r"[a-z0-9-]{1,60}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Entry:
    """One edition. `columns` maps the loader's names to the file's headers; `given` holds for every row."""

    slug: str
    title: str
    what: str
    source: str
    licence: str
    vintage: str
    year: int
    loader: str
    file: str
    sha256: str
    columns: dict[str, str]
    given: dict[str, Any] = field(default_factory=dict)


_TEXTS = [f.name for f in fields(Entry) if f.name not in {"year", "columns", "given"}]


def read_manifest(folder: Path) -> tuple[Entry, ...]:
    """The editions a folder holds, in the order of its manifest. Raises Refused when it cannot be read."""
    path = folder / MANIFEST
    try:
        text = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise Refused(f"There is no {MANIFEST} in {folder}. Name a folder that holds one.") from None
    except ValueError as error:  # both what is not UTF-8 and what is not TOML
        raise Refused(f"{path} is not readable TOML: {error}. Correct it and load again.") from None
    entries = tuple(_entry(number, part) for number, part in enumerate(_parts(text, path), start=1))
    slugs = [entry.slug for entry in entries]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise Refused(f"{path} names the edition '{slug}' twice. Give each edition a slug of its own.")
    return entries


def _parts(text: dict[str, Any], path: Path) -> list[dict[str, Any]]:
    parts = text.get("editions")
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise Refused(f"{path} names no editions. Begin each with the line [[editions]].")
    return parts


def _entry(number: int, part: dict[str, Any]) -> Entry:
    where = f"Edition {number} of the manifest ('{part.get('slug', 'without a slug')}')"
    for name in _TEXTS:
        if not isinstance(part.get(name), str) or not part[name].strip():
            raise Refused(f"{where} has no '{name}'. Write {name} = \"…\".")
    if not isinstance(part.get("year"), int):
        raise Refused(f"{where} has no 'year'. Write the latest year it speaks for, as year = 2024.")
    if not isinstance(part.get("columns"), dict):
        raise Refused(f"{where} does not say which columns its file has. Add the part [editions.columns].")
    if not _SLUG.fullmatch(part["slug"]):
        raise Refused(f"{where} needs a slug of small letters, digits and hyphens, 60 at most.")
    if not _SHA256.fullmatch(part["sha256"]):
        raise Refused(f"{where} needs a sha256 of 64 digits 0–9 and a–f.")
    if Path(part["file"]).name != part["file"]:
        raise Refused(f"{where} names the file '{part['file']}'. It must lie beside the manifest.")
    unknown = set(part) - {f.name for f in fields(Entry)}
    if unknown:
        raise Refused(f"{where} has '{sorted(unknown)[0]}', which is not known. Take it out.")
    return Entry(**part)
