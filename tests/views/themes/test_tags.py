"""Tagging on the page of a case, and deciding on suggestions, several at once and without a script."""

from django.db import transaction
from django.urls import resolve

from cdop.themes import actions, finding, queries
from tests.makers.panels import actor_of, make_panel, make_user, scope_of, sign_in
from tests.makers.themes import first_finding, make_tag


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def tab(case) -> str:
    return f"/learning-themes/case/{case.reference}/"


def place(by, review) -> str:
    with scope_of(by), transaction.atomic():
        return f"findings-{first_finding(review).pk}"


def looked(by) -> list[int]:
    """What the worker finds; the numbers of the suggestions."""
    with scope_of(by), transaction.atomic():
        actions.keep_suggestions(found=finding.by_words(queries.material(by=by)), by=by)
        return [each.pk for each in queries.waiting(by=by)]


def test_a_line_is_tagged_and_the_tag_taken_off(client, by, theme, listed) -> None:
    case, review = listed
    page = text(client.get(tab(case)))
    assert "Someone smoked in the home." in page and "Ask about smoke in the home." in page
    sent = {"line": place(by, review), "theme": theme.pk}
    page = text(client.post(f"{tab(case)}tag/", sent, follow=True))
    assert "Tagged with “Smoking in the home”." in page and "Take off" in page
    with scope_of(by), transaction.atomic():
        number = queries.points_of(theme, by=by)[0].pk
    page = text(client.post(f"/learning-themes/tag/{number}/take-off/", follow=True))
    assert "is taken off the line" in page and "Take off<" not in page


def test_the_tab_and_the_review_lead_to_each_other(client, theme, listed) -> None:
    assert tab(listed[0]) in text(client.get(f"/cases/{listed[0].reference}/review/"))
    assert f"/cases/{listed[0].reference}/review/" in text(client.get(tab(listed[0])))


def test_tagging_is_in_the_history_of_the_case(client, by, theme, listed) -> None:
    make_tag(by, theme, listed[1])
    assert "Gave a theme to a line of the review" in text(
        client.get(f"/cases/{listed[0].reference}/history/")
    )


def test_nonsense_is_refused_in_a_sentence(client, by, theme, listed) -> None:
    case, review = listed
    line = place(by, review)
    for sent in (
        {},
        {"line": line, "theme": ""},
        {"line": line, "theme": 999999},
        {"line": "x-1", "theme": theme.pk},
    ):
        answer = client.post(f"{tab(case)}tag/", sent)
        assert answer.status_code == 409 and "Choose a theme" in text(answer)
    answer = client.post(f"{tab(case)}tag/", {"line": "findings-999999999", "theme": theme.pk})
    assert answer.status_code == 404


def test_a_line_of_another_case_is_not_tagged_here(client, by, theme, listed) -> None:
    from tests.makers.cases import make_listed_case

    other, _ = make_listed_case(by)
    sent = {"line": place(by, listed[1]), "theme": theme.pk}
    assert client.post(f"{tab(other)}tag/", sent).status_code == 404


def test_another_panel_finds_neither_tag_nor_suggestion(by, theme, listed) -> None:
    tag, numbers = make_tag(by, theme, listed[1]), looked(by)
    south = make_panel("south")
    user = make_user(south)
    from django.test import Client

    stranger = sign_in(Client(), user)
    assert stranger.post(f"/learning-themes/tag/{tag.pk}/take-off/").status_code == 404
    page = text(stranger.post("/learning-themes/suggestions/", {"chosen": numbers, "act": "accept"}))
    assert "Somebody else decided" in page
    with scope_of(by), transaction.atomic():
        assert queries.waiting(by=by).count() == len(numbers)
    assert actor_of(user, south).panel_code == "south"


def test_several_suggestions_are_accepted_and_declined(client, by, theme, listed) -> None:
    numbers = looked(by)
    page = text(client.get("/learning-themes/suggestions/"))
    assert "2 suggestions to decide on" in page and "holds “smoke”" in page
    assert "Suggestions (2)" in text(client.get("/learning-themes/"))
    assert "Suggested: Smoking in the home" in text(client.get(tab(listed[0])))
    sent = {"chosen": numbers[:1], "act": "accept"}
    assert "1 suggestion accepted." in text(client.post("/learning-themes/suggestions/", sent, follow=True))
    sent = {"chosen": numbers[1:], "act": "decline"}
    assert "1 suggestion declined." in text(client.post("/learning-themes/suggestions/", sent, follow=True))
    assert "No suggestions recorded yet" in text(client.get("/learning-themes/suggestions/"))


def test_choosing_none_is_said_and_what_was_ticked_stays(client, by, theme, listed) -> None:
    numbers = looked(by)
    page = text(client.post("/learning-themes/suggestions/", {"act": "accept"}))
    assert "Choose at least one suggestion" in page
    page = text(client.post("/learning-themes/suggestions/", {"chosen": numbers[:1], "act": "?"}))
    assert page.count("checked") == 1


def test_what_was_decided_meanwhile_is_said(client, by, theme, listed) -> None:
    numbers = looked(by)
    client.post("/learning-themes/suggestions/", {"chosen": numbers[:1], "act": "accept"})
    page = text(
        client.post("/learning-themes/suggestions/", {"chosen": numbers, "act": "accept"}, follow=True)
    )
    assert "1 suggestion accepted. On 1 somebody else had decided before you." in page


def test_looking_is_asked_for_once(client, by, theme, listed) -> None:
    page = text(client.get("/learning-themes/suggestions/"))
    token = page.split('name="token" value="')[1].split('"')[0]
    first = client.post("/learning-themes/suggestions/look/", {"token": token})
    again = client.post("/learning-themes/suggestions/look/", {"token": token})
    assert first.url == again.url and resolve(first.url).app_name == "jobs"
    assert "Under way" in text(client.get("/learning-themes/suggestions/"))
    assert client.post("/learning-themes/suggestions/look/", {}).status_code == 409
