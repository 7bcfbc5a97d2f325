"""The page of a release: who sees it, what it says, what may be done, what is never told."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction
from django.urls import resolve, reverse

from cdop.audit.models import Event
from cdop.disclosure.rule import Rule
from cdop.figures.models import Decision
from cdop.figures.queries import find_release
from cdop.figures.states import State
from tests.makers.cases import make_reviewed_case
from tests.makers.panels import in_panel, scope_of
from tests.makers.prepared import make_prepared, make_released, make_sent


def at(name, release, **query):
    return reverse(f"figures:{name}", args=[release.id])


def page(client, release, name="release"):
    answer = client.get(at(name, release))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def events(panel, act):
    with in_panel(panel), transaction.atomic():
        return list(Event.objects.filter(act=act).values_list("actor", flat=True))


def state_of(release, by):
    with scope_of(by), transaction.atomic():
        return find_release(release.id, by=by).state


def test_what_is_not_out_is_seen_by_its_maker_and_those_who_review_only(person, reviewed, stranger):
    submitter, maker = person("submitter")
    release = make_prepared(maker)
    assert submitter.get(at("release", release)).status_code == 200
    for role in ("coordinator", "chair", "doctor"):
        assert person(role)[0].get(at("release", release)).status_code == 200, role
    for role in ("analyst", "member", "submitter"):
        assert person(role)[0].get(at("release", release)).status_code == 404, role
        assert person(role)[0].get(at("proof", release)).status_code == 404, role
    assert person("administrator")[0].get(at("release", release)).status_code == 403


def test_what_left_is_seen_by_everyone_who_sees_figures(person, reviewed):
    release, _ = make_released(person("submitter")[1], person("chair")[1])
    for role in ("analyst", "member", "submitter", "doctor"):
        shown = page(person(role)[0], release)
        assert "Released" in shown and "The files of this release" in shown


def test_only_protected_figures_stand_on_the_page(person, reviewed):
    """Seven reviews: the page may say 5 or 10, never 7."""
    client, maker = person("submitter")
    shown = page(client, make_prepared(maker))
    main = shown[shown.index('class="cdop-numbers"') : shown.index("What was decided")]
    cells = re.findall(r"table__cell--numeric[^>]*>\s*([^<]*?)\s*<", main)
    assert cells and set(cells) <= {"0 to 4", "5", "10"}
    assert "The true number is from 0 to 4" in main


def test_a_hidden_figure_leads_to_why_it_is_missing(person, reviewed):
    client, maker = person("submitter")
    shown = page(client, make_prepared(maker, rule=Rule.suppression(10)))
    assert "[c]" in shown and "why is this number missing?" in shown
    assert "Either it is from 1 to 9" in shown
    assert 'href="#why-reviews_by_modifiability-hidden"' in shown
    assert 'id="why-reviews_by_modifiability-hidden"' in shown


def test_ways_out_are_for_reviewers_alone(person, by, reviewed):
    """They are made of true counts: the analyst who prepared the release is told the lay sentence only."""
    make_reviewed_case(by, reviewed_on=date(2025, 11, 20), categories=("9",))
    client, maker = person("submitter")
    release = make_prepared(maker)
    words = "What would bring numbers back"
    assert words not in page(client, release) and "choose a longer period" in page(client, release)
    assert words in page(person("chair")[0], release)


def test_sent_approved_and_released(panel, person, reviewed):
    client, maker = person("submitter")
    release = make_prepared(maker)
    assert "Approve and release" not in page(person("chair")[0], release)
    client.post(at("send", release))
    assert state_of(release, maker) is State.IN_REVIEW
    assert "another person must approve it" in page(client, release)
    chair, _ = person("chair")
    assert "Approve and release" in page(chair, release)
    first, again = chair.post(at("approve", release)), chair.post(at("approve", release))
    assert first["Location"] == again["Location"] and resolve(first["Location"]).app_name == "jobs"
    assert len(events(panel, "release.approval_asked")) >= 1


def test_nobody_approves_their_own(person, reviewed):
    client, maker = person("chair")
    release = make_sent(maker, "panel")
    assert "Approve and release" not in page(client, release)
    assert client.post(at("approve", release)).status_code == 403


def test_sent_back_with_a_reason_that_its_maker_reads(person, reviewed):
    client, maker = person("submitter")
    release = make_sent(maker)
    chair, _ = person("chair")
    refused = chair.post(at("send_back", release), {"reason": " "}).content.decode()
    assert "Say why." in refused and state_of(release, maker) is State.IN_REVIEW
    chair.post(at("send_back", release), {"reason": "The year is not over."})
    shown = page(client, release)
    assert "Sent back" in shown and "The year is not over." in shown and "Give it up" in shown


def test_given_up(person, reviewed):
    client, maker = person("submitter")
    release = make_prepared(maker)
    client.post(at("drop", release), {"reason": ""})
    assert state_of(release, maker) is State.DROPPED
    assert client.post(at("send", release)).status_code == 409
    assert client.get(at("drop", release)).status_code == 409


def test_withdrawn_is_said_on_the_release_and_its_document(person, reviewed):
    release, artefact = make_released(person("submitter")[1], person("chair")[1])
    doctor, _ = person("doctor")
    doctor.post(at("withdraw", release), {"reason": "A case was counted twice."})
    assert "Withdrawn. Do not use these figures." in page(person("member")[0], release)
    shown = doctor.get(reverse("artefacts:document", args=[artefact.id])).content.decode()
    assert "Withdrawn. A case was counted twice." in shown


def test_only_those_who_review_withdraw(person, reviewed):
    client, maker = person("submitter")
    release, _ = make_released(maker, person("chair")[1])
    assert "Withdraw it" not in page(client, release)
    assert client.post(at("withdraw", release), {"reason": "No."}).status_code == 403


def test_a_corrected_version_is_asked_for_once(panel, person, reviewed):
    client, maker = person("submitter")
    release, _ = make_released(maker, person("chair")[1])
    assert "Make a corrected version" in page(client, release)
    assert "Make a corrected version" not in page(person("member")[0], release)
    token = {"token": "6fa459ea-ee8a-3ca4-894e-db77e160355e"}
    assert client.post(at("again", release), {}).status_code == 409
    first, second = client.post(at("again", release), token), client.post(at("again", release), token)
    assert first.status_code == 302 and first["Location"] == second["Location"]


def test_of_another_panel_there_is_nothing(person, reviewed, stranger):
    other = make_prepared(stranger)
    client, _ = person("coordinator")
    assert client.get(at("release", other)).status_code == 404
    assert client.post(at("send", other)).status_code == 404


def test_decisions_are_rows_with_names_and_days(person, reviewed):
    client, maker = person("submitter")
    release, _ = make_released(maker, person("chair")[1])
    shown = page(client, release)
    with scope_of(maker), transaction.atomic():
        made = list(Decision.objects.filter(panel_id=maker.panel_id).values_list("by_name", flat=True))
    assert len(made) == 2 and all(name in shown for name in made)
    assert "Approved and released" in shown and "Sent for review" in shown
