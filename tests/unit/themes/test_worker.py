"""The piece of work itself, run as the worker runs it: in transactions of its own."""

from uuid import uuid4

from django.db import transaction

from cdop.jobs.actions import run_now
from cdop.themes import actions, queries
from tests.makers.cases import make_listed_case
from tests.makers.panels import in_panel, make_actor, make_panel
from tests.makers.themes import make_theme


def test_the_worker_suggests_and_tags_nothing(committed_db) -> None:
    panel = make_panel()
    office = make_actor(panel)
    make_listed_case(office, learning=["Ask about smoke in the home."])
    theme = make_theme(office)
    with in_panel(panel):
        assert run_now(actions.ask_for_suggestions(token=uuid4(), by=office)) == "2"
        with transaction.atomic():
            assert queries.waiting(by=office).count() == 2
            assert not queries.points_of(theme, by=office).exists()
