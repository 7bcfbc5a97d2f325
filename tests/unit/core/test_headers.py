"""What every answer carries, how a refusal becomes a page, and whether the process is up and ready."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cdop.core import readiness
from cdop.core.middleware import ResponseHeadersMiddleware
from cdop.core.refusals import NotAllowed, Refused
from cdop.core.views import csrf_failure, healthz, readyz


def answer(response: HttpResponse, request=None) -> HttpResponse:
    request = request or RequestFactory().get("/")
    request.resolver_match = getattr(request, "resolver_match", None)
    return ResponseHeadersMiddleware(lambda _: response)(request)


def policy(response: HttpResponse) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {part.split(" ")[0]: " ".join(part.split(" ")[1:]) for part in parts}


@pytest.mark.parametrize(
    ("directive", "value"),
    [
        ("default-src", "'none'"),
        ("script-src", "'self'"),
        ("style-src", "'self'"),
        ("img-src", "'self' data:"),
        ("form-action", "'self'"),
        ("frame-ancestors", "'none'"),
        ("base-uri", "'none'"),
        ("object-src", "'none'"),
    ],
)
def test_pages_may_use_only_what_is_ours(directive, value):
    assert policy(answer(HttpResponse("x")))[directive] == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
    ],
)
def test_header_is_set_even_where_the_view_set_another(name, value):
    assert answer(HttpResponse("x", headers={name: "something else"})).headers[name] == value


def test_camera_and_place_are_denied():
    header = answer(HttpResponse("x")).headers["Permissions-Policy"]
    assert "camera=()" in header
    assert "geolocation=()" in header


def test_a_file_handed_out_is_boxed_in():
    response = answer(HttpResponse("x", headers={"Content-Disposition": 'attachment; filename="x.html"'}))
    assert "sandbox" in policy(response)
    assert "script-src" not in policy(response)


@pytest.mark.parametrize(
    ("method", "view", "signed_in", "cleared"),
    [
        ("post", "account_logout", False, True),
        ("get", "account_logout", False, False),
        ("post", "account_logout", True, False),
        ("post", "cases:close", False, False),
    ],
)
def test_signing_out_clears_the_browser(method, view, signed_in, cleared):
    request = getattr(RequestFactory(), method)("/")
    request.resolver_match = SimpleNamespace(view_name=view)
    request.user = SimpleNamespace(is_authenticated=signed_in)
    assert ("Clear-Site-Data" in answer(HttpResponse("x"), request).headers) is cleared


def refused(exception: Exception, **headers: str) -> HttpResponse | None:
    request = RequestFactory().post("/", headers=headers)
    request.user = SimpleNamespace(is_authenticated=False)
    request.session = {}
    return ResponseHeadersMiddleware(lambda _: HttpResponse()).process_exception(request, exception)


def test_a_refusal_is_a_page_with_its_sentence():
    response = refused(Refused("2 agencies have not answered <yet>."), referer="http://testserver/cases/1/")
    assert response.status_code == 409
    assert "2 agencies have not answered &lt;yet&gt;." in response.content.decode()
    assert 'href="http://testserver/cases/1/"' in response.content.decode()


def test_the_way_back_never_leads_elsewhere():
    response = refused(Refused("No."), referer="http://testserver.evil.example/")
    assert "evil" not in response.content.decode()


def test_not_allowed_is_a_403():
    response = refused(NotAllowed())
    assert response.status_code == 403
    assert "Your role does not allow this." in response.content.decode()


def test_other_faults_are_left_alone():
    assert refused(ValueError("x")) is None


def test_expired_page_does_not_say_why():
    request = RequestFactory().post("/")
    request.user = SimpleNamespace(is_authenticated=False)
    response = csrf_failure(request, reason="CSRF cookie not set.")
    assert response.status_code == 403
    assert "CSRF" not in response.content.decode()


def test_up_needs_nothing_else():
    assert healthz(RequestFactory().get("/healthz")).content == b"ok"
    assert healthz(RequestFactory().post("/healthz")).status_code == 405


def broken() -> None:
    raise ConnectionError


@pytest.mark.parametrize(("part", "status"), [("tests_broken", 503), ("tests_fine", 200)])
def test_ready_only_when_every_part_answers(monkeypatch, settings, part, status):
    settings.READINESS_CHECKS = {"part": part}
    known = {"tests_broken": broken, "tests_fine": lambda: None}
    monkeypatch.setattr(readiness, "import_string", known.__getitem__)
    response = readyz(RequestFactory().get("/readyz"))
    assert response.status_code == status
