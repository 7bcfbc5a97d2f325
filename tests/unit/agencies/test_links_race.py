"""Links that are opened by many at once, with real commits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, transaction
from django.test import Client

from cdop.agencies.models import Visit
from cdop.agencies.outside import entry
from tests.makers.agencies import make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.visitors import letters_of, token_of

LINKS, RACERS = 50, 8


def race(token: str, ready: Barrier) -> int:
    try:
        client = Client()
        ready.wait(timeout=60)
        return client.post(f"/answer/{token}/").status_code
    finally:
        connection.close()


def test_of_eight_who_open_a_link_at_once_one_wins(committed_db, monkeypatch) -> None:
    monkeypatch.setattr(entry, "FROM_ONE_ADDRESS", {"limit": 100_000, "seconds": 1})
    by = make_actor(make_panel())
    case = make_accepted_case(by)
    requests = [make_request(by, case) for _ in range(LINKS)]
    links = [token_of(by, request) for request in requests]
    answers = []
    with ThreadPoolExecutor(RACERS) as threads:
        for token in links:
            ready = Barrier(RACERS)
            answers.append(sorted(threads.map(race, [token] * RACERS, [ready] * RACERS)))
    assert answers == [[302] + [403] * (RACERS - 1)] * LINKS
    with scope_of(by), transaction.atomic():
        assert Visit.objects.filter(panel_id=by.panel_id).count() == LINKS
    assert all(len(letters_of(by, request, "agency_code")) == 1 for request in requests)


def guess(token: str, cookies: dict[str, str], code: str, ready: Barrier) -> int:
    try:
        client = Client()
        client.cookies.load(cookies)
        ready.wait(timeout=60)
        return client.post(f"/answer/{token}/code/", {"code": code}).status_code
    finally:
        connection.close()


def test_codes_tried_all_at_once_are_five_tries_like_any_others(committed_db) -> None:
    by = make_actor(make_panel())
    request = make_request(by, make_accepted_case(by))
    token = token_of(by, request)
    client = Client()
    client.post(f"/answer/{token}/")
    cookies = {name: one.value for name, one in client.cookies.items()}
    ready = Barrier(RACERS)
    with ThreadPoolExecutor(RACERS) as threads:
        done = threads.map(lambda n: guess(token, cookies, f"{n:06}", ready), range(RACERS))
    assert set(done) == {200}
    with scope_of(by), transaction.atomic():
        assert Visit.objects.get(panel_id=by.panel_id).tries == 5
