"""Pages of themes: numbers for those who may, naming by the chair, what was typed is never lost."""

import pytest
from django.db import transaction

from cdop.themes import actions
from tests.makers.panels import scope_of
from tests.makers.themes import make_tag, make_theme


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_list_counts_for_those_who_see_exact_figures(client, by, theme, listed) -> None:
    make_tag(by, theme, listed[1])
    page = text(client.get("/learning-themes/"))
    assert "Exact figures for this panel only" in page and "Lines</th>" in page
    assert "Smoking in the home</a>" in page


@pytest.mark.parametrize("role", ["analyst", "member", "submitter"])
def test_others_see_names_and_no_number(person, by, theme, listed, role) -> None:
    make_tag(by, theme, listed[1])
    browser = person(role)[0]
    for address in ("/learning-themes/", f"/learning-themes/{theme.pk}/"):
        page = text(browser.get(address))
        assert "Smoking in the home" in page
        assert "Exact figures" not in page and "Cases</th>" not in page
        assert listed[0].reference not in page and "Someone smoked" not in page
    assert browser.get("/learning-themes/suggestions/").status_code == 403
    assert browser.get(f"/learning-themes/case/{listed[0].reference}/").status_code == 403


def test_a_merge_told_to_others_tells_no_number(person, by, theme, listed) -> None:
    make_tag(by, theme, listed[1])
    chair = person("chair")[1]
    with scope_of(chair), transaction.atomic():
        into = actions.add(name="Air", definition="All air.", phrases=(), by=chair)
        actions.merge(theme=theme, into=into, reason="The same.", by=chair)
    assert "1 tag" in text(person("doctor")[0].get(f"/learning-themes/{theme.pk}/"))
    page = text(person("analyst")[0].get(f"/learning-themes/{theme.pk}/"))
    assert "Merged into “Air”" in page and "1 tag" not in page and "The same." not in page


def test_the_chair_adds_a_theme(chair) -> None:
    sent = {"name": "Safe sleep", "definition": "How an infant slept.", "phrases": "sofa\nco-sleeping\n"}
    answer = chair.post("/learning-themes/new/", sent, follow=True)
    assert "The theme “Safe sleep” is added." in text(answer)
    assert "sofa · co-sleeping" in text(answer)


def test_a_mistake_keeps_what_was_typed(chair, theme) -> None:
    sent = {"name": "smoking in the HOME", "definition": "Typed at length.", "phrases": "pipe"}
    page = text(chair.post("/learning-themes/new/", sent))
    assert "There is a theme “Smoking in the home” already" in page
    assert "Typed at length." in page and "pipe" in page and "smoking in the HOME" in page


def test_the_coordinator_names_nothing(client, theme) -> None:
    for act in ("change", "merge", "retire", "bring-back"):
        assert client.post(f"/learning-themes/{theme.pk}/{act}/").status_code == 403
    assert client.get("/learning-themes/new/").status_code == 403
    assert "Add a theme" not in text(client.get("/learning-themes/"))


def test_another_name_and_the_one_before(chair, theme) -> None:
    address = f"/learning-themes/{theme.pk}/change/"
    assert 'value="Smoking in the home"' in text(chair.get(address))
    sent = {"name": "Smoke", "definition": "Any smoke.", "phrases": "smoke", "seen": theme.version}
    page = text(chair.post(address, sent, follow=True))
    assert "Renamed from “Smoking in the home” to “Smoke”" in page
    assert "Before: All of smoking in the home. Words: smoke, smoking" in page


def test_a_change_that_is_refused_in_part_changes_nothing(chair, theme) -> None:
    sent = {"name": "Smoke", "definition": "As Mrs Testsurname.", "phrases": "", "seen": theme.version}
    page = text(chair.post(f"/learning-themes/{theme.pk}/change/", sent))
    assert "Take it out" in page
    assert "Smoking in the home" in text(chair.get(f"/learning-themes/{theme.pk}/"))


def test_what_another_chair_changed_meanwhile_is_said(chair, theme) -> None:
    address = f"/learning-themes/{theme.pk}/change/"
    sent = {"name": "Smoke", "definition": "Any.", "phrases": "", "seen": theme.version}
    chair.post(address, sent)
    page = text(chair.post(address, {**sent, "name": "Fumes"}))
    assert "changed this theme after you opened it" in page and 'value="Fumes"' in page


def test_merging_by_its_page(chair, by, theme, listed) -> None:
    make_tag(by, theme, listed[1])
    other = make_theme(by, "Air", ())
    address = f"/learning-themes/{theme.pk}/merge/"
    assert "Choose the theme" in text(chair.post(address, {"into": "", "reason": "One."}))
    page = text(chair.post(address, {"into": other.pk, "reason": "They are one."}, follow=True))
    assert "Took in “Smoking in the home” with 1 tag" in page and "They are one." in page
    assert listed[0].reference in page
    assert "was merged into" in text(chair.get(f"/learning-themes/{theme.pk}/"))
    assert chair.post(address, {"into": other.pk, "reason": "Again."}).status_code == 200


def test_retiring_and_bringing_back_by_their_pages(chair, theme) -> None:
    at = f"/learning-themes/{theme.pk}"
    page = text(chair.post(f"{at}/retire/", {"reason": "Too wide."}, follow=True))
    assert "This theme was retired" in page and "Too wide." in page
    assert "Themes no longer used" in text(chair.get("/learning-themes/"))
    assert "is in use again" in text(chair.post(f"{at}/bring-back/", follow=True))


def test_nothing_yet_is_said(client) -> None:
    assert "No themes recorded yet." in text(client.get("/learning-themes/"))


def test_a_theme_of_another_number_is_not_there(client, theme) -> None:
    assert client.get("/learning-themes/999999/").status_code == 404
