"""What is missing, impossible, odd or hostile: a sentence beside the box, and everything typed stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cdop.access.models import Attempt
from cdop.notifications.models import Draft
from tests.makers.notifications import Teller
from tests.makers.panels import in_panel, make_panel


def day(name: str, words: str) -> dict[str, str]:
    return dict(zip((f"{name}_{box}" for box in ("day", "month", "year")), words.split(), strict=True))


def shown(answer) -> str:
    assert answer.status_code == 200, "the page is shown again"
    return answer.content.decode()


@pytest.mark.parametrize(
    ("page", "changes", "sentence"),
    [
        ("child", {"forenames": "", "surname": ""}, "Enter the child&#x27;s name"),
        ("child", day("date_of_birth", "31 2 2026"), "must be a real date"),
        ("child", day("date_of_birth", "1 2 20025"), "must have a year of four numbers"),
        ("child", day("date_of_birth", "1 2 2999"), "or earlier"),
        ("child", {"nhs_number": "12345"}, "is not an NHS number"),
        ("child", {"sex": "dragon"}, "Select a valid choice"),
        ("child", {"ethnicity": "'; DROP TABLE"}, "Select a valid choice"),
        ("child", {"forenames": "Ro\0bin"}, "Null characters are not allowed"),
        ("child", {"surname": "x" * 101}, "can have at most 100 characters"),
        ("home", {"postcode": "nowhere"}, "is not a full UK postcode"),
        ("home", {"resident_la": "E99999999"}, "Choose the local authority from the list"),
        ("home", {"address": "x" * 501}, "at most 500 are kept"),
        ("death", day("date_of_death", "31 2 2026"), "must be a real date"),
        ("death", day("date_of_death", "x y z"), "must be a real date"),
        ("death", {"date_of_death_day": ""}, "must include a day"),
        ("death", {"time_of_death": "25:99"}, "must be a time of day"),
        ("death", {"place_of_death": "the moon"}, "Select a valid choice"),
        ("happened", {"circumstances": "x" * 1_000_000}, "has 1,000,000 characters; at most 5,000 are kept"),
        ("happened", {"expected": "maybe"}, "Select a valid choice"),
        ("you", {"notifier_name": ""}, "Enter your name"),
        ("you", {"notifier_organisation": ""}, "Enter your organisation"),
        ("you", {"notifier_phone": "", "notifier_email": ""}, "Enter a telephone number or an email address"),
        ("you", {"notifier_email": "nobody"}, "is not an email address"),
        ("others", {"other1-contact_email": "nobody"}, "is not an email address"),
        ("others", {"other1-agency_type": "circus"}, "Select a valid choice"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_a_wrong_answer_is_named_and_everything_typed_stays(teller, page, changes, sentence) -> None:
    kept = {"other1-contact_name": "Kept"} if page == "others" else {}
    html = shown(teller.type(page, **changes, **kept))
    assert sentence in html.replace("&#39;", "&#x27;")
    for value in {**changes, **kept}.values():
        if value not in ("dragon", "maybe", "circus", "the moon", "E99999999", "'; DROP TABLE"):
            assert value.strip() in html


def test_nothing_wrong_is_kept(teller) -> None:
    teller.type("child", forenames="Kept nowhere", **day("date_of_birth", "31 2 2026"))
    assert "Kept nowhere" not in teller.get("check")


def test_a_baby_without_a_name_is_enough(teller) -> None:
    assert teller.type("child", forenames="", surname="", is_unnamed="on").status_code == 302


def test_a_date_that_is_not_known_is_enough(teller, cases) -> None:
    blank = {
        "date_of_death_day": "",
        "date_of_death_month": "",
        "date_of_death_year": "",
        "date_of_death_precision": "not_known",
    }
    assert "Enter the date of death" in shown(
        teller.type("death", **{**blank, "date_of_death_precision": "-"})
    )
    teller.type_all(death=blank)
    teller.send()
    assert cases()[0].died_on is None


def test_an_email_alone_reaches_the_notifier(teller) -> None:
    sent = teller.type("you", notifier_phone="", notifier_email="nurse@example.org")
    assert sent.status_code == 302


def test_a_death_before_the_birth_is_refused_whichever_page_comes_last(teller) -> None:
    teller.type("child")
    html = shown(teller.type("death", **day("date_of_death", "31 1 2026")))
    assert "The date of death is before the date of birth." in html
    teller.type("death")
    html = shown(teller.type("child", **day("date_of_birth", "2 11 2026")))
    assert "The date of death is before the date of birth." in html


@pytest.mark.parametrize(
    ("page", "changes", "sentence", "code"),
    [
        ("child", {"nhs_number": "999 000 0001"}, "check digit of the NHS number is wrong", "check_digit"),
        ("child", day("date_of_birth", "1 1 2001"), "was 18 or over", "adult"),
        ("home", {"postcode": "EH1 1AA"}, "is not in England", "not_england"),
        ("death", day("date_of_death", "1 3 2025"), "more than a year ago", "long_ago"),
    ],
)
def test_what_is_odd_is_asked_about_and_can_be_right(teller, page, changes, sentence, code) -> None:
    html = shown(teller.type(page, **changes))
    assert sentence in html and "There is a problem" not in html and f'value="{code}"' in html
    assert teller.type(page, **changes, right=code).status_code == 302
    assert teller.client.get(teller.at(page)).content.decode().count(sentence) == 0, "once is enough"


def test_an_odd_answer_can_be_changed_instead(teller) -> None:
    teller.type("child", nhs_number="999 000 0001")
    assert teller.type("child", nhs_number="").status_code == 302


def test_eighteen_on_the_day_of_death_is_asked_about_with_the_death(teller) -> None:
    teller.type("child", **day("date_of_birth", "1 11 2008"), right="adult")
    teller.begin()
    teller.type("child", **day("date_of_birth", "2 11 2008"), right="adult")
    assert teller.type("death").status_code == 302, "the day before the birthday"


def test_a_number_with_a_wrong_check_digit_is_kept_as_told(teller, cases, by) -> None:
    from cdop.cases import queries
    from tests.makers.panels import scope_of

    teller.type_all(child={"nhs_number": "999 000 0001", "right": "check_digit"})
    teller.send()
    with scope_of(by):
        assert queries.identity(cases()[0], by=by)["nhs_number"] == "9990000001"


def test_sending_what_is_not_whole_makes_no_case(teller, cases) -> None:
    teller.type("child")
    html = shown(teller.send())
    assert "Something is still missing" in html and "Enter your name." in html
    assert cases() == []


def forget(panel) -> None:
    """As if two hours had gone by."""
    with in_panel(panel):
        Draft.objects.filter(panel=panel).update(expires_at=timezone.now())


def test_an_expired_draft_is_gone(teller, panel) -> None:
    teller.type("child")
    forget(panel)
    assert teller.client.get(teller.at("home")).url == teller.at()


def test_a_page_sent_too_late_keeps_what_was_typed_on_it(teller, panel, cases) -> None:
    teller.type("child")
    forget(panel)
    html = shown(teller.type("happened", circumstances="Typed for a long while."))
    assert "The earlier pages were removed" in html and "Typed for a long while." in html
    assert teller.type("happened", circumstances="Typed for a long while.").status_code == 302
    assert "Typed for a long while." in teller.get("check") and "Unmistakable" not in teller.get("check")


def test_sending_too_late_says_so(teller, panel, cases) -> None:
    teller.type_all()
    forget(panel)
    assert teller.send().url == teller.at() and cases() == []


def test_a_lost_token_of_the_form_keeps_what_was_typed(panel, cases) -> None:
    teller = Teller(Client(enforce_csrf_checks=True), panel.code)
    refused = teller.client.post(teller.at("happened"), {"circumstances": "Typed for a long while."})
    html = refused.content.decode()
    assert refused.status_code == 403
    assert "Nothing you typed is lost" in html and "Typed for a long while." in html
    assert "Your page had expired" in shown(teller.client.post(teller.at("check"))) and cases() == []


def test_a_forged_send_makes_no_case(teller, cases) -> None:
    teller.type_all()
    teller.client.handler.enforce_csrf_checks = True
    html = shown(teller.send())
    assert "Your page had expired" in html and cases() == []


def test_a_program_that_fills_every_box_is_stopped_and_a_person_told_why(teller) -> None:
    html = shown(teller.type("you", website="http://example.org"))
    assert "Leave the box “Website” empty" in html and 'value="Invented Nurse"' in html
    assert 'aria-hidden="true"' not in html


def test_pages_sent_too_fast_are_refused_with_what_was_typed(teller) -> None:
    teller.type("child")
    Attempt.objects.filter(bucket="notify-page").update(spent_until=timezone.now() + timedelta(hours=1))
    last = teller.type("happened", circumstances="Typed.")
    assert last.status_code == 429 and "Typed." in last.content.decode()
    assert "tried too often" in last.content.decode()


def test_one_address_may_send_a_dozen_an_hour(teller, cases) -> None:
    for _ in range(13):
        teller.begin()
        teller.type_all()
        last = teller.send()
    assert len(cases()) == 12
    assert "tried too often" in last.content.decode()


def test_the_panels_own_areas_come_first_and_another_panel_is_offered(teller, monkeypatch) -> None:
    from cdop.reference import queries as reference
    from cdop.reference.queries import AreaFact

    ours = AreaFact("E06000008", "Ourtown", "ltla", "", "areas")
    theirs = AreaFact("E07000001", "Theirtown", "ltla", "E10000099", "areas")
    monkeypatch.setattr(reference, "areas", lambda kind: [theirs, ours])
    make_panel("southshire", areas=("E10000099",))
    html = teller.get("home")
    assert html.index("Ourtown") < html.index("Theirtown")
    html = shown(teller.type("home", resident_la="E07000001"))
    assert "is not one that this panel covers" in html
    assert "covered by the Southshire panel" in html and "/notify/southshire/" in html
    assert teller.type("home", resident_la="E07000001", right="not_ours").status_code == 302
    found = teller.get("where", area="E07000001")
    assert "Theirtown is covered by the Southshire panel" in found
    assert "Ourtown is covered by this panel" in teller.get("where", area="E06000008")


def test_an_area_of_no_panel_here_is_told_so(teller, monkeypatch) -> None:
    from cdop.reference import queries as reference
    from cdop.reference.queries import AreaFact

    far = AreaFact("E07000002", "Fartown", "ltla", "", "areas")
    monkeypatch.setattr(reference, "areas", lambda kind: [far])
    assert "No panel that can be reached here covers Fartown" in teller.get("where", area="E07000002")
    assert "Choose a council from the list" in teller.get("where", area="nonsense")
