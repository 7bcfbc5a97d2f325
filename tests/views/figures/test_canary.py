"""One hidden count is changed, and no byte that anybody without the right to exact figures can get hold of changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.artefacts.folder import read_folder
from cdop.artefacts.queries import folder
from cdop.disclosure.rule import CONTROLLED_ROUNDING, SUPPRESSION, Rule
from cdop.figures.models import ReleaseProof
from tests.makers import panels
from tests.makers.cases import make_reviewed_case
from tests.makers.panels import actor_of, make_panel, make_user, scope_of, sign_in
from tests.makers.prepared import make_released, make_sent

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
READERS = ("analyst", "member", "submitter")
_CHANGING = re.compile(
    rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"  # numbers of rows
    rb"|\d{1,2} [A-Z][a-z]+ 20\d\d, \d\d:\d\d"  # the database's own clock
    rb"|csrfmiddlewaretoken\W+value=\W[A-Za-z0-9]+|nonce-?=?[^\s\"';]+"
)
RULES = {
    "rounding": Rule(),
    "suppression": Rule.suppression(),
}
ASKED = {"tables": [{"population": "reviews", "dimensions": ["sex"], "by_year": False}]}
KINDS = {CONTROLLED_ROUNDING: ("annual", "panel", "tables"), SUPPRESSION: ("tables",)}
"""Documents with charts and sentences are always rounded; one kind is enough for the other way."""
SHARES = {"male": 6, "female": 3, "indeterminate": 7}
ALONG = {
    "male": {"categories": ("10",), "date_of_birth": date(2023, 2, 1)},
    "female": {"categories": ("6",), "date_of_birth": date(2025, 2, 1)},
    "indeterminate": {"categories": ("9",), "date_of_birth": date(2020, 2, 1)},
}
"""What changes with it: the category of death, and whether the child was an infant."""
SCREENS = (
    "dashboard:dashboard",
    "patterns:patterns",
    "monitoring:rates",
    "monitoring:over_time",
    "themes:themes",
    "digests:themes",
    "indicators:indicators",
)


class _Undone(Exception):
    """Ends a world: nothing of it is kept."""


def seen_in_a_world_with(
    changed: bool, rule: Rule, *, screens: bool = False
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Every page and file of a panel, by name, and what was counted there. The world is undone."""
    found: dict[str, bytes] = {}
    counted: dict[str, Any] = {}
    with pytest.raises(_Undone), time_machine.travel(NOW, tick=False), transaction.atomic():
        world = _world(changed, rule)
        counted.update({str(number): row.counted for number, row in enumerate(_proofs(world))})
        for role, name, content in _everything(world, screens):
            found[f"{role}: {name}"] = _CHANGING.sub(b"-", content)
        raise _Undone
    return found, counted


def _world(changed: bool, rule: Rule) -> dict[str, Any]:
    panels._numbers = count(1)  # the same people in either world
    panel = make_panel()
    people = {role: make_user(panel, role) for role in (*READERS, "coordinator", "chair")}
    office, chair = (actor_of(people[role], panel) for role in ("coordinator", "chair"))
    sexes = [sex for sex, many in SHARES.items() for _ in range(many)]
    if changed:
        sexes[0] = "female"  # six and three become five and four
    for day, sex in enumerate(sexes):
        make_reviewed_case(office, sex=sex, reviewed_on=date(2025, 10, 1 + day), **ALONG[sex])
    released = []
    for number, kind in enumerate(KINDS[rule.method]):
        with time_machine.travel(NOW + timedelta(minutes=number), tick=False):
            how = {"choices": ASKED, "rule": rule} if kind == "tables" else {}
            released.append(make_released(office, chair, kind, **how))
    waiting = make_sent(office, "tables", choices=ASKED, rule=rule)
    return {"panel": panel, "people": people, "office": office, "released": released, "waiting": waiting}


def _proofs(world: dict[str, Any]) -> list[ReleaseProof]:
    with scope_of(world["office"]):
        return list(ReleaseProof.objects.order_by("release__made_at", "release__kind"))


def _everything(world: dict[str, Any], screens: bool) -> Iterator[tuple[str, str, bytes]]:
    for role in READERS:
        client = sign_in(Client(), world["people"][role])
        for name, address in (*_addresses(world), *(_screens() if screens else ())):
            response = client.get(address)
            yield role, name, b"%d " % response.status_code + response.content
    with scope_of(world["office"]):
        for release, artefact in world["released"]:
            place = folder(artefact, by=world["office"])
            for path in sorted(place.rglob("*")):
                if path.is_file():
                    yield "file", f"{release.kind} {path.relative_to(place)}", path.read_bytes()
            assert read_folder(place).files


def _addresses(world: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "themes", reverse("figures:themes")
    yield "ledger", reverse("figures:ledger")
    yield "returns", reverse("returns:returns")
    yield "summaries", reverse("summaries:summaries")
    for table in ("reviews", "categories", "factors", "modifiable_factors", "pairs"):
        yield f"{table} as a file", reverse("figures:download", args=[table])
    yield "one that waits", reverse("figures:release", args=[world["waiting"].id])
    for release, artefact in world["released"]:
        yield f"release {release.kind}", reverse("figures:release", args=[release.id])
        yield f"proof {release.kind}", reverse("figures:proof", args=[release.id])
        yield f"document {release.kind}", reverse("artefacts:document", args=[artefact.id])
        yield f"bundle {release.kind}", reverse("artefacts:bundle", args=[artefact.id])


def _screens() -> Iterator[tuple[str, str]]:
    """By day of death, which the pages of rates count by; they are protected in one way alone."""
    for screen in SCREENS:
        yield screen, f"{reverse(screen)}?basis=death"
    for plot in ("ranked", "together"):
        yield f"{plot} of patterns", reverse("patterns:plot_file", args=[plot, "csv"]) + "?basis=death"
    for plot in ("ranked", "trend"):
        yield f"{plot} of themes", reverse("figures:theme_svg", args=[plot]) + "?basis=death"
    yield "deaths by year", reverse("monitoring:protected_file", args=["csv"])


@pytest.mark.parametrize("method", list(RULES))
def test_a_hidden_count_that_changes_changes_no_byte(db, method):
    screens = method == "rounding"
    before, then = seen_in_a_world_with(False, RULES[method], screens=screens)
    after, now = seen_in_a_world_with(True, RULES[method], screens=screens)
    assert then != now  # what is kept for the proof did change
    assert before.keys() == after.keys() and len(before) > 30
    assert sum(content.startswith(b"200 ") for content in before.values()) > 20
    assert not [name for name in before if before[name] != after[name]]


def test_a_shown_count_that_changes_would_be_noticed(db, monkeypatch):
    """The same look finds a difference where there is one: five more boys are seen."""
    monkeypatch.setitem(KINDS, CONTROLLED_ROUNDING, ("tables",))
    before, _ = seen_in_a_world_with(False, Rule())
    monkeypatch.setitem(SHARES, "male", 11)
    after, _ = seen_in_a_world_with(False, Rule())
    differs = [name for name in before if before[name] != after.get(name)]
    assert any(name.startswith("file:") for name in differs)
    assert any(name.startswith("analyst: release") for name in differs)
