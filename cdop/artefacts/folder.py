"""Artefact folders on disk: written whole or not at all, verified, compared.

Knows no database and no case: bytes and names come in, problems come back as sentences.
"""

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from cdop.artefacts.manifest import (
    MANIFEST_NAME,
    FileEntry,
    Manifest,
    ManifestFields,
    ManifestUnreadable,
    build_manifest,
    file_entry,
    read_manifest,
)
from cdop.artefacts.signing import is_genuine, key_bytes

SAFE_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
# Names that Windows gives to devices, whatever their ending.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
DEEPEST = 3


class FolderRefused(Exception):
    """The folder was not written; the message is one sentence for the person who asked."""


def write_folder(path: Path, files: Mapping[str, bytes], fields: ManifestFields, seed: bytes) -> Manifest:
    """Write the files and their signed manifest as the folder `path`, whole or not at all.

    `files` maps names such as “tables/factors.csv” to their bytes. Raises FolderRefused when the folder is
    there already, a name is unsafe, or the disk refuses; nothing is left behind then.
    """
    check_names(files)
    if path.exists() or path.is_symlink():
        raise FolderRefused(f"“{path}” is already there, and an artefact is never overwritten.")
    manifest = build_manifest(fields, {name: file_entry(files[name]) for name in files}, seed=seed)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        draft.mkdir(parents=True)
        for name, content in {**files, MANIFEST_NAME: manifest.as_bytes()}.items():
            _write_file(draft / name, content)
        _sync_folders(draft)
        # Renaming onto a folder that has something in it fails, so a race cannot overwrite one either.
        draft.rename(path)
        _sync(path.parent)
    except OSError as error:
        raise FolderRefused(f"“{path}” could not be written: {error.strerror}. Nothing was kept.") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest


def verify_folder(path: Path, public_keys: Collection[bytes]) -> list[str]:
    """What is wrong with the folder, in sentences; empty when it is sound.

    `public_keys` are the 32 bytes of each key that is trusted. Never raises for what a folder may hold.
    """
    if not path.is_dir():
        return [f"There is no folder “{path}”."]
    try:
        content = (path / MANIFEST_NAME).read_bytes()
        manifest = read_manifest(content)
    except OSError:
        return [f"The folder has no {MANIFEST_NAME} that can be read."]
    except ManifestUnreadable as problem:
        return [str(problem)]
    return [
        *_signature_problems(manifest, content, public_keys),
        *_file_problems(path, manifest),
    ]


def compare_folders(first: Path, second: Path) -> list[str]:
    """Names of the files that differ or are in one folder only, sorted; empty when they are alike."""
    ours, theirs = _digests(first), _digests(second)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def read_folder(path: Path) -> Manifest:
    """The manifest of a folder, unchecked. Raises OSError or ManifestUnreadable."""
    return read_manifest((path / MANIFEST_NAME).read_bytes())


def check_names(names: Collection[str]) -> None:
    """Raise FolderRefused unless each name is safe on every machine, and none is used twice."""
    seen: set[str] = set()
    for name in names:
        if not _is_safe(name):
            raise FolderRefused(f"“{name}” is not a safe file name: use letters, digits, “.”, “_” and “-”.")
        if name.casefold() in seen | {MANIFEST_NAME}:
            raise FolderRefused(f"“{name}” is used twice, or kept for the manifest.")
        seen.add(name.casefold())


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    return len(parts) <= DEEPEST and all(
        SAFE_PART.fullmatch(part) and not part.endswith(".") and not DEVICES.fullmatch(part) for part in parts
    )


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folders(top: Path) -> None:
    for folder, _, _ in os.walk(top):
        _sync(Path(folder))


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _signature_problems(manifest: Manifest, content: bytes, public_keys: Collection[bytes]) -> Iterator[str]:
    if manifest.as_bytes() != content:
        yield "The manifest is not written the way this service writes one."
    if not is_genuine(manifest.signature, manifest.signed_part):
        yield "The manifest was altered after it was signed, or its signature is false."
    elif key_bytes(manifest.signature) not in set(public_keys):
        yield f"The manifest is signed by an unknown key ({manifest.signature.key_id})."


def _file_problems(path: Path, manifest: Manifest) -> Iterator[str]:
    """Compare what is there with what is listed; nothing outside the folder is ever opened."""
    found = dict(_found(path))
    found.pop(MANIFEST_NAME, None)
    for name, entry in sorted(manifest.files.items()):
        place = found.pop(name, None)
        if place is None:
            yield f"The file “{name}” is missing."
        elif place.is_symlink() or not place.is_file():
            yield f"“{name}” is not a plain file."
        elif _entry(place) != entry:
            yield f"The file “{name}” was altered."
    for name in sorted(found):
        yield f"“{name}” is not in the manifest."


def _found(path: Path) -> Iterator[tuple[str, Path]]:
    """Every file, link and empty folder beneath, by its name from the top; links are not followed."""
    for folder, below, names in os.walk(path, followlinks=False):
        here = Path(folder)
        links = [name for name in below if (here / name).is_symlink()]
        for name in [*names, *links]:
            yield (here / name).relative_to(path).as_posix(), here / name
        if here != path and not names and not below:
            yield here.relative_to(path).as_posix(), here


def _entry(path: Path) -> FileEntry | None:
    """Hash and size, or None when the file cannot be read."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return FileEntry(digest, file.tell())
    except OSError:
        return None


def _digests(path: Path) -> dict[str, FileEntry | None]:
    return {name: _entry(place) if place.is_file() else None for name, place in _found(path)}
