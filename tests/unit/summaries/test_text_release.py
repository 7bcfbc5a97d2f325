"""A learning summary from its first word to its files, and the same files again."""

from __future__ import annotations

import pytest
from django.db import transaction
from pypdf import PdfReader

from cdop.artefacts import queries as artefacts
from cdop.artefacts.folder import compare_folders
from cdop.artefacts.models import Artefact
from cdop.core.refusals import Refused
from cdop.disclosure.attack import attack
from cdop.disclosure.publication import published
from cdop.figures import actions as releases
from cdop.figures.freezing import thaw_shown
from cdop.figures.models import Release, ReleaseProof
from cdop.figures.readying import readied
from cdop.figures.states import Act
from cdop.figures.writing import rebuild
from cdop.jobs.actions import run_now
from cdop.reviews.models import Review
from cdop.summaries import actions
from cdop.summaries.themed import code_of
from tests.makers.cases import make_signed_case
from tests.makers.panels import chair_beside, in_panel, make_actor, make_panel
from tests.makers.summaries import YEAR, make_theme, make_written
from tests.makers.themes import make_tag
from tests.makers.themes import make_theme as make_named


@pytest.fixture
def people(committed_db):
    panel = make_panel()
    with in_panel(panel):
        yield {role: make_actor(panel, role) for role in ("coordinator", "chair", "doctor")}


def a_theme(office):
    return make_theme(office)


def a_named_theme(office):
    """Five deaths tagged with a theme of the panel's own."""
    theme, chair = make_named(office), chair_beside(office)
    for _ in range(5):
        case = make_signed_case(office, chair=chair)
        with transaction.atomic():
            review = Review.objects.get(panel_id=office.panel_id, case=case)
        make_tag(office, theme, review)
    return actions.begin(kind="theme", start=YEAR[0], end=YEAR[1], factors=(code_of(theme),), by=office)


def a_case(office):
    case = make_signed_case(office)
    return actions.begin(kind="case", start=YEAR[0], end=YEAR[1], case=case, by=office)


@pytest.mark.parametrize(
    ("make", "readings"), [(a_theme, ("chair",)), (a_named_theme, ("chair",)), (a_case, ("chair", "doctor"))]
)
def test_written_read_prepared_approved_filed_and_rebuilt(people, make, readings, tmp_path):
    office = people["coordinator"]
    text = make_written(office, make(office), happened="A baby died at home, in a room where people smoked.")
    with pytest.raises(Refused):
        actions.prepare_text(text=text, by=office)
    for role in readings:
        actions.read(text=text, version=text.version, by=people[role])
    number = run_now(actions.prepare_text(text=text, by=office))
    with transaction.atomic():
        release = Release.objects.with_state().get(pk=number)
        counted = ReleaseProof.objects.get(release_id=release.id).counted
        releases.send_for_review(release=release, by=office)
    ready = readied(release.id, by=people["chair"], act=Act.APPROVED, step=lambda name: None)
    releases.let_out(ready=ready, by=people["chair"], act=Act.APPROVED)
    with transaction.atomic():
        artefact = Artefact.objects.get(release_id=release.id)
        place = artefacts.folder(artefact, by=office)
        rebuild(release, tmp_path / "again")
    assert compare_folders(place, tmp_path / "again") == []
    assert artefacts.problems(place) == []
    words = " ".join(page.extract_text() for page in PdfReader(next(place.glob("*.pdf"))).pages)
    assert "Offer help at every visit." in " ".join(words.split())
    _attacked(release, counted)


def _attacked(release, counted):
    shown = thaw_shown(release.shown)
    tables = [each.table for each in shown]
    errors = {each.table.key(cell): error for each in shown for cell, error in each.errors.items()}
    truth = {
        table.key(tuple(cell)): count
        for table, held in zip(tables, counted["tables"], strict=True)
        for cell, count in held["cells"]
    }
    found = attack(published(tables, errors))
    assert not [key for key, n in truth.items() if 0 < n < 5 and found[key].is_narrower_than(4)]
