"""That a return was sent: the day, the way, the receiver's reference, noted by whoever may make returns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.figures.actions import withdraw
from cdop.returns import actions
from cdop.returns.models import Submission
from tests.makers.panels import scope_of
from tests.makers.prepared import make_prepared, make_released
from tests.views.figures.conftest import by, client, office, panel, person, reviewed, stranger

__all__ = ["by", "client", "office", "panel", "person", "reviewed", "stranger"]


@pytest.fixture
def submitter(person):
    return person("submitter")


@pytest.fixture
def released(submitter, person, reviewed):
    return make_released(submitter[1], person("chair")[1])[0]


def at(release):
    return reverse("returns:sent", args=[release.id])


def typed(on=None, **changes):
    on = on or timezone.localdate()
    days = {"sent_on_day": on.day, "sent_on_month": on.month, "sent_on_year": on.year}
    return {**days, "channel": "portal", "receipt": "NR/2026-0042", **changes}


def rows(by):
    with scope_of(by), transaction.atomic():
        return list(Submission.objects.filter(panel_id=by.panel_id))


def test_it_is_noted_and_shown_on_its_page_and_in_the_list(submitter, released):
    browser, by = submitter
    assert "Not noted yet" in browser.get("/returns/").content.decode()
    assert browser.post(at(released), typed()).status_code == 302
    (row,) = rows(by)
    assert (row.sent_on, row.channel, row.receipt) == (timezone.localdate(), "portal", "NR/2026-0042")
    assert (row.by, row.by_name) == (by.audit_id, by.name)
    for page in (at(released), "/returns/"):
        assert "NR/2026-0042" in browser.get(page).content.decode()
    assert at(released) in browser.get(reverse("figures:release", args=[released.id])).content.decode()
    with scope_of(by), transaction.atomic():
        event = Event.objects.get(chain=by.panel_id, act="return.submitted")
    assert event.object_ref == str(released.id) and "0042" not in str(event.detail)


def test_noted_twice_alike_it_is_one_and_differently_both_are_kept(submitter, released):
    browser, by = submitter
    for receipt in ("A", "A", "B"):
        browser.post(at(released), typed(receipt=receipt))
    assert [row.receipt for row in rows(by)] == ["B", "A"]
    shown = browser.get("/returns/").content.decode()
    assert "receipt B" in shown and "receipt A" not in shown


@pytest.mark.parametrize(("days", "words"), [(-1, "cannot have been sent before"), (1, "Date it was sent")])
def test_a_day_that_cannot_be_is_refused_and_what_was_typed_stays(submitter, released, days, words):
    browser, by = submitter
    answer = browser.post(at(released), typed(timezone.localdate() + timedelta(days=days)))
    assert answer.status_code == 200 and words in answer.content.decode()
    assert "NR/2026-0042" in answer.content.decode() and rows(by) == []


@pytest.mark.parametrize(
    "changes", [{"channel": ""}, {"channel": "pigeon"}, {"receipt": "<b>"}, {"sent_on_day": ""}]
)
def test_what_is_missing_or_wrong_is_said(submitter, released, changes):
    browser, by = submitter
    answer = browser.post(at(released), typed(**changes))
    assert answer.status_code == 200 and "There is a problem" in answer.content.decode()
    assert rows(by) == []


def test_what_has_not_left_cannot_have_been_sent(submitter, reviewed):
    browser, by = submitter
    release = make_prepared(by)
    assert "has not been released yet" in browser.get(at(release)).content.decode()
    browser.post(at(release), typed())
    assert rows(by) == []
    with scope_of(by), transaction.atomic(), pytest.raises(Refused, match="not been released"):
        actions.note_submission(
            release=release, sent_on=timezone.localdate(), channel="portal", receipt="", by=by
        )


def test_a_summary_is_no_return(submitter, person, reviewed):
    summary, _ = make_released(person("coordinator")[1], person("chair")[1], "panel")
    assert submitter[0].get(at(summary)).status_code == 404


def test_who_makes_no_returns_reads_and_notes_nothing(submitter, person, released):
    submitter[0].post(at(released), typed())
    browser, analyst = person("analyst")
    shown = browser.get(at(released)).content.decode()
    assert "NR/2026-0042" in shown and "Note that it was sent" not in shown
    assert browser.post(at(released), typed(receipt="X")).status_code == 403
    with scope_of(analyst), transaction.atomic(), pytest.raises(NotAllowed):
        actions.note_submission(
            release=released, sent_on=timezone.localdate(), channel="portal", receipt="", by=analyst
        )


def test_a_withdrawn_return_keeps_its_sending(submitter, released, by):
    browser, _ = submitter
    browser.post(at(released), typed())
    with scope_of(by), transaction.atomic():
        withdraw(release=released, reason="A wrong code.", by=by)
    assert "NR/2026-0042" in browser.get(at(released)).content.decode()


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_sending_is_never_changed(submitter, released, act):
    browser, by = submitter
    browser.post(at(released), typed())
    with scope_of(by), pytest.raises(DatabaseError), transaction.atomic():
        found = Submission.objects.filter(panel_id=by.panel_id)
        found.update(receipt="X") if act == "update" else found._raw_delete("default")
