"""`make bench`: dashboard and themes of one panel against their own SQL run bare, and how both grow with all cases.

Cases are spread over 58 panels, four findings each. The ratio is page time by the time of the page's own statements,
sent once more over a bare psycopg cursor in the same run.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from typing import Any

os.environ.setdefault("CDOP_DATA_DIR", tempfile.mkdtemp(prefix="cdop-bench-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"

PANELS = 58
SIZES = (1_000, 10_000, 60_000, 100_000)
FACTORS = ("A02", "B06", "C16", "D01", "C02", "A01", "B01", "D05")
"""Four of these on each case, other ones on the next."""
ADDRESSES = {"dashboard": "/dashboard/?basis=death&year={year}", "themes": "/themes/?basis=death&year={year}"}
SECTIONS = ("cases_childanswers", "cases_deathanswers", "cases_safeguardinganswers")
DIED = "date '2017-04-10' + (n * 37 %% 2900)::int"


def copied(table: str, changed: dict[str, str]) -> tuple[str, str]:
    """The columns of a table, and what goes into them: the row `o` again, but for those changed."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND column_name <> 'id'"
            " AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        names = [row[0] for row in cursor.fetchall()]
    return ", ".join(f'"{n}"' for n in names), ", ".join(changed.get(n, f'o."{n}"') for n in names)


def put(table: str, changed: dict[str, str], where: str, *values: Any) -> None:
    from django.db import connections

    columns, picked = copied(table, changed)
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {picked} FROM {table} o {where}", values)


def grow(model: int, first: int, last: int) -> None:
    """Cases `first` to `last` with their review, steps and four findings each, copied from one as the owner."""
    from django.db import connections, transaction

    panel = f"(SELECT id FROM access_panel ORDER BY id OFFSET n %% {PANELS} LIMIT 1)"
    with transaction.atomic("owner"):
        case = {"panel_id": panel, "reference": "'B' || n", "source_reference": "''", "died_on": DIED}
        case |= {"notified_at": f"({DIED})::timestamptz + interval '20 hours'"}
        put("cases_case", case, ", generate_series(%s, %s) n WHERE o.id = %s", first, last, model)
        beside = {"case_id": "c.id", "panel_id": "c.panel_id"}
        joined = "JOIN cases_case c ON c.reference LIKE 'B%%' JOIN generate_series(%s, %s) n"
        joined += " ON c.reference = 'B' || n WHERE o.case_id = %s"
        for section in SECTIONS:
            put(section, beside, joined, first, last, model)
        put("cases_casestep", {**beside, "happened_on": "c.died_on + 200"}, joined, first, last, model)
        put("reviews_review", {**beside, "first_reviewed_on": "c.died_on + 200"}, joined, first, last, model)
        codes = ", ".join(f"'{code}'" for code in FACTORS)
        finding = {
            "review_id": "r.id",
            "panel_id": "r.panel_id",
            "order": "f",
            "factor_code": f"(ARRAY[{codes}])[1 + (r.id + f * (1 + r.id %% 3)) %% {len(FACTORS)}]",
        }
        put(
            "reviews_finding",
            finding,
            "JOIN reviews_review m ON m.id = o.review_id AND m.case_id = %s CROSS JOIN generate_series(1, 4) f "
            "JOIN cases_case c ON c.reference LIKE 'B%%' JOIN generate_series(%s, %s) n ON c.reference = 'B' || n "
            "JOIN reviews_review r ON r.case_id = c.id",
            model,
            first,
            last,
        )
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def statements(client: Any, address: str) -> list[str]:
    """What a page asks of the database, as it was sent."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200, address
    sent = [query["sql"] for query in seen.captured_queries]
    return [sql for sql in sent if sql not in ("BEGIN", "COMMIT") and "SAVEPOINT" not in sql]


def bare(panel: Any, asked: list[str]) -> None:
    """The same statements and all their rows, with nothing made of them."""
    from django.db import connection, transaction

    from tests.makers.panels import in_panel

    with in_panel(panel), transaction.atomic():
        connection.ensure_connection()
        with connection.connection.cursor() as cursor:
            for statement in asked:
                cursor.execute(statement)
                if cursor.description:
                    cursor.fetchall()


def pages() -> None:
    from django.test import Client

    from cdop.access.actors import HouseActor
    from cdop.reference.actions import load_edition
    from cdop.reference.editions import SHIPPED, read_manifest
    from tests.bench import timed
    from tests.makers.cases import make_reviewed_case
    from tests.makers.panels import actor_of, make_panel, make_user, sign_in

    for entry in read_manifest(SHIPPED):
        load_edition(entry=entry, path=SHIPPED / entry.file, by=HouseActor("bench"))
    panel = make_panel()
    for number in range(1, PANELS):
        make_panel(f"other{number}")
    user = make_user(panel, "coordinator")
    people = {"exact": sign_in(Client(), user), "protected": sign_in(Client(), make_user(panel, "analyst"))}
    model = make_reviewed_case(actor_of(user, panel), reviewed_on=date(2025, 11, 3))
    spent: dict[str, list[tuple[int, float]]] = {}
    done = 0
    for size in SIZES:
        grow(model.id, done, size - 1)
        done = size
        for who, client in people.items():
            for name, address in ADDRESSES.items():
                told = address.format(year="2022-23")
                client.get(told)
                asked = statements(client, told)
                page = timed(lambda c=client, a=told: c.get(a))
                alone = timed(lambda s=asked: bare(panel, s))
                spent.setdefault(f"{name}, {who}", []).append((size, page))
                tell(
                    page / alone,
                    f"{name}, {who}: {size:,} cases",
                    f"{page:.0f} ms, SQL {alone:.1f} ms",
                    asked,
                )
    for what, found in spent.items():
        tell(found[-1][1] / found[0][1], f"{what}: {found[-1][0]:,} cases against {found[0][0]:,}")


def tell(ratio: float, what: str, detail: str = "", asked: list[str] | None = None) -> None:
    number = f", {len(asked)} queries" if asked is not None else ""
    sys.stdout.write(f"{ratio:8.2f}  {what}{number}{f'  ({detail})' if detail else ''}\n")
    sys.stdout.flush()


def main() -> None:
    import django

    django.setup()
    from django.conf import settings

    from cdop.core.embedded import stop_all
    from tests import cluster

    sys.stdout.write(
        "page against its own SQL run bare, ratio first, milliseconds of this machine in brackets\n"
    )
    try:
        with cluster.using(cluster.start(), "bench"):
            pages()
    finally:
        stop_all(settings.DATA_DIR)


if __name__ == "__main__":
    main()
