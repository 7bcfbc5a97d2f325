"""Preparing a release in steps, and that what is asked for is what is prepared."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.urls import reverse

from cdop.figures import tasks
from cdop.figures.models import Release
from cdop.jobs.models import Job, State
from tests.makers.panels import scope_of

NEW = reverse("figures:new")
TABLES = {"kind": "tables", "t1": "reviews", "t1a": "category", "t1b": "sex"}
FULL = {
    **TABLES,
    "audience": "partners",
    "basis": "review",
    "period": "2025-26",
    "method": "suppression",
    "threshold": "10",
}


def at(client, **answers):
    answer = client.get(f"{NEW}?{urlencode(answers)}")
    assert answer.status_code == 200
    return answer.content.decode()


def heading(shown):
    return re.search(r"<h1[^>]*>(.*?)</h1>", shown)[1]


def jobs(by):
    with scope_of(by), transaction.atomic():
        return list(Job.objects.filter(panel_id=by.panel_id, kind__in=["tables.prepare", "return.prepare"]))


@dataclass(frozen=True)
class Attempt:
    """As the worker's."""

    args: dict[str, Any]
    by: Any
    panel_id: int
    job_id: uuid.UUID

    def step(self, name: str) -> None:
        """Nobody follows it."""


def prepared(job, by):
    """The job done here and now, and its release."""
    with scope_of(by), transaction.atomic():
        number = tasks.prepare_tables(Attempt(job.args, by, by.panel_id, job.id))()
        Job.objects.filter(panel_id=by.panel_id, pk=job.id).update(state=State.DONE, result_ref=number)
        return Release.objects.get(panel_id=by.panel_id, pk=number)


def test_one_step_leads_to_the_next_and_keeps_the_answers(person):
    client, _ = person("analyst")
    assert heading(at(client)) == "What is to be released"
    shown = at(client, kind="tables", at="what")
    assert heading(shown) == "Which tables" and 'name="kind" value="tables"' in shown
    assert "There is a problem" not in shown
    assert heading(at(client, **TABLES, at="tables")) == "For whom"
    assert heading(at(client, **TABLES, audience="public", at="audience")) == "Which period"
    shown = at(client, **TABLES, audience="public", basis="review", period="2025-26", at="period")
    assert heading(shown) == "How small counts are protected"
    shown = at(client, **FULL, at="rule")
    assert heading(shown) == "Check what will be prepared"
    assert "Reviewed deaths by primary category of death and sex" in shown
    assert "Partners, under an agreement" in shown and "1 to 9 are not shown" in shown


def test_a_step_left_open_is_asked_again_with_what_is_wrong(person):
    client, _ = person("analyst")
    assert "Choose what is to be released." in at(client, at="what")
    shown = at(client, kind="tables", t1="reviews", at="tables")
    assert "choose a breakdown, or ask for it by year" in shown
    shown = at(client, kind="tables", t1="factors", t1a="sex", at="tables")
    assert "cannot be broken down by “Sex”" in shown
    shown = at(
        client,
        kind="tables",
        t1="deaths",
        t1a="sex",
        audience="public",
        basis="review",
        period="2025-26",
        at="period",
    )
    assert heading(shown) == "Which period" and "ask for reviewed deaths" in shown


def test_a_table_by_year_takes_whole_years(person):
    client, _ = person("analyst")
    days = {
        "start_day": "1",
        "start_month": "5",
        "start_year": "2024",
        "end_day": "31",
        "end_month": "3",
        "end_year": "2026",
    }
    asked = {
        **TABLES,
        "t1y": "on",
        "audience": "public",
        "basis": "review",
        "period": "other",
        "at": "period",
    }
    assert "needs a period of whole years" in at(client, **asked, **days)
    assert heading(at(client, **asked, **{**days, "start_month": "4"})) == "How small counts are protected"


def test_a_step_can_be_shown_again(person):
    client, _ = person("analyst")
    shown = at(client, **FULL, show="period")
    assert heading(shown) == "Which period" and 'value="2025-26" selected' in shown


def test_each_role_is_offered_what_it_may_make(person):
    assert "Annual return" not in at(person("analyst")[0])
    shown = at(person("submitter")[0])
    assert "Annual return" in shown and "Panel summary" not in shown
    assert person("member")[0].get(NEW).status_code == 403
    assert person("submitter")[0].get(f"{NEW}?kind=tables&at=what").status_code == 200
    assert heading(at(person("submitter")[0], kind="tables", at="what")) == "What is to be released"


def test_what_is_asked_for_is_prepared_once(person, reviewed):
    client, by = person("analyst")
    sent = {**FULL, "token": str(uuid.uuid4())}
    first, second = client.post(NEW, sent), client.post(NEW, sent)
    assert first.status_code == 302 and first["Location"] == second["Location"]
    (job,) = jobs(by)
    assert job.args["tables"] == ["reviews.category.sex"] and job.args["threshold"] == 10
    release = prepared(job, by)
    assert release.kind == "tables" and release.audience == "partners" and release.made_by == by.audit_id
    assert release.rule["method"] == "suppression" and release.rule["threshold"] == 10
    shown = client.get(reverse("jobs:job", args=[job.id])).content.decode()
    assert reverse("figures:release", args=[release.id]) in shown
    assert client.get(reverse("figures:release", args=[release.id])).status_code == 200


def test_a_submitter_prepares_a_return_for_the_panels_organisations(person, reviewed):
    client, by = person("submitter")
    sent = {
        **FULL,
        "kind": "annual",
        "audience": "organisations",
        "threshold": "8",
        "token": str(uuid.uuid4()),
    }
    assert client.post(NEW, sent).status_code == 302
    (job,) = jobs(by)
    assert job.kind == "return.prepare" and job.args["kind"] == "annual"


def test_nothing_is_asked_for_with_a_step_missing(person):
    client, by = person("analyst")
    shown = client.post(NEW, {**FULL, "period": "", "token": str(uuid.uuid4())}).content.decode()
    assert heading(shown) == "Which period" and jobs(by) == []
