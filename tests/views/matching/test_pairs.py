"""Possible duplicates: the list, two records side by side, names only for those who may and on record."""

from __future__ import annotations

from cdop.audit.models import Event
from cdop.matching.models import Candidate, Link, Merge
from tests.makers.cases import make_case
from tests.makers.pairs import make_merge, make_pair
from tests.makers.panels import scope_of


def html(answer) -> str:
    return answer.content.decode()


def acts(by, act: str) -> int:
    with scope_of(by):
        return Event.objects.filter(chain=by.panel_id, act=act).count()


def test_nothing_yet_nothing_here_and_pairs_are_told_apart(client, by) -> None:
    assert "No pairs of records that are alike recorded yet." in html(client.get("/matching/"))
    make_pair(by)
    assert "Names alike: 1.00" in html(client.get("/matching/")).replace("; names", "; Names").replace(
        "names alike", "Names alike"
    )
    assert "No pairs match these filters." in html(client.get("/matching/?show=linked"))


def test_looking_again_finds_what_was_recorded_since(client, by) -> None:
    pair = make_pair(by)
    with scope_of(by):
        Candidate.objects.filter(pk=pair.pk).update(decided="lapsed")
    page = html(client.post("/matching/find/", follow=True))
    assert "2 records compared. New: 1 pair to be decided." in page


def test_facts_without_names_until_they_are_opened(client, by) -> None:
    pair = make_pair(by)
    page = html(client.get(f"/matching/pair/{pair.pk}/"))
    assert "Same date of death" in page or "same date of death" in page
    assert "Testname" not in page and acts(by, "identity.read") == 0
    page = html(client.post(f"/matching/pair/{pair.pk}/identity/"))
    assert "Testname" in page and acts(by, "identity.read") == 2


def test_who_may_not_see_names_compares_facts_and_decides_nothing(person, by) -> None:
    pair = make_pair(by)
    chair, _ = person("chair")
    page = html(chair.get(f"/matching/pair/{pair.pk}/"))
    assert "your role does not open who the children were" in page
    assert "Merge" not in page and "different children</button>" not in page
    assert chair.post(f"/matching/pair/{pair.pk}/identity/").status_code == 403


def test_different_children_need_a_reason_which_stays_on_the_page(client, by) -> None:
    pair = make_pair(by)
    page = html(client.post(f"/matching/pair/{pair.pk}/different/", {"reason": ""}))
    assert "Enter an answer to" in page or "There is a problem" in page
    page = html(client.post(f"/matching/pair/{pair.pk}/different/", {"reason": "Cousins"}, follow=True))
    assert "are different children" in page
    page = html(client.post(f"/matching/pair/{pair.pk}/different/", {"reason": "Cousins again"}))
    assert "decided about this pair already" in page and "Different children" in page


def test_twins_are_linked_from_the_pair(client, by) -> None:
    pair = make_pair(by)
    client.post(f"/matching/pair/{pair.pk}/link/", {"kind": "twins"})
    for case in (pair.case_a, pair.case_b):
        page = html(client.get(f"/matching/case/{case.reference}/"))
        assert "Twins or another multiple birth" in page
    with scope_of(by):
        link = Link.objects.get(panel_id=by.panel_id)
    page = html(client.post(f"/matching/link/{link.pk}/withdraw/", follow=True))
    assert "The link is withdrawn." in page and "No links to other cases recorded yet." in page


def test_a_merge_takes_over_what_is_ticked_and_says_where_the_record_went(client, by) -> None:
    pair = make_pair(by, sex="male", other_address="2 Elsewhere Lane")
    page = html(client.get(f"/matching/pair/{pair.pk}/merge/"))
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert "2 Elsewhere Lane" in page and 'value="child_identity.other_address" checked' in page
    assert 'value="child.sex" checked' not in page and 'value="child.sex"' in page
    typed = {"keep": pair.case_a.reference, "seen": seen, "reason": "Notified twice"}
    client.post(f"/matching/pair/{pair.pk}/merge/", {**typed, "take": ["child_identity.other_address"]})
    with scope_of(by):
        held = Merge.objects.get(panel_id=by.panel_id)
    assert held.choices == [
        {"section": "child_identity", "fields": ["other_address"], "before": 1, "after": 2}
    ]
    page = html(client.get(f"/cases/{pair.case_b.reference}/"))
    assert "This record was merged with another of the same child." in page
    gone_to = client.get(f"/matching/case/{pair.case_b.reference}/kept/")
    assert gone_to.url == f"/cases/{pair.case_a.reference}/"
    assert "Records merged into this one" in html(client.get(f"/matching/case/{pair.case_a.reference}/"))


def test_a_merge_of_what_was_not_seen_is_refused_and_the_choices_stay(client, by) -> None:
    pair = make_pair(by, sex="male")
    typed = {
        "keep": pair.case_a.reference,
        "seen": "0" * 32,
        "reason": "Notified twice",
        "take": ["child.sex"],
    }
    page = html(client.post(f"/matching/pair/{pair.pk}/merge/", typed))
    assert "was changed after you opened this page" in page
    assert 'value="child.sex" checked' in page and "Notified twice" in page


def test_a_refused_merge_says_why_on_the_page(client, by) -> None:
    pair = make_pair(by)
    client.post(f"/matching/pair/{pair.pk}/link/", {"kind": "twins"})
    page = html(client.get(f"/matching/pair/{pair.pk}/merge/?keep={pair.case_b.reference}"))
    seen = page.split('name="seen" value="')[1].split('"')[0]
    typed = {"keep": pair.case_b.reference, "seen": seen, "reason": "Notified twice"}
    page = html(client.post(f"/matching/pair/{pair.pk}/merge/", typed))
    assert "linked as different children" in page and "Notified twice" in page


def test_a_merge_is_undone_with_a_reason(client, by) -> None:
    merge = make_merge(by)
    address = f"/matching/merge/{merge.pk}/undo/"
    assert "There is a problem" in html(client.post(address, {"reason": " "}))
    page = html(client.post(address, {"reason": "Two children"}, follow=True))
    assert "stand apart again" in page and "Mergings that were undone" in page
    page = html(client.post(address, {"reason": "Two children"}))
    assert "undid this already" in page


def test_two_records_are_compared_by_hand(client, by) -> None:
    one, other = make_case(by), make_case(by)
    address = f"/matching/case/{one.reference}/compare/"
    page = html(client.post(address, {"compare-other": other.reference.lower()}, follow=True))
    assert "put together by hand" in page
    assert "There is no case with this reference" in html(
        client.post(address, {"compare-other": "XXXX-XXXX"})
    )
    assert "This is the same record." in html(client.post(address, {"compare-other": one.reference}))


def test_another_panels_pair_is_not_there(client, by, stranger) -> None:
    pair = make_pair(stranger)
    for end in ("", "merge/"):
        assert client.get(f"/matching/pair/{pair.pk}/{end}").status_code == 404
