"""What is proved: a sentence for readers, everything for those who review, and that it was read."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from cdop.audit.models import Event
from tests.makers.panels import in_panel
from tests.makers.prepared import make_prepared, make_released

FOR_REVIEWERS = ("What an attacker could say", "Solver", "Narrowest", "What would bring numbers back")


def proof(client, release):
    answer = client.get(reverse("figures:proof", args=[release.id]))
    assert answer.status_code == 200
    return answer.content.decode()


def read(panel):
    with in_panel(panel), transaction.atomic():
        return list(Event.objects.filter(act="release.proof_read").values_list("actor", flat=True))


def test_a_reader_is_told_in_plain_words_and_no_more(panel, person, reviewed):
    release, _ = make_released(person("submitter")[1], person("chair")[1])
    for role in ("member", "analyst", "submitter"):
        shown = proof(person(role)[0], release)
        assert "Nothing hidden here can be worked out" in shown and "What was asked" in shown
        main = shown[shown.index("<main") :]
        assert not [words for words in FOR_REVIEWERS if words in main]
    assert read(panel) == []


def test_the_maker_without_the_right_is_a_reader(panel, person, reviewed):
    client, maker = person("submitter")
    shown = proof(client, make_prepared(maker))
    assert "What an attacker could say of each figure" not in shown and read(panel) == []


def test_a_reviewer_sees_all_of_it_and_is_recorded(panel, person, reviewed):
    release = make_prepared(person("submitter")[1])
    client, chair = person("chair")
    shown = proof(client, release)
    assert "Solver" in shown and "What an attacker could say of each figure" in shown
    assert read(panel) == [chair.audit_id]


def test_how_many_earlier_ones_it_was_set_beside(person, reviewed):
    first, _ = make_released(person("submitter")[1], person("chair")[1])
    second = make_prepared(person("coordinator")[1], "panel")
    shown = proof(person("chair")[0], second)
    assert "Checked together with 1 earlier release that bears on it." in shown
    assert f"“{first.title}”, released" in shown
