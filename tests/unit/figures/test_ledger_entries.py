"""Releases of the sample one after the other: one figure for one quantity, and the ledger read back from the rows."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import transaction

from cdop.core.refusals import Refused
from cdop.figures import actions, release
from cdop.figures.actions.external import OutsideFigure
from cdop.figures.cohort import Basis, Cohort, cohort_for_year
from cdop.figures.facts import case_facts
from cdop.figures.ledger.entries import told_before
from cdop.figures.models import ReleaseCase, ReleaseProof
from cdop.figures.themes import count
from tests.makers.cases import make_signed_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.releases import make_return, make_summary, tables_of
from tests.unit.figures.releasing import approved, in_review, prepared

YEAR = (date(2022, 4, 1), date(2023, 3, 31))


def named(folder, name):
    return next(table for table in tables_of(folder) if table.name == name)


def test_a_return_and_a_summary_say_one_thing_of_one_quantity(sample):
    """By themselves each is rounded anew; beside one another the same reviews have the same figure."""
    _, first = make_return(sample, "2022-23")
    _, second = make_summary(sample, *YEAR)
    told, again = named(first, "reviews_by_modifiability"), named(second, "reviews")
    for cell in told.rows():
        code = {} if cell.codes == ("Total",) else {"modifiability": cell.codes[0]}
        assert again.value(year="2022-23", **code) == cell.count, code


def test_the_same_return_again_is_the_same(sample):
    _, first = make_return(sample, "2021-22")
    _, second = make_return(sample, "2021-22")
    assert tables_of(first) == tables_of(second)


def test_the_ledger_read_back_holds_the_cases_and_the_figures(sample):
    make_return(sample, "2020-21")
    cohort = cohort_for_year(sample.panel_id, Basis.REVIEW, "2020-21")
    with transaction.atomic():
        told = [each for each in told_before(cohort) if each.cohort == cohort]
        facts = case_facts(cohort)
    assert told and set(told[-1].facts) == set(facts)
    assert all(figure.again == figure.lower + 4 or figure.lower == 0 for figure in told[-1].figures)


def test_a_protected_page_agrees_with_what_was_released(sample, beside):
    made, folder = make_return(sample, "2022-23")
    beside(made.title)
    shown = named(folder, "reviews_by_category")
    years = Cohort(sample.panel_id, Basis.REVIEW, date(2017, 4, 1), date(2027, 3, 31))
    page = release.protected_tables(years, count, by=sample).table("categories")
    for cell in shown.rows():
        if cell.codes != ("Total",):
            assert page.value(category=cell.codes[0], year="2022-23") == cell.count


def test_what_was_counted_stands_apart_from_what_is_shown(db):
    by = make_actor(make_panel(), "coordinator")
    with scope_of(by):
        case = make_signed_case(by)
        made = in_review(by, "2025-26")
        proof = ReleaseProof.objects.get(release_id=made.id)
        kept = ReleaseCase.objects.get(release_id=made.id)
    assert kept.case_id == case.pk and "sex" in kept.facts
    assert [n for table in proof.counted["tables"] for _, n in table["cells"]] != [0, 0]
    assert {n for table in made.shown["tables"] for _, n, _ in table["cells"]} == {0}
    assert not {"cost", "bound", "counted", "intervals"} & set(json.loads(json.dumps(made.shown)))


OUTSIDE = OutsideFigure(
    basis=Basis.REVIEW,
    population="reviewed deaths",
    period_from=date(2025, 4, 1),
    period_to=date(2026, 3, 31),
    lower=1,
    upper=1,
    title="Annual report of the safeguarding board",
    source="Page 12",
    published_on=date(2026, 9, 1),
)


def test_a_figure_from_outside_is_set_beside_every_later_release(db):
    """Others published that one review was completed; nothing that we add may say whose it was."""
    by = make_actor(make_panel(), "coordinator")
    with scope_of(by):
        make_signed_case(by)
        cohort = cohort_for_year(by.panel_id, Basis.REVIEW, "2025-26")
        entered = actions.enter_figure(figure=OUTSIDE, by=by)
        (told,) = told_before(cohort)
        assert told.name.startswith("Annual report of the safeguarding board")
        actions.take_out_figure(old=entered, by=by)
        assert told_before(cohort) == ()
        with pytest.raises(Refused, match="in the meantime"):
            actions.correct_figure(old=entered, figure=OUTSIDE, by=by)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"population": "adults"}, "Nothing here is counted as “adults”"),
        ({"codes": {"shoe": "9"}}, "not broken down by “shoe”"),
        ({"lower": 3, "upper": 2}, "the first is the larger"),
        ({"period_to": date(2020, 1, 1)}, "after it ends"),
    ],
)
def test_a_figure_from_outside_that_makes_no_sense_is_refused(db, change, sentence):
    by = make_actor(make_panel(), "chair")
    wrong = OutsideFigure(**{**OUTSIDE.__dict__, **change})
    with scope_of(by), pytest.raises(Refused, match=sentence):
        actions.enter_figure(figure=wrong, by=by)


def test_who_approved_stands_in_the_manifest(db):
    panel = make_panel()
    by, chair = make_actor(panel, "coordinator"), make_actor(panel, "chair")
    with scope_of(by):
        made = approved(in_review(by, "2025-26"), chair)
        from cdop.artefacts.folder import read_folder
        from cdop.artefacts.models import Artefact
        from cdop.artefacts.queries import folder

        artefact = Artefact.objects.get(release_id=made.id)
        fields = read_folder(folder(artefact, by=by)).fields
    assert (fields["maker"], fields["approver"]) == (by.name, chair.name)


def test_what_an_analyst_looks_at_before_release_is_protected_beside_what_they_looked_at_already(db):
    """Versions under several rules would add up for somebody who may see no exact figure."""
    panel = make_panel()
    submitter, office = make_actor(panel, "submitter"), make_actor(panel, "coordinator")
    cohort = cohort_for_year(panel.id, Basis.REVIEW, "2025-26")
    with scope_of(submitter):
        make_signed_case(office)
        prepared(submitter, "2025-26")
        (seen,) = told_before(cohort, looked_at_by=submitter.audit_id)
        assert "prepared" in seen.name
        assert told_before(cohort, looked_at_by=office.audit_id) == told_before(cohort) == ()
        prepared(office, "2025-26")
        assert (
            told_before(cohort, looked_at_by=office.audit_id) == ()
        )  # who sees exact figures learns nothing
