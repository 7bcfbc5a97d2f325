"""Files that name cases: written for the operator alone, never filed among the released documents."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cdop.core.refusals import Refused


def write_private(out: str, files: Mapping[str, bytes], *, title: str) -> dict[str, Any]:
    """Each file into the folder `out`, readable by nobody else."""
    place = Path(out)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, content in files.items():
            number = os.open(place / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as file:
                file.write(content)
    except OSError as trouble:
        raise Refused(f"The folder {out} cannot be written: {trouble}.") from None
    return {"title": title, "out": out, "files": sorted(files)}
