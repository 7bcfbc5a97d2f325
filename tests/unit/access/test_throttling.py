"""Token buckets: how many at once, how soon again, by whom; and what is kept of it."""

from __future__ import annotations

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections, transaction
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from cdop.access.models import Attempt
from cdop.access.throttling import ThrottleMiddleware, client_address, throttle
from cdop.core.middleware import ResponseHeadersMiddleware
from cdop.core.refusals import TooMany


def tries(key: str, *, limit: int = 3, seconds: int = 60, bucket: str = "tests", many: int = 10) -> int:
    """How many of `many` tries in a row are let through."""
    made = 0
    for _ in range(many):
        try:
            throttle(bucket, key, limit=limit, seconds=seconds)
        except TooMany:
            continue
        made += 1
    return made


def let_pass(seconds: float) -> None:
    """As if the database's clock had gone on."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_attempt SET spent_until = spent_until - %s * interval '1 s'", [seconds])


def test_so_many_at_once_and_no_more(db) -> None:
    assert tries("one") == 3
    assert tries("another") == 3
    assert tries("one", bucket="elsewhere") == 3


def test_the_bucket_fills_drop_by_drop(db) -> None:
    tries("one")
    let_pass(19)
    assert tries("one") == 0
    let_pass(2)  # a third of the minute is over
    assert tries("one") == 1
    let_pass(3600)
    assert tries("one") == 3, "a long wait fills it, and no further"


def test_who_is_refused_is_told_when_to_come_back(db) -> None:
    tries("one")
    with pytest.raises(TooMany) as refused:
        throttle("tests", "one", limit=3, seconds=60)
    assert 15 < refused.value.wait <= 20
    assert refused.value.sentence == "This was tried too often. Try again in 1 minute."


def test_a_refused_try_does_not_prolong_the_wait(db) -> None:
    tries("one", many=50)
    let_pass(21)
    assert tries("one") == 1


def test_the_key_itself_is_not_kept(db) -> None:
    throttle("tests", "192.0.2.77", limit=3, seconds=60)
    row = Attempt.objects.get()
    assert b"192.0.2.77" not in bytes(row.mark) and len(bytes(row.mark)) == 32


def test_full_buckets_are_swept(db) -> None:
    tries("one")
    let_pass(3600)
    throttle("tests", "another", limit=3, seconds=60)
    assert Attempt.objects.count() == 1


def test_many_at_once_get_no_more_than_the_limit(committed_db) -> None:
    found: list[int] = []
    gate = threading.Barrier(8)

    def run() -> None:
        gate.wait()
        found.append(tries("one", limit=5))
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(found) == 5


@pytest.mark.parametrize("fault", [Http404(), PermissionDenied(), ValueError()])
def test_a_try_counts_even_when_the_page_fails(db, fault: Exception) -> None:
    def page(request):
        try:
            with transaction.atomic():
                throttle("tests", "one", limit=3, seconds=60)
                raise fault
        except type(fault) as raised:
            middleware.process_exception(request, raised)
        return HttpResponse()

    middleware = ThrottleMiddleware(page)
    for _ in range(3):
        middleware(RequestFactory().get("/"))
    assert tries("one") == 0


def test_too_many_is_a_page_that_says_when(db) -> None:
    answer = ResponseHeadersMiddleware(lambda _: HttpResponse()).process_exception(
        RequestFactory().get("/"), TooMany(90)
    )
    assert answer.status_code == 429 and answer.headers["Retry-After"] == "90"
    assert "Try again in 2 minutes." in answer.content.decode()


def address(remote: str, forwarded: str | None = None) -> str:
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote))


def test_without_a_proxy_a_forged_header_changes_nothing(settings) -> None:
    settings.BEHIND_PROXY = False
    assert address("192.0.2.1", "203.0.113.9") == address("192.0.2.1") == "192.0.2.1"


@pytest.mark.parametrize("forged", ["", "203.0.113.9, ", "nonsense, ", "1.1.1.1, 2.2.2.2,"])
def test_behind_a_proxy_only_its_own_word_counts(settings, forged: str) -> None:
    settings.BEHIND_PROXY = True
    assert address("10.0.0.1", f"{forged}192.0.2.1") == "192.0.2.1"


def test_an_ipv6_network_is_one_caller() -> None:
    assert address("2001:db8::1:2:3:4") == address("2001:db8::9:9:9:9") != address("2001:db8:1::1")
    assert address("::ffff:192.0.2.1") == "192.0.2.1"


def test_what_is_no_address_is_still_a_key() -> None:
    assert address("") == "unknown"
