"""The manifest of an artefact folder: what it is, from which data and rules, by whom, and its files.

Pure values and JSON; knows no file system and holds no secret.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from cdop.artefacts.signing import Signature, sign

MANIFEST_NAME = "manifest.json"
SIGNATURE_KEYS = {"algorithm", "key_id", "public_key", "value"}
FIELD_KEYS = {
    "kind",
    "panel",
    "period",
    "basis",
    "data_as_of",
    "code_version",
    "dataset_version",
    "reference_editions",
    "disclosure_rule",
    "maker",
    "approver",
    "made_at",
}
KEYS = FIELD_KEYS | {"files", "signature"}


class ManifestUnreadable(ValueError):
    """The manifest is not one of ours; the message says why in one sentence."""


@dataclass(frozen=True)
class ManifestFields:
    """What the maker states. `period_from` and `period_to` are the first and last day; `made_at` and a
    `data_as_of` moment are aware; `approver` is None while nobody has approved; `disclosure_rule` is a
    sentence or the rule's parts; `reference_editions` maps each data set to its edition."""

    kind: str
    panel: str
    period_from: date
    period_to: date
    basis: str
    data_as_of: date
    code_version: str
    dataset_version: str
    reference_editions: Mapping[str, str]
    disclosure_rule: str | Mapping[str, Any]
    maker: str
    approver: str | None
    made_at: datetime

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "panel": self.panel,
            "period": {"from": self.period_from.isoformat(), "to": self.period_to.isoformat()},
            "basis": self.basis,
            "data_as_of": _moment(self.data_as_of),
            "code_version": self.code_version,
            "dataset_version": self.dataset_version,
            "reference_editions": dict(self.reference_editions),
            "disclosure_rule": self.disclosure_rule
            if isinstance(self.disclosure_rule, str)
            else dict(self.disclosure_rule),
            "maker": self.maker,
            "approver": self.approver,
            "made_at": _moment(self.made_at),
        }


@dataclass(frozen=True)
class FileEntry:
    """One file: its SHA-256 in hexadecimal and its size in bytes."""

    sha256: str
    bytes: int


def file_entry(content: bytes) -> FileEntry:
    """Hash and size of a file's content."""
    return FileEntry(sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))


@dataclass(frozen=True)
class Manifest:
    """A manifest as it stands in its folder. `fields` are the JSON values the maker stated."""

    fields: Mapping[str, Any]
    files: Mapping[str, FileEntry]
    signature: Signature

    @property
    def signed_part(self) -> bytes:
        return _signed_part(self.fields, self.files)

    def as_bytes(self) -> bytes:
        """The file `manifest.json`: sorted, indented for people, ending in a line feed."""
        content = {**_unsigned(self.fields, self.files), "signature": asdict(self.signature)}
        return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def build_manifest(fields: ManifestFields, files: Mapping[str, FileEntry], *, seed: bytes) -> Manifest:
    """State the fields and files and sign both."""
    stated = fields.as_json()
    return Manifest(stated, dict(files), sign(_signed_part(stated, files), seed=seed))


def read_manifest(content: bytes) -> Manifest:
    """The manifest in these bytes. Raises ManifestUnreadable; does not check the signature."""
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ManifestUnreadable("The manifest is not JSON.") from error
    if not isinstance(parsed, dict) or set(parsed) != KEYS:
        raise ManifestUnreadable("The manifest does not have the entries a manifest has.")
    signature = parsed.pop("signature")
    files = parsed.pop("files")
    return Manifest(parsed, _entries(files), _signature(signature))


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8: the same bytes for the same value."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def _unsigned(fields: Mapping[str, Any], files: Mapping[str, FileEntry]) -> dict[str, Any]:
    return {**fields, "files": {path: asdict(entry) for path, entry in files.items()}}


def _signed_part(fields: Mapping[str, Any], files: Mapping[str, FileEntry]) -> bytes:
    return canonical(_unsigned(fields, files))


def _entries(files: object) -> dict[str, FileEntry]:
    if not isinstance(files, dict):
        raise ManifestUnreadable("The manifest's list of files is not a list of files.")
    entries: dict[str, FileEntry] = {}
    for path, entry in files.items():
        match entry:
            case {"sha256": str(digest), "bytes": int(size), **rest} if not rest:
                entries[path] = FileEntry(digest, size)
            case _:
                raise ManifestUnreadable(f"The manifest's entry for “{path}” is not a hash and a size.")
    return entries


def _signature(value: object) -> Signature:
    if not isinstance(value, dict) or set(value) != SIGNATURE_KEYS:
        raise ManifestUnreadable("The manifest's signature does not have the entries a signature has.")
    if not all(isinstance(part, str) for part in value.values()):
        raise ManifestUnreadable("The manifest's signature is not text.")
    return Signature(**value)


def _moment(value: date) -> str:
    """A day as it is; a moment in UTC to the second, ending in Z."""
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise ValueError("A manifest's moments need a time zone.")
    return value.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
