"""Links that are attacked, and links that have simply had their day: all look the same from outside."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cdop.agencies import actions, tokens
from cdop.agencies.models import Link, LinkPlace, Visit
from cdop.agencies.outside import reading
from tests.makers.agencies import make_contact, make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, make_user, scope_of, sign_in
from tests.makers.visitors import DETAILS, Visitor, code_of, letters_of, token_of

pytestmark = pytest.mark.django_db
NAME = b"Unmistakable"
PATHS = (
    "",
    "again/",
    "code/",
    "form/",
    "form/health/",
    "form/health/draft/",
    "check/",
    "nothing/",
    "colleague/",
)


@pytest.fixture
def by():
    return make_actor(make_panel())


def visitor_of(by, **options) -> Visitor:
    case = make_accepted_case(by, surname="Unmistakable")
    return Visitor(by, make_request(by, case, sections=("health",), **options))


@pytest.fixture
def visitor(by) -> Visitor:
    return visitor_of(by)


def alter(visitor: Visitor, **values) -> None:
    """Change the link behind the visitor's token."""
    with scope_of(visitor.by), transaction.atomic():
        mark = tokens.digest(visitor.token)
        assert Link.objects.filter(panel_id=visitor.by.panel_id, digest=mark).update(**values) == 1


def expired(by) -> str:
    visitor = visitor_of(by)
    alter(visitor, good_until=Now() - timedelta(seconds=1))
    return visitor.token


def used(by) -> str:
    visitor = visitor_of(by)
    visitor.post()
    return visitor.token


def revoked(by) -> str:
    visitor = visitor_of(by)
    with scope_of(by), transaction.atomic():
        actions.revoke_links(request=visitor.request, by=by)
    return visitor.token


def replaced(by) -> str:
    visitor = visitor_of(by)
    with scope_of(by):
        actions.send(request=visitor.request, by=by)
    return visitor.token


def answered(by) -> str:
    visitor = visitor_of(by).enter()
    visitor.post("nothing/", completed_by="A", completed_by_role="B", looked="on")
    return visitor.token


def retired(by) -> str:
    visitor = visitor_of(by)
    with scope_of(by):
        actions.retire_contact(contact=visitor.request.contact, by=by)
    return visitor.token


def tampered(by) -> str:
    token = visitor_of(by).token
    return ("A" if token[0] != "A" else "B") + token[1:]


def truncated(by) -> str:
    return visitor_of(by).token[:42]


def invented(by) -> str:
    return tokens.new_secret()


FAILING = (expired, used, revoked, replaced, answered, retired, tampered, truncated, invented)


