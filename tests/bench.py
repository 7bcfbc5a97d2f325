"""`make bench`: what matters for speed, as ratios measured in one run. Machines differ; ratios travel."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from statistics import median

os.environ.setdefault("CDOP_DATA_DIR", tempfile.mkdtemp(prefix="cdop-bench-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"

FEW, MANY = 100, 10_000
COPY_CASES = """
INSERT INTO cases_case (panel_id, reference, source_reference, state, state_since, notified_at, received_at,
    received_by, died_on, age_value, age_unit, age_band, area, do_not_contact)
SELECT c.panel_id, 'B' || n, '', c.state, c.state_since, c.notified_at, c.received_at, c.received_by, c.died_on,
    c.age_value, c.age_unit, c.age_band, c.area, c.do_not_contact
FROM cases_case c, generate_series(%s, %s) n WHERE c.id = %s
"""
COPY_REVIEWS = """
INSERT INTO reviews_review ({columns}) SELECT {values}
FROM reviews_review r JOIN cases_case c ON c.panel_id = r.panel_id
WHERE r.case_id = %s AND NOT EXISTS (SELECT 1 FROM reviews_review o WHERE o.case_id = c.id)
"""


def timed(work: Callable[[], object], times: int = 7) -> float:
    """Median milliseconds of `work`, after one run to warm up."""
    work()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return median(spent)


def grow(panel_id: int, case_id: int, first: int, last: int) -> None:
    """Copy one reviewed case, and its review, in SQL as the owner: ten thousand in a moment."""
    from django.db import connections, transaction

    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute(COPY_CASES, [first, last, case_id])
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'reviews_review'"
            " AND column_name <> 'id' ORDER BY ordinal_position"
        )
        columns = [row[0] for row in cursor.fetchall()]
        values = ["c.id" if name == "case_id" else f"r.{name}" for name in columns]
        cursor.execute(COPY_REVIEWS.format(columns=", ".join(columns), values=", ".join(values)), [case_id])
        cursor.execute("ANALYZE")


def pages() -> None:
    from django.test import Client

    from tests.makers.cases import make_reviewed_case
    from tests.makers.panels import actor_of, make_panel, make_user, sign_in

    panel = make_panel()
    user = make_user(panel, "coordinator")
    case = make_reviewed_case(actor_of(user, panel))
    client = sign_in(Client(), user)
    addresses = {
        "list of cases": "/cases/",
        "one case": f"/cases/{case.reference}/",
        "its review": f"/cases/{case.reference}/review/",
        "themes": "/themes/",
    }
    spent: dict[str, list[float]] = {name: [] for name in addresses}
    done = 1
    for size in (FEW, MANY):
        grow(panel.id, case.id, done, size - 1)
        done = size
        for name, address in addresses.items():
            assert client.get(address).status_code == 200, address
            spent[name].append(timed(lambda address=address: client.get(address)))
    for name, (few, many) in spent.items():
        tell(f"{name}: {MANY:,} cases against {FEW}", many / few, f"{few:.0f} ms, {many:.0f} ms")


def isolation() -> None:
    """What the signed scope costs on top of the statement itself."""
    from django.db import connections, transaction

    from cdop.cases.models import Case
    from tests.makers.panels import in_panel, make_panel

    panel = make_panel()

    def one(alias: str) -> None:
        with in_panel(panel), transaction.atomic(alias):
            list(Case.objects.using(alias).filter(panel_id=panel.id).order_by("-died_on")[:25])

    behind, beside = timed(lambda: one("default"), 40), timed(lambda: one("owner"), 40)
    connections["owner"].close()
    tell("25 cases behind the wall against the owner's plain read", behind / beside, f"{behind:.2f} ms")


def protection() -> None:
    """Controlled rounding with its attack, against counting alone."""
    from cdop.disclosure.table import Table
    from cdop.figures import breakdowns
    from cdop.figures.counting import Counted
    from cdop.figures.ledger.beside import Beside
    from cdop.figures.release import protected

    counts = {(str(c),): 3 * c + 1 for c in range(1, 11)}

    def tables() -> Counted:
        dimensions = (breakdowns.category(),)
        return Counted((Table.from_cells("by_category", "bench", dimensions, counts, missing_is_zero=True),))

    whole, alone = timed(lambda: protected(tables(), Beside())), timed(tables)
    tell("one table protected and attacked against counted", whole / alone, f"{whole:.1f} ms")


def sealing() -> None:
    """An audited act against the same transaction without its event."""
    from django.db import connection, transaction

    from cdop.access.queries import system_actor
    from cdop.audit.actions import record
    from tests.makers.panels import in_panel, make_panel

    panel = make_panel()
    by = system_actor("bench", panel)

    def act(is_recorded: bool) -> None:
        with in_panel(panel), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            if is_recorded:
                record("bench.act", by=by)

    with_event, without = timed(lambda: act(True), 100), timed(lambda: act(False), 100)
    tell(
        "transaction with a sealed audit event against without", with_event / without, f"{with_event:.2f} ms"
    )


def tell(what: str, ratio: float, detail: str) -> None:
    sys.stdout.write(f"{ratio:8.2f}  {what}  ({detail})\n")


def main() -> None:
    import django

    django.setup()
    from django.conf import settings

    from cdop.core.embedded import stop_all
    from tests import cluster

    sys.stdout.write(f"{date.today():%-d %B %Y}, ratio first, milliseconds of this machine in brackets\n")
    try:
        with cluster.using(cluster.start(), "bench"):
            for bench in (pages, isolation, protection, sealing):
                bench()
    finally:
        stop_all(settings.DATA_DIR)


if __name__ == "__main__":
    main()
