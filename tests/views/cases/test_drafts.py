"""Save as you go: what is typed comes back to the one who typed it, and to nobody else."""

from django.test import Client
from django.utils import timezone

from cdop.cases import actions, queries
from cdop.core.words import moment
from tests.makers.cases import make_case
from tests.makers.panels import scope_of


def section(case, slug: str = "death") -> str:
    return f"/cases/{case.reference}/section/{slug}/"


def keep(client, case, slug: str = "death", **typed: str):
    return client.post(f"{section(case, slug)}draft/", {"version": "1", **typed})


def test_a_draft_is_kept_and_is_there_on_return(client, by) -> None:
    case = make_case(by)
    answer = keep(client, case, place_text="Half a na", time_of_death="25:99")
    assert (answer.status_code, answer.content) == (204, b"")
    html = client.get(section(case)).content.decode()
    assert f"You left unsaved answers on {moment(timezone.now())}" in html
    assert 'value="Half a na"' in html and 'value="25:99"' in html
    assert "<title>Error" not in html and "must be a time" not in html
    assert "You left unsaved answers" in client.get(f"/cases/{case.reference}/").content.decode()


def test_it_is_nobody_elses(client, person, by) -> None:
    case = make_case(by)
    keep(client, case, place_text="Half a na")
    html = person("doctor")[0].get(section(case)).content.decode()
    assert "Half a na" not in html and "unsaved" not in html


def test_discarded_it_is_gone(client, by) -> None:
    case = make_case(by)
    keep(client, case, place_text="Half a na")
    assert client.post(f"{section(case)}draft/discard/").url == section(case)
    html = client.get(section(case)).content.decode()
    assert "Half a na" not in html and "unsaved" not in html


def test_saved_it_is_gone(client, by) -> None:
    case = make_case(by)
    keep(client, case, place_text="Half a na")
    client.post(section(case), {"version": "1", "place_text": "Whole name"})
    assert "unsaved" not in client.get(section(case)).content.decode()


def test_a_draft_over_an_older_version_shows_both_at_once(client, person, by) -> None:
    case = make_case(by)
    keep(client, case, place_text="Mine")
    _, colleague = person("doctor")
    with scope_of(colleague):
        actions.record_section(case=case, slug="death", values={"place_text": "Theirs"}, by=colleague)
    html = client.get(section(case)).content.decode()
    assert "changed this on" in html and "Theirs" in html and 'value="Mine"' in html
    assert 'name="version" value="2"' in html


def test_a_row_to_be_added_has_a_draft_too(client, by) -> None:
    case = make_case(by)
    keep(client, case, "people", row="new", person_name="Half a na")
    html = client.get(f"{section(case, 'people')}add/").content.decode()
    assert 'value="Half a na"' in html and "You left unsaved answers" in html


def test_another_panels_case_has_no_draft_here(client, stranger) -> None:
    case = make_case(stranger)
    assert keep(client, case, place_text="x").status_code == 404
    with scope_of(stranger):
        assert queries.my_drafts(case, by=stranger) == []


def test_a_chair_and_a_stranger_keep_none(person, by) -> None:
    case = make_case(by)
    assert keep(person("chair")[0], case, place_text="x").status_code == 403
    told = Client().post(f"{section(case)}draft/", {"place_text": "x"}, headers={"Accept": "text/plain"})
    assert told.status_code == 401 and "You have been signed out." in told.content.decode()


def test_too_much_is_refused_in_a_sentence(client, by) -> None:
    case = make_case(by)
    answer = keep(client, case, place_text="x" * 600_000)
    assert answer.status_code == 409 and "too long to be kept" in answer.content.decode()


def test_only_sections_have_drafts_and_only_by_post(client, by) -> None:
    case = make_case(by)
    assert client.get(f"{section(case)}draft/").status_code == 405
    assert keep(client, case, "nonsense").status_code == 404
