"""A zip of an artefact's files: opens anywhere, unpacks into one folder, the same bytes each time."""

import io
import zipfile

import pytest

from cdop.artefacts.folder import FolderRefused, verify_folder, write_folder
from cdop.artefacts.manifest import MANIFEST_NAME
from cdop.artefacts.signing import public_key
from cdop.artefacts.writers.bundle import write_bundle

SEED = b"s" * 32
FILES = {"report.pdf": b"%PDF", "tables/by_sex.csv": b"sex,count\n"}


def test_what_is_unpacked_verifies_as_the_folder_does(tmp_path, fields, made_at):
    manifest = write_folder(tmp_path / "made", FILES, fields, SEED)
    files = {**FILES, MANIFEST_NAME: manifest.as_bytes()}
    data = write_bundle(files, name="annual_2022", made_at=made_at)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        parts.extractall(tmp_path / "sent")
        assert parts.namelist()[0] == "annual_2022/manifest.json"
    assert verify_folder(tmp_path / "sent" / "annual_2022", {public_key(SEED)}) == []
    (tmp_path / "sent" / "annual_2022" / "report.pdf").write_bytes(b"%PDG")
    assert verify_folder(tmp_path / "sent" / "annual_2022", {public_key(SEED)}) != []


def test_the_order_in_which_files_are_given_makes_no_difference(made_at):
    backwards = dict(reversed(FILES.items()))
    assert write_bundle(FILES, name="a", made_at=made_at) == write_bundle(
        backwards, name="a", made_at=made_at
    )


def test_files_are_dated_when_the_artefact_was_made(made_at):
    with zipfile.ZipFile(io.BytesIO(write_bundle(FILES, name="a", made_at=made_at))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(2026, 3, 27, 10, 5, 0)}


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../b", "con.txt", "a\\b"])
def test_no_name_leads_out_of_the_folder(made_at, name):
    with pytest.raises(FolderRefused):
        write_bundle({name: b""}, name="a", made_at=made_at)
    with pytest.raises(FolderRefused):
        write_bundle(FILES, name=name, made_at=made_at)
