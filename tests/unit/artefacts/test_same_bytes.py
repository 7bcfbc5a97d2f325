"""The same document gives the same bytes on another day, in another place, under another seed of chance."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cdop.artefacts.folder import verify_folder, write_folder
from cdop.artefacts.signing import public_key

SEED = b"s" * 32
PLACES = (
    {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1", "umask": "000"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "umask": "077"},
)
WORK = """
import hashlib, json, locale, os, sys, time
os.umask(int(sys.argv[1], 8)); time.tzset(); locale.setlocale(locale.LC_ALL, "")
from tests.unit.artefacts.every_writer import written
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in written().items()}))
"""


def _hashes(place):
    environment = {**os.environ, **place}
    umask = environment.pop("umask")
    done = subprocess.run(
        [sys.executable, "-c", WORK, umask],
        env=environment,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def hashes():
    return [_hashes(place) for place in PLACES]


def test_two_processes_in_two_places_write_the_same_bytes(hashes):
    first, second = hashes
    assert first == second
    assert set(first) == {"xlsx", "ods", "docx", "pdf", "csv", "tidy.csv", "tidy.json", "large.xlsx", "zip"}


def test_this_process_writes_them_too_and_one_changed_byte_is_found(hashes, tmp_path, fields):
    from tests.unit.artefacts.every_writer import written

    files = {f"file.{name}": data for name, data in written().items()}
    assert {f"file.{name}": value for name, value in hashes[0].items()} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }
    write_folder(tmp_path / "made", files, fields, SEED)
    assert verify_folder(tmp_path / "made", {public_key(SEED)}) == []
    for name, data in files.items():
        place = tmp_path / "made" / name
        place.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        assert verify_folder(tmp_path / "made", {public_key(SEED)}) == [f"The file “{name}” was altered."]
        place.write_bytes(data)
