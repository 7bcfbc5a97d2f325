"""Asking for a summary, and the list of those made."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.jobs.models import Job
from tests.makers.panels import actor_of, in_panel, make_panel, make_user, sign_in
from tests.makers.releases import make_artefact

PAGE = reverse("summaries:summaries")


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def client(panel):
    return sign_in(Client(), make_user(panel, "chair"))


def jobs(panel):
    with in_panel(panel), transaction.atomic():
        return list(Job.objects.filter(kind="summary.produce"))


def typed(**more):
    return {"period": "2022-23", "token": str(uuid.uuid4()), **more}


def test_a_year_is_asked_for_and_followed(panel, client):
    answer = client.post(PAGE, typed())
    (job,) = jobs(panel)
    assert job.args == {"kind": "panel", "start": "2022-04-01", "end": "2023-03-31"}
    assert answer["Location"] == reverse("jobs:job", args=[job.id])
    assert "Panel summary, 2022-23" in client.get(PAGE).content.decode()


def test_a_double_click_makes_one(panel, client):
    sent = typed()
    assert client.post(PAGE, sent)["Location"] == client.post(PAGE, sent)["Location"]
    assert len(jobs(panel)) == 1


def test_back_and_another_period_makes_another(panel, client):
    sent = typed()
    client.post(PAGE, sent)
    client.post(PAGE, {**sent, "period": "2021-22"})
    assert len(jobs(panel)) == 2


def test_other_days(panel, client):
    days = {"start_day": "1", "start_month": "7", "start_year": "2022"}
    days |= {"end_day": "31", "end_month": "12", "end_year": "2022"}
    client.post(PAGE, typed(period="other", **days))
    assert [(job.args["start"], job.args["end"]) for job in jobs(panel)] == [("2022-07-01", "2022-12-31")]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"period": ""}, "Choose a period"),
        ({"period": "other"}, "Enter the first day, or choose a year"),
        ({"start_day": "1", "start_month": "7", "start_year": "2022"}, "Choose “Other days”"),
        (
            {
                "period": "other",
                **dict(zip(("start_day", "start_month", "start_year"), ("2", "5", "2023"), strict=True)),
                **dict(zip(("end_day", "end_month", "end_year"), ("1", "5", "2023"), strict=True)),
            },
            "The period begins on 2 May 2023, after it ends on 1 May 2023.",
        ),
    ],
)
def test_what_is_wrong_is_said_on_the_page_and_what_was_typed_stays(panel, client, sent, said):
    answer = client.post(PAGE, typed(**sent))
    shown = answer.content.decode()
    assert answer.status_code == 200 and said in shown
    if "start_year" in sent:
        assert f'value="{sent["start_year"]}"' in shown
    assert jobs(panel) == []


def test_who_may_read_may_not_make(panel):
    member = sign_in(Client(), make_user(panel, "member"))
    assert "Make the summary" not in member.get(PAGE).content.decode()
    assert member.post(PAGE, typed()).status_code == 403
    assert jobs(panel) == []


def test_finished_ones_are_listed_for_this_panel_only(panel, client):
    made = make_artefact(actor_of(make_user(panel, "chair"), panel))
    other = make_panel("southshire")
    theirs = make_artefact(actor_of(make_user(other, "chair"), other))
    shown = client.get(PAGE).content.decode()
    assert str(made.id) in shown and made.made_by_name in shown
    assert str(theirs.id) not in shown


def test_kept_out(panel):
    assert sign_in(Client(), make_user(panel, "administrator")).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302