def plain(answer, token: str) -> tuple[int, str, list[str]]:
    """All that can be told from an answer, but for what the asker sent and the marks against forgery."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    headers = sorted(f"{name}: {value}" for name, value in answer.headers.items() if name != "Content-Length")
    return (
        answer.status_code,
        "\n".join([text, *headers]).replace(token, "TOKEN"),
        sorted(name for name in answer.cookies if not name.startswith("answer-")),
    )


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_links_that_fail_cannot_be_told_apart(path: str, method: str, by) -> None:
    seen = set()
    for make in FAILING:
        token = make(by)
        answer = getattr(Client(), method)(
            f"/answer/{token}/{path}", {"code": "000000"} if method == "post" else {}
        )
        status, text, cookies = plain(answer, token)
        seen.add((status, text, tuple(cookies)))
        assert NAME not in answer.content
    assert len(seen) == 1


def test_looking_at_a_link_tells_nothing_and_asks_nothing_of_the_database(by, visitor: Visitor) -> None:
    token = invented(by)
    with CaptureQueriesContext(connection) as asked:
        good, bad = visitor.get(), Client().get(f"/answer/{token}/")
    assert not [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert plain(good, visitor.token) == plain(bad, token)
    with scope_of(by), transaction.atomic():
        assert not Link.objects.filter(panel_id=by.panel_id, used_at__isnull=False).exists()


def test_a_program_that_presses_the_button_gets_a_code_page_and_locks_nobody_out(
    by, visitor: Visitor
) -> None:
    scanner = Visitor(by, visitor.request, token=visitor.token)
    scanner.get()
    page = scanner.client.post(scanner.at(), follow=True)
    assert page.status_code == 200 and NAME not in page.content
    assert scanner.get("form/").status_code == 403
    assert visitor.post().status_code == 403
    assert visitor.post("again/").status_code == 302
    assert visitor.post("code/", code=code_of(by, visitor.request)).url == visitor.at("form/")
    assert NAME in visitor.get("form/").content
    assert len(letters_of(by, visitor.request, "agency_code")) == 2
    assert scanner.get("form/").status_code == 403


def test_a_code_works_only_in_the_browser_that_asked_for_it(by, visitor: Visitor) -> None:
    visitor.post()
    other = Visitor(by, visitor.request, token=visitor.token)
    answer = other.post("code/", code=code_of(by, visitor.request))
    assert answer.status_code == 200 and other.get("form/").status_code == 403


def test_five_wrong_codes_end_it_and_the_right_one_comes_too_late(by, visitor: Visitor) -> None:
    visitor.post()
    right = code_of(by, visitor.request)
    wrong = [f"{(int(right) + n) % 10**6:06}" for n in range(1, 6)]
    pages = [visitor.post("code/", code=code) for code in (*wrong, right)]
    assert {plain(page, visitor.token)[0] for page in pages} == {200}
    assert visitor.get("form/").status_code == 403


def test_a_code_ends_after_ten_minutes_by_the_clock_of_the_database(by, visitor: Visitor) -> None:
    visitor.post()
    with scope_of(by), transaction.atomic():
        visit = Visit.objects.get(panel_id=by.panel_id, link__request=visitor.request)
        assert timedelta(minutes=9) < visit.code_until - visit.begun_at <= timedelta(minutes=10, seconds=1)
        Visit.objects.filter(pk=visit.pk, panel_id=by.panel_id).update(
            code_until=Now() - timedelta(seconds=1)
        )
    assert visitor.post("code/", code=code_of(by, visitor.request)).status_code == 200
    assert visitor.get("form/").status_code == 403


def test_a_clock_of_the_server_set_back_revives_nothing(by, visitor: Visitor, monkeypatch) -> None:
    from django.utils import timezone

    alter(visitor, good_until=Now() - timedelta(days=1))
    long_ago = timezone.now() - timedelta(days=30)
    monkeypatch.setattr(timezone, "now", lambda: long_ago)
    assert visitor.post().status_code == 403


def test_an_ended_link_is_renewed_by_letter_alone_and_once(by, visitor: Visitor) -> None:
    alter(visitor, good_until=Now() - timedelta(days=1))
    assert visitor.post().status_code == 403
    old = visitor.token
    for _ in range(3):
        visitor.post("again/")
    assert len(letters_of(by, visitor.request, "agency_link")) == 1
    fresh = Visitor(by, visitor.request)
    assert fresh.token != old
    assert fresh.enter().get("form/").status_code == 200


def test_codes_are_not_sent_without_end(by, visitor: Visitor) -> None:
    visitor.post()
    for _ in range(12):
        visitor.post("again/")
    assert len(letters_of(by, visitor.request, "agency_code")) == 6


def test_a_visit_of_one_link_opens_no_other(by) -> None:
    one, other = visitor_of(by).enter(), visitor_of(by)
    other.post()
    mine = next(value for name, value in one.client.cookies.items() if name.startswith("answer-"))
    theirs = next(name for name in other.client.cookies if name.startswith("answer-"))
    one.client.cookies[theirs] = mine.value
    assert one.client.get(other.at("form/")).status_code == 403
    assert one.get("form/").status_code == 200


def test_two_requests_are_answered_side_by_side_and_never_mixed(by) -> None:
    one = visitor_of(by).enter()
    other = visitor_of(by)
    other.client = one.client
    other.enter()
    one.save("health", autism="yes")
    assert b"Complete" not in other.get("form/").content
    assert other.get("form/health/").context["version"] == 0
    assert one.get("form/health/").context["version"] == 1


def test_a_link_of_one_panel_opens_nothing_of_another(by, visitor: Visitor) -> None:
    other = make_actor(make_panel("south"))
    mark = tokens.digest(visitor.token)
    with scope_of(other), transaction.atomic():
        assert reading.link_in_use(mark, by=other) is None
        assert actions.open_link(secret=visitor.token, by=other) is None
    with transaction.atomic():
        assert reading.panel_of(visitor.token).id == by.panel_id
        assert {field.name for field in LinkPlace._meta.fields} == {"id", "digest", "leads_to"}


def test_the_cookie_is_kept_from_scripts_and_other_sites(by, visitor: Visitor, settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    visitor.post()
    (cookie,) = [one for name, one in visitor.client.cookies.items() if name.startswith("__Host-answer")]
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Strict"
    assert cookie["path"] == "/" and not cookie["domain"]


def test_the_secret_in_the_cookie_changes_when_the_code_is_entered(by, visitor: Visitor) -> None:
    visitor.post()
    before = {name: one.value for name, one in visitor.client.cookies.items()}
    visitor.post("code/", code=code_of(by, visitor.request))
    after = {name: one.value for name, one in visitor.client.cookies.items()}
    assert {n: v for n, v in before.items() if n.startswith("answer-")} != {
        n: v for n, v in after.items() if n.startswith("answer-")
    }


def test_whoever_is_signed_in_is_nobody_here(by, visitor: Visitor) -> None:
    coordinator = sign_in(Client(), make_user(make_panel()))
    for path in PATHS:
        for method in ("get", "post"):
            ours = getattr(coordinator, method)(visitor.at(path))
            theirs = getattr(Client(), method)(f"/answer/{tokens.new_secret()}/{path}")
            if (path, method) == ("", "post"):
                assert ours.status_code == 302 and theirs.status_code == 403
                continue
            assert ours.status_code == theirs.status_code
            assert NAME not in ours.content and b"Sign out" not in ours.content


@pytest.mark.parametrize(
    "path", ["/answer/x/cases/", "/answer/../cases/", "/answer//cases/", "/answer/x/admin/"]
)
def test_no_page_of_the_house_is_reached_by_way_of_a_link(path: str) -> None:
    assert Client().get(path).status_code in (302, 404)
    assert b"Today" not in Client().get(path).content


def test_after_handing_in_nothing_can_be_read(by, visitor: Visitor) -> None:
    visitor.enter()
    visitor.save("reporting_details", **DETAILS)
    visitor.save("health", autism="yes")
    kept = {name: one.value for name, one in visitor.client.cookies.items()}
    assert visitor.hand_in().status_code == 302
    for name, value in kept.items():
        visitor.client.cookies[name] = value
    for path in ("form/", "form/health/", "check/", "nothing/", "colleague/"):
        answer = visitor.get(path)
        assert answer.status_code == 403 and NAME not in answer.content
    letters = len(letters_of(by, visitor.request))
    visitor.post("again/")
    assert len(letters_of(by, visitor.request)) == letters


def test_passing_on_writes_to_the_colleague_and_ends_this_link(by, visitor: Visitor) -> None:
    contact = visitor.request.contact
    visitor.enter()
    visitor.save("health", autism="yes")
    assert (
        b"must end in @agency.example"
        in visitor.post("colleague/", name="N", email="n@elsewhere.example").content
    )
    answer = visitor.post("colleague/", name="New Colleague", email="new@agency.example")
    assert answer.status_code == 200
    assert visitor.get("form/").status_code == 403
    assert visitor.post("again/").status_code == 302
    with scope_of(by), transaction.atomic():
        visitor.request.refresh_from_db()
        assert visitor.request.contact_id != contact.pk
    fresh = Visitor(by, visitor.request)
    assert fresh.token != visitor.token
    assert fresh.enter().get("form/health/").context["version"] == 1


def test_a_colleague_who_is_in_the_directory_is_not_altered_from_outside(by, visitor: Visitor) -> None:
    from cdop.access.vault import open_vault
    from cdop.agencies import persons

    known = make_contact(
        by, visitor.request.agency, email="lead@agency.example", name="Right Name", is_lead=True
    )
    visitor.enter().post("colleague/", name="Wrong Name", email="LEAD@agency.example")
    with scope_of(by), transaction.atomic():
        known.refresh_from_db()
        visitor.request.refresh_from_db()
        assert visitor.request.contact_id == known.pk and known.is_lead
        assert persons.take(known, open_vault(by.panel_id)).name == "Right Name"


def test_a_link_sent_again_takes_the_place_of_the_one_before(by, visitor: Visitor) -> None:
    visitor.enter()
    with scope_of(by):
        actions.send(request=visitor.request, by=by)
    assert visitor.get("form/").status_code == 403
    assert token_of(by, visitor.request) != visitor.token
