"""Artefact folders: whole or not at all, and every later change found."""

import errno
import json
import os
import shutil
from dataclasses import replace

import pytest

from cdop.artefacts.folder import FolderRefused, compare_folders, read_folder, verify_folder, write_folder
from cdop.artefacts.signing import public_key

SEED, OTHER_SEED = bytes(range(32)), bytes(32)
KEYS = [public_key(SEED)]
FILES = {"tables/factors.csv": b"factor,count\r\n", "report.pdf": b"%PDF-1.7"}


@pytest.fixture
def folder(tmp_path, fields):
    write_folder(tmp_path / "made", FILES, fields, SEED)
    return tmp_path / "made"


def _rewrite(folder, change):
    path = folder / "manifest.json"
    parsed = json.loads(path.read_text())
    change(parsed)
    path.write_text(json.dumps(parsed, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def test_a_folder_as_written_is_sound(folder):
    assert verify_folder(folder, KEYS) == []
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} == {
        *FILES,
        "manifest.json",
    }
    assert [p.name for p in folder.parent.iterdir()] == ["made"]


def test_a_missing_file_is_found(folder):
    (folder / "report.pdf").unlink()
    assert verify_folder(folder, KEYS) == ["The file “report.pdf” is missing."]


@pytest.mark.parametrize("content", [b"%PDF-1.8", b"%PDF-1.7 ", b""])
def test_an_altered_file_is_found(folder, content):
    (folder / "report.pdf").write_bytes(content)
    assert verify_folder(folder, KEYS) == ["The file “report.pdf” was altered."]


def test_an_added_file_folder_or_link_is_found(folder):
    (folder / "tables" / "extra.csv").write_bytes(b"")
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("/")
    names = ["empty", "link", "tables/extra.csv"]
    assert verify_folder(folder, KEYS) == [f"“{name}” is not in the manifest." for name in names]


def test_a_file_replaced_by_a_link_to_the_same_bytes_is_found(folder, tmp_path):
    shutil.move(folder / "report.pdf", tmp_path / "elsewhere.pdf")
    (folder / "report.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    assert verify_folder(folder, KEYS) == ["“report.pdf” is not a plain file."]


@pytest.mark.parametrize(
    "key, value", [("approver", "nobody"), ("period", {}), ("files", {}), ("made_at", "")]
)
def test_an_altered_manifest_is_found(folder, key, value):
    _rewrite(folder, lambda parsed: parsed.update({key: value}))
    assert "The manifest was altered after it was signed, or its signature is false." in verify_folder(
        folder, KEYS
    )


@pytest.mark.parametrize("part", ["key_id", "public_key", "value", "algorithm"])
def test_every_part_of_the_signature_is_held_to(folder, part):
    _rewrite(folder, lambda parsed: parsed["signature"].update({part: "AAAA"}))
    assert verify_folder(folder, KEYS) == [
        "The manifest was altered after it was signed, or its signature is false."
    ]


def test_a_manifest_with_a_key_said_twice_is_found(folder):
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace("{", '{"kind": "other",', 1))
    assert verify_folder(folder, KEYS) == ["The manifest is not written the way this service writes one."]


def test_a_folder_signed_by_a_stranger_is_found(tmp_path, fields):
    write_folder(tmp_path / "made", FILES, fields, OTHER_SEED)
    (problem,) = verify_folder(tmp_path / "made", KEYS)
    assert problem.startswith("The manifest is signed by an unknown key")


def test_a_strangers_signature_under_a_trusted_key_is_found(tmp_path, folder, fields):
    write_folder(tmp_path / "other", FILES, fields, OTHER_SEED)
    ours = read_folder(folder).signature
    _rewrite(
        tmp_path / "other", lambda p: p["signature"].update(public_key=ours.public_key, key_id=ours.key_id)
    )
    assert verify_folder(tmp_path / "other", KEYS)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"files": 1}'])
def test_a_manifest_that_cannot_be_read_is_a_problem_not_a_crash(folder, content):
    (folder / "manifest.json").write_bytes(content)
    assert len(verify_folder(folder, KEYS)) == 1


def test_no_folder_and_no_manifest_are_problems(tmp_path):
    assert verify_folder(tmp_path / "none", KEYS) == [f"There is no folder “{tmp_path / 'none'}”."]
    assert verify_folder(tmp_path, KEYS) == ["The folder has no manifest.json that can be read."]


def test_an_artefact_is_never_overwritten(folder, fields):
    with pytest.raises(FolderRefused, match="already there"):
        write_folder(folder, {"a.csv": b""}, fields, SEED)
    assert verify_folder(folder, KEYS) == []


def test_a_full_disk_leaves_nothing_and_says_so(tmp_path, fields, monkeypatch):
    calls = []

    def full(handle):
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FolderRefused, match=r"No space left on device\. Nothing was kept"):
        write_folder(tmp_path / "made", FILES, fields, SEED)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../a", "/a", "a/../b", "a//b", ".a", "a\\b", "a b", "", "é", "a/b/c/d", "con.txt", "a.", "a\n"]
)
def test_unsafe_names_are_refused(tmp_path, fields, name):
    with pytest.raises(FolderRefused, match="not a safe file name"):
        write_folder(tmp_path / "made", {name: b""}, fields, SEED)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("names", [("manifest.json",), ("a.csv", "A.csv")])
def test_names_that_would_collide_are_refused(tmp_path, fields, names):
    with pytest.raises(FolderRefused, match="used twice, or kept for the manifest"):
        write_folder(tmp_path / "made", dict.fromkeys(names, b""), fields, SEED)


def test_the_same_content_gives_the_same_folder(tmp_path, folder, fields):
    write_folder(tmp_path / "again", dict(reversed(FILES.items())), fields, SEED)
    assert compare_folders(folder, tmp_path / "again") == []


def test_a_rebuild_that_differs_names_what_differs(tmp_path, folder, fields):
    files = {"report.pdf": b"other", "new.csv": b""}
    write_folder(tmp_path / "again", files, replace(fields, maker="other"), SEED)
    names = ["manifest.json", "new.csv", "report.pdf", "tables/factors.csv"]
    assert compare_folders(folder, tmp_path / "again") == names
