"""The Review page: what it shows, to whom, and at what cost."""

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cdop.audit.models import Event
from cdop.reviews import actions
from tests.makers.cases import (
    SMOKE,
    make_accepted_case,
    make_listed_case,
    make_reviewed_case,
    make_signed_case,
)
from tests.makers.panels import in_panel, make_panel, make_user, sign_in


def page(case) -> str:
    return f"/cases/{case.reference}/review/"


def test_a_review_shows_factors_statements_and_the_primary_category(client, office, shown) -> None:
    case, _ = make_listed_case(office, categories=["10", "8"], learning=["Ask who smokes at every visit."])
    text = shown(client, page(case))
    for words in (
        "Passive smoke/air quality",
        "Someone smoked in the home.",
        "2 – May have contributed to vulnerability, ill health or death",
        "The panel says: None identified.",
        "Ask who smokes at every visit.",
        "Modifiable factors identified",
        "May 2025",
        "Emergency department",
    ):
        assert words in text, words
    first, second = text.split("8. Perinatal or neonatal event")[1].split("10. Sudden unexpected")
    assert "Primary category" in first and "Primary category" not in second


def test_no_name_and_no_exact_day_is_shown(client, office, shown) -> None:
    case, _ = make_listed_case(office, surname="Inventedsurname")
    text = shown(client, page(case))
    assert "Inventedsurname" not in text and "11 May 2025" not in text


def test_that_it_was_opened_is_recorded(client, office, panel, shown) -> None:
    case, _ = make_listed_case(office)
    shown(client, page(case))
    with in_panel(panel), transaction.atomic():
        assert Event.objects.filter(act="case.opened", object_ref=case.reference).count() == 1


def test_a_case_without_a_review_says_so(client, office, shown) -> None:
    text = shown(client, page(make_accepted_case(office)))
    assert "No answers of a review recorded yet." in text and "Add a factor" in text


def test_checks_are_sentences_that_turn_quiet(client, office, shown) -> None:
    text = shown(client, page(make_reviewed_case(office, modifiability="none_identified")))
    assert "The conclusion says that no modifiable factors were identified, but" in text
    assert "Everything the panel decides is recorded." in text


def test_a_signed_review_offers_no_change_and_only_the_chair_reopens(
    client, chairs_client, office, shown
) -> None:
    case = make_signed_case(office)
    text = shown(client, page(case))
    assert "Signed off by" in text and "Add a factor" not in text and "Reopen the case" not in text
    assert "Reopen the case" in shown(chairs_client, page(case))


def test_versions_are_listed_and_readable_once_there_are_two(client, office, chair, panel, shown) -> None:
    case = make_signed_case(office, chair=chair)
    assert "Versions" not in shown(client, page(case))
    with in_panel(panel), transaction.atomic():
        actions.reopen(case=case, reason="The inquest has ended.", by=chair)
    assert "Version 2" in shown(client, page(case))
    old = shown(client, page(case) + "version/1/")
    assert "Signed off by" in old and "Add a factor" not in old
    shown(client, page(case) + "version/3/", status=404)


def test_who_may_look(office) -> None:
    case, _ = make_listed_case(office)
    stranger = sign_in(Client(), make_user(make_panel("southshire"), "chair"))
    member = sign_in(Client(), make_user(make_panel(), "member"))
    assert Client().get(page(case)).headers["Location"].startswith("/account/login/")
    assert member.get(page(case)).status_code == 403
    assert stranger.get(page(case)).status_code == 404


def test_thirty_lines_cost_what_three_do(client, office) -> None:
    few, _ = make_listed_case(office, findings=[SMOKE] * 3)
    many, _ = make_listed_case(office, findings=[SMOKE] * 30, learning=["Ask."] * 5)
    client.get(page(few))
    costs = []
    for case in (few, many):
        with CaptureQueriesContext(connection) as queries:
            client.get(page(case))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 16, [query["sql"][:90] for query in queries]
