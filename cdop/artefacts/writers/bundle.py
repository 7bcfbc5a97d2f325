"""The files of an artefact as one zip, the same bytes each time."""

from collections.abc import Mapping
from datetime import datetime

from cdop.artefacts.folder import check_names
from cdop.artefacts.manifest import MANIFEST_NAME
from cdop.artefacts.writers.packing import Package


def write_bundle(files: Mapping[str, bytes], *, name: str, made_at: datetime) -> bytes:
    """The zip: a folder `name` with the manifest first, then the files by name, each dated `made_at`.

    Raises FolderRefused for a name that is not safe on every machine.
    """
    check_names([name, *(each for each in files if each != MANIFEST_NAME)])
    package = Package(made_at)
    for each in sorted(files, key=lambda one: (one != MANIFEST_NAME, one)):
        package.add(f"{name}/{each}", files[each])
    return package.finished()
