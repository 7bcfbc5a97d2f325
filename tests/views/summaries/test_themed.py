"""Beginning the summary of a theme that the panel has named."""

from __future__ import annotations

from django.db import transaction
from django.test import Client

from cdop.reviews.models import Review
from cdop.summaries.models import SummaryText
from cdop.summaries.themed import code_of
from tests.makers.cases import make_signed_case
from tests.makers.panels import actor_of, chair_beside, make_panel, make_user, scope_of, sign_in
from tests.makers.themes import make_tag, make_theme

ADDRESS = "/summaries/texts/new/theme/"
YEARS = {"first": "2025-26", "last": "2025-26"}


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_named_theme_is_offered_and_begun(db) -> None:
    panel = make_panel()
    user = make_user(panel)
    client, by = sign_in(Client(), user), actor_of(user, panel)
    assert "Theme the panel has named" not in text(client.get(ADDRESS))
    theme, chair = make_theme(by), chair_beside(by)
    for _ in range(5):
        case = make_signed_case(by, chair=chair)
        with scope_of(by), transaction.atomic():
            review = Review.objects.get(panel_id=by.panel_id, case=case)
        make_tag(by, theme, review)
    assert "Smoking in the home</option>" in text(client.get(ADDRESS))
    assert "Choose a theme of the panel" in text(client.post(ADDRESS, YEARS))
    client.post(ADDRESS, {**YEARS, "theme": code_of(theme)})
    with scope_of(by), transaction.atomic():
        made = SummaryText.objects.get(panel_id=by.panel_id)
    assert (made.title, made.factors) == ("Learning about smoking in the home", [code_of(theme)])
