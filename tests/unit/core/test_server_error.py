"""A fault of the database is said to pass, any other to be ours; inside and outside the house."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver

from cdop.core.views import server_error


def answered(problem: Exception, cause: Exception | None = None) -> HttpResponse:
    try:
        raise problem from cause
    except Exception:
        return server_error(RequestFactory().get("/"))


@pytest.mark.parametrize("problem", [OperationalError("gone"), InterfaceError("closed")])
def test_a_database_out_of_reach_is_said_to_pass(problem: Exception) -> None:
    """No database is at hand in this test, so the page is drawn without one."""
    answer = answered(problem)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert "Nothing that was saved before is lost." in answer.content.decode()
    assert "gone" not in answer.content.decode()


def test_however_deep_it_lies() -> None:
    assert answered(ValueError("x"), OperationalError("gone")).status_code == 503


@pytest.mark.parametrize("problem", [ValueError("x"), IntegrityError("twice"), DataError("long")])
def test_any_other_fault_is_ours(problem: Exception) -> None:
    answer = answered(problem)
    assert answer.status_code == 500 and "The fault is ours." in answer.content.decode()


@pytest.mark.parametrize("addresses", [settings.ROOT_URLCONF, settings.OUTSIDE_URLCONF])
def test_both_address_books_end_there(addresses: str) -> None:
    assert get_resolver(addresses).resolve_error_handler(500) is server_error
