"""The panel's table of ratios: its own before the shipped, every change on record, one panel apart from another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.dataset.codelists.evidence import Exposure
from cdop.whatif import actions, queries
from cdop.whatif.evidence import shipped
from cdop.whatif.models import RiskEstimate
from tests.makers.panels import make_actor, make_panel, scope_of

pytestmark = pytest.mark.django_db
NAME = "smoking_neonatal"
NEW = replace(
    shipped()[NAME].figures, value=1.4, lower=1.2, upper=1.6, source="A later study", published="2024"
)


@pytest.fixture
def analyst():
    return make_actor(make_panel(), "analyst")


def test_the_panels_own_ratio_takes_the_place_of_the_shipped(analyst):
    with scope_of(analyst), transaction.atomic():
        assert queries.risks(analyst)[NAME].figures.value == 1.32
        actions.set_risk(name=NAME, figures=NEW, by=analyst)
        found = queries.risks(analyst)[NAME]
        assert found.is_own and found.figures == NEW and found.set_by == analyst.name
        actions.reset_risk(name=NAME, by=analyst)
        again = queries.risks(analyst)[NAME]
        assert not again.is_own and again.figures.value == 1.32
        assert [row.value for row in queries.history(NAME, by=analyst)] == [1.32, 1.4]
        acts = Event.objects.filter(act__startswith="risk.").order_by("id").values_list("act", flat=True)
        assert list(acts) == ["risk.set", "risk.reset"]


def test_another_panel_keeps_its_own_table(analyst):
    other = make_actor(make_panel("southshire"), "analyst")
    with scope_of(analyst), transaction.atomic():
        actions.set_risk(name=NAME, figures=NEW, by=analyst)
    with scope_of(other), transaction.atomic():
        assert queries.risks(other)[NAME].figures.value == 1.32
        assert not RiskEstimate.objects.exists()


def test_rows_are_never_changed(analyst):
    with scope_of(analyst), pytest.raises(DatabaseError), transaction.atomic():
        actions.set_risk(name=NAME, figures=NEW, by=analyst)
        RiskEstimate.objects.update(value=1.5)


def test_a_ratio_added_has_a_name_of_its_own(analyst):
    with scope_of(analyst), transaction.atomic():
        for number in (1, 2):
            row = actions.add_risk(figures=replace(NEW, exposure=Exposure.OTHER), by=analyst)
            assert row.name == f"own_other_neonatal_{number}"
        with pytest.raises(Refused, match="none is shipped"):
            actions.reset_risk(name="own_other_neonatal_1", by=analyst)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"lower": 1.5}, "does not lie between its limits"),
        ({"lower": 0.0}, "lower limit of the relative risk is 0"),
        ({"upper": 400.0}, "higher than any ratio"),
        ({"source": " "}, "nobody can check a ratio"),
    ],
)
def test_a_ratio_that_cannot_be_is_refused_in_a_sentence(analyst, change, told):
    with scope_of(analyst), transaction.atomic(), pytest.raises(Refused, match=told):
        actions.set_risk(name=NAME, figures=replace(NEW, **change), by=analyst)


def test_who_reads_figures_only_may_not_change_it():
    member = make_actor(make_panel(), "member")
    with scope_of(member), transaction.atomic():
        assert NAME in queries.risks(member)
        with pytest.raises(NotAllowed):
            actions.set_risk(name=NAME, figures=NEW, by=member)
    administrator = make_actor(make_panel(), "administrator")
    with scope_of(administrator), transaction.atomic(), pytest.raises(NotAllowed):
        queries.risks(administrator)
