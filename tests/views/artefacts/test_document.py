"""A document's page and its files: as signed, or not at all."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.artefacts.actions import folder_of
from cdop.artefacts.queries import problems
from cdop.artefacts.views import _sent
from cdop.audit.models import Event
from tests.makers.panels import actor_of, in_panel, make_panel, make_user, sign_in
from tests.makers.releases import make_artefact


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def made(panel):
    """A document, whose folder goes with the test."""
    artefact = make_artefact(actor_of(make_user(panel, "chair"), panel))
    yield artefact
    shutil.rmtree(folder_of(panel.code, artefact.id), ignore_errors=True)


@pytest.fixture
def client(panel):
    return sign_in(Client(), make_user(panel, "member"))


def page(artefact):
    return reverse("artefacts:document", args=[artefact.id])


def file(artefact, name="panel.pdf"):
    return reverse("artefacts:download", args=[artefact.id, name])


def events(panel):
    with in_panel(panel), transaction.atomic():
        return [event.detail["file"] for event in Event.objects.filter(act="artefact.downloaded")]


def test_says_what_it_is_and_that_it_is_as_signed(client, made):
    shown = client.get(page(made)).content.decode()
    assert "Every file is as it was signed." in shown
    assert "1 April 2025 to 31 March 2026" in shown and "date the review was completed" in shown
    assert file(made) in shown and "17 bytes" in shown


def test_a_file_is_handed_out_whole_and_recorded(panel, client, made):
    answer = client.get(file(made))
    assert answer.content == b"%PDF-1.7 invented"
    assert answer["Content-Disposition"] == 'attachment; filename="panel.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
    assert events(panel) == ["panel.pdf"]


def test_all_files_are_handed_out_in_one_zip_that_verifies_and_recorded(panel, client, made, tmp_path):
    assert reverse("artefacts:bundle", args=[made.id]) in client.get(page(made)).content.decode()
    answer = client.get(reverse("artefacts:bundle", args=[made.id]))
    name = f"{made.kind}_2025-04-01_2026-03-31"
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.zip"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        parts.extractall(tmp_path)
    assert problems(tmp_path / name) == []
    assert events(panel) == [f"{name}.zip"]
    assert client.get(reverse("artefacts:bundle", args=[made.id])).content == answer.content


@pytest.mark.parametrize("name", ["panel.pdf", "manifest.json"])
def test_no_zip_of_a_document_of_which_one_file_was_altered(panel, client, made, name):
    place = folder_of(panel.code, made.id) / name
    place.write_bytes(place.read_bytes() + b" ")
    assert client.get(reverse("artefacts:bundle", args=[made.id])).status_code == 409
    assert events(panel) == []


@pytest.mark.parametrize(
    "suffix, kind",
    [
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("pdf", "application/pdf"),
        ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("exe", "application/octet-stream"),
    ],
)
def test_each_kind_of_file_is_sent_as_what_it_is(suffix, kind):
    assert _sent(b"", f"a.{suffix}")["Content-Type"] == kind


def test_an_altered_file_is_not_handed_out(panel, client, made):
    (folder_of(panel.code, made.id) / "panel.pdf").write_bytes(b"%PDF-1.7 altered!")
    shown = client.get(page(made)).content.decode()
    assert "Do not use it" in shown and "“panel.pdf” was altered" in shown
    answer = client.get(file(made))
    assert answer.status_code == 409 and b"not as it was signed" in answer.content
    assert events(panel) == []


def test_file_and_manifest_altered_alike_are_not_handed_out(panel, client, made):
    """Whoever can write to the folder can write a manifest that fits; the row remembers the one filed."""
    manifest = folder_of(panel.code, made.id) / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"bytes": 17', '"bytes": 18'))
    assert client.get(file(made)).status_code == 409
    assert "not the one that was filed" in client.get(page(made)).content.decode()


def test_a_missing_folder_is_said_without_naming_a_place(panel, client, made):
    place = folder_of(panel.code, made.id)
    shutil.rmtree(place)
    shown = client.get(page(made)).content.decode()
    assert "missing or cannot be read" in shown and str(place.parent) not in shown
    assert client.get(file(made)).status_code == 409


def test_a_link_put_in_place_of_a_file_is_not_followed(panel, client, made, tmp_path):
    target = tmp_path / "elsewhere"
    target.write_bytes(b"%PDF-1.7 invented")
    (folder_of(panel.code, made.id) / "panel.pdf").unlink()
    (folder_of(panel.code, made.id) / "panel.pdf").symlink_to(target)
    assert client.get(file(made)).status_code == 409


@pytest.mark.parametrize(
    "name",
    ["manifest.json", "other.pdf", "../manifest.json", "tables/../panel.pdf", "/etc/passwd", "%2e%2e/x"],
)
def test_only_names_in_the_manifest(panel, client, made, name):
    assert client.get(f"{page(made)}{name}").status_code == 404
    assert events(panel) == []


def test_another_panels_document_is_not_there(made):
    other = sign_in(Client(), make_user(make_panel("southshire"), "chair"))
    assert other.get(page(made)).status_code == 404
    assert other.get(file(made)).status_code == 404
    assert other.get(reverse("artefacts:bundle", args=[made.id])).status_code == 404


def test_kept_out(panel, made):
    administrator = sign_in(Client(), make_user(panel, "administrator"))
    assert administrator.get(page(made)).status_code == 403
    assert administrator.get(file(made)).status_code == 403
    assert administrator.get(reverse("artefacts:bundle", args=[made.id])).status_code == 403
    assert Client().get(file(made)).status_code == 302
