"""The themes page: who sees exact figures, who protected ones, and what a file holds."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.audit.models import Event
from cdop.dataset.factors import factor
from tests.makers.cases import SMOKE, make_reviewed_case
from tests.makers.panels import in_panel, make_actor, make_panel, make_user, sign_in

THEMES = reverse("figures:themes")
EXACT = "Exact figures for this panel only"
YEAR = "2025-26"
FACTOR = factor(SMOKE["factor_code"]).label


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def three_reviews(panel):
    """Three deaths with one factor: a count that only some may see."""
    by = make_actor(panel)
    return [make_reviewed_case(by, reviewed_on=date(2025, 11, day)) for day in (3, 10, 17)]


def page(panel, role, address=THEMES):
    answer = sign_in(Client(), make_user(panel, role)).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def events(panel, act):
    with in_panel(panel), transaction.atomic():
        return list(Event.objects.filter(act=act).values_list("actor_role", "object_ref"))


@pytest.mark.parametrize("role", ["coordinator", "chair", "doctor"])
def test_exact_figures_are_marked_and_recorded(panel, three_reviews, role):
    shown = page(panel, role, f"{THEMES}?year={YEAR}")
    assert EXACT in shown and "its review of 3 deaths" in shown
    assert FACTOR in shown
    assert [ref for _, ref in events(panel, "figures.read")] == ["themes"]


@pytest.mark.parametrize("role", ["analyst", "submitter", "member"])
def test_nobody_else_sees_an_exact_figure(panel, three_reviews, role):
    shown = page(panel, role, f"{THEMES}?year={YEAR}")
    main = shown[shown.index("<main") :]
    assert EXACT not in shown and "multiple of 5" in shown
    cells = [int(cell) for cell in re.findall(r"table__cell[^>]*>\s*([0-9]+)\s*<", main)]
    told = re.findall(r"<desc[^>]*>(.*?)</desc>", main)
    assert cells and not [cell for cell in cells if cell % 5]
    assert told and not re.search(r"\b3\b", " ".join(told))
    assert "of 3 deaths" not in main
    assert events(panel, "figures.read") == []


@pytest.mark.parametrize("basis", ["review", "death", "notification", "nonsense"])
def test_every_basis_and_nonsense_in_the_address_is_a_page(panel, three_reviews, basis):
    shown = page(panel, "chair", f"{THEMES}?basis={basis}&year=2099-00")
    assert "<title>Themes, 2025-26" in shown or "<title>Themes, 2024-25" in shown


@pytest.mark.parametrize("role", ["chair", "analyst"])
def test_a_file_is_protected_whoever_asks_and_recorded(panel, three_reviews, role):
    client = sign_in(Client(), make_user(panel, role))
    answer = client.get(reverse("figures:download", args=["factors"]))
    counts = {int(line.split(",")[2]) for line in answer.content.decode().splitlines()[1:]}
    assert answer["Content-Disposition"] == 'attachment; filename="factors_by_review.csv"'
    assert not [count for count in counts if count % 5]
    assert [ref for _, ref in events(panel, "figures.downloaded")] == ["themes/factors"]


def test_there_are_no_other_files(panel):
    client = sign_in(Client(), make_user(panel, "chair"))
    assert client.get(reverse("figures:download", args=["children"])).status_code == 404
    assert client.get(reverse("figures:download", args=["deaths"])).status_code == 404


def test_another_panels_reviews_are_not_counted(panel, three_reviews):
    shown = page(make_panel("southshire"), "chair", f"{THEMES}?year={YEAR}")
    assert "its review of 0 deaths" in shown and FACTOR not in shown


def test_an_empty_panel_is_told_so(panel):
    assert "No completed reviews recorded yet." in page(panel, "analyst")


def test_administrators_and_strangers_are_kept_out(panel):
    assert sign_in(Client(), make_user(panel, "administrator")).get(THEMES).status_code == 403
    assert Client().get(THEMES).status_code == 302


def test_queries_do_not_grow_with_cases(panel, three_reviews, django_assert_max_num_queries):
    client = sign_in(Client(), make_user(panel, "chair"))
    client.get(THEMES)
    with django_assert_max_num_queries(14):  # 8 and the frames of three transactions
        client.get(THEMES)
