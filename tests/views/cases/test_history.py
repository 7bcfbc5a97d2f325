"""Who saw or changed what, in sentences."""

import ast
from pathlib import Path

import cdop
from cdop.cases import actions
from cdop.cases.presenters.history import SENTENCES
from tests.makers.cases import make_accepted_case, make_case, make_signed_case
from tests.makers.panels import scope_of


def page(client, case, query: str = "") -> str:
    return client.get(f"/cases/{case.reference}/history/{query}").content.decode()


def test_acts_are_told_in_sentences(client, by) -> None:
    case = make_accepted_case(by)
    client.post(f"/cases/{case.reference}/identity/")
    with scope_of(by):
        actions.record_section(case=case, slug="death", values={"place_text": "Elsewhere"}, by=by)
    html = page(client, case)
    assert "Recorded the notification" in html and "Saw who the child was" in html
    assert "Changed 1 answer in “The death”: Name of the hospital or place" in html
    assert "Moved the case from “Received” to “Being checked”" in html and "Elsewhere" not in html


def test_another_cases_acts_are_not_told(client, by) -> None:
    one, other = make_case(by), make_accepted_case(by)
    assert "Being checked" not in page(client, one) and "Being checked" in page(client, other)


def test_pages_hold_25_newest_first(client, by) -> None:
    case = make_case(by)
    for _ in range(26):
        client.get(f"/cases/{case.reference}/")
    assert page(client, case).count("Opened the case file") == 25
    assert page(client, case, "?page=2").count("Opened the case file") == 1


def test_an_administrator_sees_acts_but_no_reason(person, by) -> None:
    case = make_accepted_case(by)
    with scope_of(by):
        actions.decide_out_of_scope(
            case=case, reason_code="not_resident_declined", reason="Lived in Wales.", by=by
        )
    browser, _ = person("administrator")
    html = page(browser, case)
    assert "Out of scope" in html and "Lived in Wales." not in html and "section/" not in html


def test_a_reviewed_case_has_words_for_every_act(client, by) -> None:
    assert "Did “" not in page(client, make_signed_case(by))


def test_every_act_upon_a_case_has_words() -> None:
    """Read from the source, so that a new act cannot come without its sentence."""
    told = set()
    for path in Path(cdop.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                of = [
                    k.value.value
                    for k in node.keywords
                    if k.arg == "of" and isinstance(k.value, ast.Constant)
                ]
                if of == ["case"] and isinstance(node.args[0], ast.Constant):
                    told.add(node.args[0].value)
    assert told and told <= set(SENTENCES)


def test_the_timeline_tells_changes_and_steps_but_no_looks(client, by) -> None:
    case = make_accepted_case(by)
    client.get(f"/cases/{case.reference}/")
    with scope_of(by):
        actions.record_section(case=case, slug="death", values={"place_text": "Elsewhere"}, by=by)
        actions.decide_out_of_scope(case=case, reason_code="stillbirth", reason="No signs of life.", by=by)
    told = page(client, case).split("Who saw or changed what")[0]
    assert "The case became “Being checked”" in told and "Changed 1 answer in “The death”" in told
    assert "Stillbirth. No signs of life." in told and "Opened the case file" not in told
