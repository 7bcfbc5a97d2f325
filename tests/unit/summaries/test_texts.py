"""Texts of summaries: enough deaths, looked through before they are stored, read by others before they are prepared."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.publications import publication
from cdop.redaction.marks import Taken
from cdop.summaries import actions, queries
from cdop.summaries.models import Reading, SummaryText
from tests.makers.cases import make_signed_case
from tests.makers.panels import in_panel, make_actor, make_panel
from tests.makers.summaries import SEEN, YEAR, keys_of, make_theme, make_written


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def office(panel):
    return make_actor(panel)


@pytest.fixture
def chair(panel):
    return make_actor(panel, "chair")


@pytest.fixture
def doctor(panel):
    return make_actor(panel, "doctor")


@pytest.fixture(autouse=True)
def inside(panel):
    with in_panel(panel):
        yield


def stored(text):
    with transaction.atomic():
        return SummaryText.objects.get(pk=text.pk)


def test_a_theme_of_four_deaths_is_refused_and_of_five_is_not(office, chair):
    for _ in range(4):
        make_signed_case(office, chair=chair)
    wanted = {"kind": "theme", "start": YEAR[0], "end": YEAR[1], "factors": ("C16",), "by": office}
    with pytest.raises(Refused, match="fewer than 5 reviewed deaths"):
        actions.begin(**wanted)
    make_signed_case(office, chair=chair)
    assert actions.begin(**wanted).factors == ["C16"]


def test_a_name_on_file_is_asked_about_and_nothing_is_stored_until_it_is_confirmed(office):
    text = make_theme(office, surname="Ogunleye", forenames="Folasade")
    typed = {**SEEN, "seen": "The Ogunleyes were not alone in this."}
    with pytest.raises(actions.Unconfirmed):
        actions.write(text=text, version=0, typed=typed, confirmed=(), by=office)
    assert stored(text).version == 0 and stored(text).parts == {}
    marks = actions.look_through(text=text, typed=typed, by=office)
    (mark,) = marks["seen"]
    assert (mark.taken, mark.text) == (Taken.ON_FILE, "Ogunleyes")
    keys = keys_of(office, text, typed)
    actions.write(text=text, version=0, typed=typed, confirmed=keys, by=office)
    assert stored(text).confirmed["on_file"] == 1


@pytest.mark.parametrize("telling", ["943 476 5919", "zz99 3vz", "01632 960961", "a.b@example.org"])
def test_what_names_by_itself_cannot_be_confirmed(office, telling):
    text = make_theme(office)
    typed = {**SEEN, "who": f"Write to {telling} now."}
    keys = keys_of(office, text, typed)
    with pytest.raises(actions.Unconfirmed):
        actions.write(text=text, version=0, typed=typed, confirmed=keys, by=office)
    assert stored(text).version == 0


def test_words_copied_from_a_review_are_asked_about(office):
    point = "Nobody asked the family whether the baby had a safe place to sleep at night."
    text = make_theme(office, learning=(point,))
    marks = actions.look_through(text=text, typed={"learned": point}, by=office)
    assert Taken.QUOTE in {mark.taken for mark in marks["learned"]}


def test_a_look_that_fails_stores_nothing(office, monkeypatch):
    text = make_theme(office)

    def broken(*given):
        raise ValueError("sealed with another key")

    monkeypatch.setattr(actions.looking, "on_file_for", broken)
    with pytest.raises(Refused, match="could not be looked through"):
        actions.write(text=text, version=0, typed=SEEN, confirmed=(), by=office)
    assert stored(text).parts == {}


def test_a_theme_is_read_by_one_other_person_and_a_change_asks_for_it_again(office, chair):
    text = make_written(office, make_theme(office))
    with pytest.raises(Refused, match="read by one person who did not write it"):
        actions.prepare_text(text=text, by=office)
    with pytest.raises(Refused, match="Somebody else must read it"):
        actions.read(text=text, version=1, by=office)
    actions.read(text=text, version=1, by=chair)
    assert actions.prepare_text(text=text, by=office).args["text"] == str(text.pk)
    text = make_written(office, stored(text), change="Offer help to stop at every visit.")
    with pytest.raises(Refused, match="must first be read"):
        actions.prepare_text(text=text, by=office)


def test_a_case_is_always_read_by_two_others(office, chair, doctor):
    case = make_signed_case(office, chair=chair)
    text = actions.begin(kind="case", start=YEAR[0], end=YEAR[1], case=case, by=office)
    typed = {**SEEN, "happened": "A baby died at home."}
    keys = keys_of(office, text, typed)
    text = actions.write(text=text, version=0, typed=typed, confirmed=keys, by=office)
    actions.read(text=text, version=1, by=chair)
    with pytest.raises(Refused, match="read by 2 people who did not write it"):
        actions.prepare_text(text=text, by=office)
    with pytest.raises(Refused, match="read this version already"):
        actions.read(text=text, version=1, by=chair)
    actions.read(text=text, version=1, by=doctor)
    assert actions.prepare_text(text=text, by=office)


def test_whoever_changed_it_before_is_no_reader(office, chair):
    text = make_written(office, make_theme(office))
    text = make_written(chair, text, change="Offer help.")
    with pytest.raises(Refused, match="Somebody else must read it"):
        actions.read(text=text, version=2, by=office)


def test_the_database_itself_knows_no_reader_who_wrote_it(office):
    text = make_written(office, make_theme(office))
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(
            panel_id=text.panel_id,
            text=text,
            version=1,
            written_by=office.audit_id,
            read_by=office.audit_id,
            read_by_name=office.name,
        )


def test_the_work_refuses_what_was_not_read(office):
    text = make_written(office, make_theme(office))
    kind = publication("theme", {"text": str(text.pk)})
    with pytest.raises(Refused, match="must first be read"):
        kind.ready(Cohort(text.panel_id, Basis.REVIEW, *YEAR), office)


def test_two_who_change_it_at_once_do_not_overwrite_one_another(office, chair):
    text = make_written(office, make_theme(office))
    make_written(chair, text, change="Offer help.")
    with pytest.raises(Refused, match="changed this text since you opened it"):
        make_written(office, text)


def test_only_those_who_read_reviews_and_make_summaries_write(panel, office):
    text = make_theme(office)
    for role in ("doctor", "analyst", "member"):
        with pytest.raises(NotAllowed):
            actions.write(text=text, version=0, typed=SEEN, confirmed=(), by=make_actor(panel, role))


def test_nothing_that_was_written_or_found_stands_in_the_audit_trail(office):
    text = make_theme(office, surname="Ogunleye")
    make_written(office, text)
    with transaction.atomic():
        events = list(Event.objects.filter(object_type="summary"))
    said = " ".join(f"{event.act} {event.detail}" for event in events)
    assert {"summary.begun", "summary.written"} <= {event.act for event in events}
    assert "Ogunleye" not in said and "smoked" not in said


def test_texts_of_the_annual_report_count_once_another_has_read_them(office, chair):
    text = actions.begin(kind="annual_report", start=YEAR[0], end=YEAR[1], by=office)
    typed = {"title": "Annual report 2025-26", "progress": "Help to stop smoking is offered at every visit."}
    text = actions.write(text=text, version=0, typed=typed, confirmed=keys_of(office, text, typed), by=office)
    assert queries.written_for(*YEAR, by=office) == {}
    actions.read(text=text, version=1, by=chair)
    assert queries.written_for(*YEAR, by=office) == {"progress": typed["progress"]}
