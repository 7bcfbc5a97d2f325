"""The manifest: exactly the agreed entries, one canonical form, a signature others can check."""

import base64
import hashlib
import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cdop.artefacts.manifest import (
    FileEntry,
    ManifestUnreadable,
    build_manifest,
    canonical,
    file_entry,
    read_manifest,
)
from cdop.artefacts.signing import public_key, sign

SEED = bytes(range(32))
# RFC 8032, section 7.1, test 2.
RFC_SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
RFC_PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
RFC_SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_signatures_agree_with_the_published_vector():
    signature = sign(b"\x72", seed=RFC_SEED)
    assert public_key(RFC_SEED).hex() == RFC_PUBLIC
    assert base64.b64decode(signature.value).hex() == RFC_SIGNATURE


def test_the_file_has_exactly_the_agreed_entries(fields):
    manifest = build_manifest(fields, {"a.csv": file_entry(b"abc")}, seed=SEED)
    parsed = json.loads(manifest.as_bytes())
    assert set(parsed) == {
        *("kind", "panel", "period", "basis", "data_as_of", "code_version", "dataset_version"),
        *("reference_editions", "disclosure_rule", "maker", "approver", "made_at", "files", "signature"),
    }
    assert parsed["period"] == {"from": "2022-04-01", "to": "2023-03-31"}
    assert parsed["made_at"] == "2026-03-27T10:05:00Z"
    assert parsed["files"]["a.csv"] == {"sha256": hashlib.sha256(b"abc").hexdigest(), "bytes": 3}


def test_anyone_can_check_the_signature_from_the_file_alone(fields):
    parsed = json.loads(build_manifest(fields, {}, seed=SEED).as_bytes())
    signature = parsed.pop("signature")
    message = json.dumps(parsed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signature["public_key"]))
    key.verify(base64.b64decode(signature["value"]), message)


def test_what_is_read_is_what_was_written(fields):
    manifest = build_manifest(fields, {"a.csv": FileEntry("0" * 64, 3)}, seed=SEED)
    assert read_manifest(manifest.as_bytes()) == manifest


def test_canonical_json_sorts_keys_and_keeps_letters():
    assert canonical({"b": 1, "a": {"é": [1, None]}}) == '{"a":{"é":[1,null]},"b":1}'.encode()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"null", b"[" * 100_000])
def test_what_is_not_a_manifest_is_refused(content):
    with pytest.raises(ManifestUnreadable):
        read_manifest(content)


def test_a_moment_without_a_time_zone_is_refused(fields, made_at):
    with pytest.raises(ValueError, match="time zone"):
        build_manifest(replace(fields, made_at=made_at.replace(tzinfo=None)), {}, seed=SEED)


def test_a_short_seed_is_refused(fields):
    with pytest.raises(ValueError, match="32 bytes"):
        build_manifest(fields, {}, seed=b"short")
