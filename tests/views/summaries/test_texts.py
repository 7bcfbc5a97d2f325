"""Pages of texts: begun, written with what is found asked about, read by another, prepared."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.jobs.models import Job
from cdop.summaries.models import SummaryText
from tests.makers.cases import make_signed_case
from tests.makers.panels import actor_of, chair_beside, in_panel, make_panel, make_user, sign_in
from tests.makers.summaries import SEEN, keys_of, make_theme, make_written


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def user(panel):
    return make_user(panel)


@pytest.fixture
def office(panel, user):
    return actor_of(user, panel)


@pytest.fixture
def client(user):
    return sign_in(Client(), user)


def page(name, text):
    return reverse(f"summaries:{name}", args=[text.pk])


def only(panel):
    with in_panel(panel), transaction.atomic():
        return SummaryText.objects.get()


def test_a_theme_is_begun_and_leads_to_its_form(panel, office, client):
    chair = chair_beside(office)
    for _ in range(5):
        make_signed_case(office, chair=chair, learning=("Ask about smoking.",))
    asked = reverse("summaries:begin", args=["theme"])
    answer = client.post(asked, {"first": "2025-26", "last": "2025-26", "factor_1": "C16"})
    assert answer["Location"] == page("write", only(panel))
    shown = client.get(answer["Location"]).content.decode()
    assert "Ask about smoking." in shown and "What should change" in shown


def test_too_few_deaths_are_said_on_the_form(client, office):
    asked = reverse("summaries:begin", args=["theme"])
    answer = client.post(asked, {"first": "2025-26", "factor_1": "C16"})
    assert "fewer than 5 reviewed deaths" in answer.content.decode()


def test_what_is_found_is_asked_about_and_what_was_typed_stays(panel, office, client):
    text = make_theme(office, surname="Ogunleye")
    typed = {**SEEN, "seen": "The Ogunleye family rang 01632 960961.", "version": 0}
    answer = client.post(page("write", text), typed)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "“Ogunleye” may stand. It was taken for a name" in shown
    assert "It must be taken out" in shown and "The Ogunleye family rang" in shown
    assert only(panel).version == 0
    mended = {**SEEN, "seen": "The Ogunleye family."}
    with in_panel(panel):
        keys = keys_of(office, text, mended)
    assert "on_file:ogunleye" in keys
    answer = client.post(page("write", text), {**mended, "version": 0, "stays": keys})
    assert answer["Location"] == page("text", text)
    assert only(panel).version == 1


def test_another_reads_it_and_then_it_is_prepared(panel, office, client):
    text = make_written(office, make_theme(office))
    shown = client.get(page("text", text)).content.decode()
    assert "Read by 0 of 1 person" in shown and "I have read it" not in shown and "Prepare it" not in shown
    reader = sign_in(Client(), make_user(panel, "doctor"))
    assert "I have read it" in reader.get(page("text", text)).content.decode()
    assert reader.post(page("read", text), {"version": 1}).status_code == 302
    assert "Prepare it for release" in client.get(page("text", text)).content.decode()
    answer = client.post(page("prepare", text))
    with in_panel(panel), transaction.atomic():
        job = Job.objects.get(kind="summary.produce")
    assert answer["Location"] == reverse("jobs:job", args=[job.id])


def test_an_unread_text_is_not_prepared(panel, office, client):
    text = make_written(office, make_theme(office))
    assert client.post(page("prepare", text)).status_code == 409
    assert client.post(page("read", text), {"version": 1}).status_code == 409


def test_members_and_other_panels_are_kept_out(panel, office):
    text = make_written(office, make_theme(office))
    member = sign_in(Client(), make_user(panel, "member"))
    analyst = sign_in(Client(), make_user(panel, "analyst"))
    stranger = sign_in(Client(), make_user(make_panel("southshire"), "chair"))
    for name in ("text", "write"):
        assert member.get(page(name, text)).status_code == 403
        assert analyst.get(page(name, text)).status_code == 403
        assert stranger.get(page(name, text)).status_code == 404
    assert sign_in(Client(), make_user(panel, "doctor")).get(page("write", text)).status_code == 403


def test_nothing_yet_is_said(client):
    assert "No texts" in client.get(reverse("summaries:texts")).content.decode()
