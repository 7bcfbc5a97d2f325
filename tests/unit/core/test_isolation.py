"""The wall between panels, attacked as the site's own login: what a bug or an injection could try."""

from __future__ import annotations

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from cdop.access.actors import Actor
from cdop.cases.models import Case, DeathAnswers
from cdop.core.isolation.scope import current, scoped
from cdop.reviews.models import Finding
from tests.makers.cases import make_case, make_listed_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def north(db: None) -> Actor:
    return make_actor(make_panel("north"))


@pytest.fixture
def south(db: None) -> Actor:
    return make_actor(make_panel("south"))


def ask(sql: str, *values: object) -> list[tuple]:
    """Raw SQL in a savepoint of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def test_tests_work_as_the_sites_own_login(db: None) -> None:
    assert ask("SELECT current_user, session_user") == [("cdop_app", "cdop_app")]


def test_a_forgotten_filter_gives_own_rows_only(north: Actor, south: Actor) -> None:
    own, _ = make_case(north), make_case(south)
    with scope_of(north):
        assert list(Case.objects.all()) == [own]
        assert Case.objects.filter(pk=own.pk).update(source_reference="x") == 1
        assert ask("SELECT reference FROM cases_case") == [(own.reference,)]
        assert ask("SELECT count(*) FROM cases_case") == [(1,)]


def test_another_panels_row_is_not_to_be_had_by_its_number(north: Actor, south: Actor) -> None:
    other = make_case(south)
    with scope_of(north):
        assert not Case.objects.filter(pk=other.pk).exists()
        assert Case.objects.filter(pk=other.pk).update(source_reference="x") == 0


@pytest.mark.parametrize("sql", ["SELECT 1 FROM cases_case", "SELECT count(*) FROM cases_case"])
def test_without_a_scope_a_query_raises(north: Actor, sql: str) -> None:
    make_case(north)
    assert current() is None
    with pytest.raises(ProgrammingError, match="no panel scope"):
        ask(sql)


def test_a_scope_of_no_panel_sees_nothing(north: Actor) -> None:
    make_case(north)
    with scoped(panels=()):
        assert not Case.objects.exists()


def test_a_row_cannot_be_added_to_another_panel(north: Actor, south: Actor) -> None:
    with scope_of(north), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Case.objects.create(
            panel_id=south.panel_id, reference="X", state_since="2026-01-01", notified_at="2026-01-01T00:00Z"
        )


def test_a_row_cannot_be_moved_to_another_panel(north: Actor, south: Actor) -> None:
    case = make_case(north)
    with scope_of(north), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(panel_id=south.panel_id)


def test_answers_cannot_hang_on_another_panels_case(north: Actor, south: Actor) -> None:
    """Plain foreign keys walk past row-level security; the one that carries the panel does not."""
    other = make_case(south)
    with scope_of(north), pytest.raises(IntegrityError, match="same_panel"), transaction.atomic():
        DeathAnswers.objects.create(panel_id=north.panel_id, case_id=other.pk, form_version="x")
        ask("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_finding_cannot_hang_on_another_panels_review(north: Actor, south: Actor) -> None:
    _, review = make_listed_case(south)
    with scope_of(north), pytest.raises(IntegrityError, match="same_panel"), transaction.atomic():
        Finding.objects.create(panel_id=north.panel_id, review_id=review.pk, domain="A")
        ask("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_refusal_tells_nothing_of_another_panels_answers(north: Actor, south: Actor) -> None:
    """The same words whether the other panel's case has such answers or not: no unique key spans panels."""
    other = make_case(south)
    for case_id in (other.pk, 999_999):
        with scope_of(north), pytest.raises(IntegrityError, match="foreign key"), transaction.atomic():
            DeathAnswers.objects.create(panel_id=north.panel_id, case_id=case_id, form_version="x")
            ask("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    "claim",
    ["0|{both}|{pid}|{mark}", "0|{both}|{pid}|", "0|{both}|{pid}", "{both}", "0|{both}|{pid}|{mark}|x"],
)
def test_a_forged_scope_is_refused(north: Actor, south: Actor, claim: str) -> None:
    make_case(north)
    both = f"{north.panel_id},{south.panel_id}"
    with scope_of(north), pytest.raises(ProgrammingError, match="forged panel scope"), transaction.atomic():
        held = ask("SELECT current_setting('app.context')")[0][0].split("|")
        ask(
            "SELECT set_config('app.context', %s, true)",
            claim.format(both=both, pid=held[2], mark=held[3]),
        )
        ask("SELECT count(*) FROM cases_case")


FORBIDDEN = [
    "SET ROLE cdop_owner",
    "SET ROLE cdop_backup",
    "SET SESSION AUTHORIZATION cdop_owner",
    "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE cases_case NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE audit_event DISABLE TRIGGER ALL",
    "DROP POLICY panel_rows ON cases_case",
    "CREATE POLICY all_rows ON cases_case USING (true)",
    "SET session_replication_role = replica",
    "SELECT * FROM app.context_key",
    "SELECT app.set_context_key('a'::bytea, 'b'::bytea)",
    "CREATE OR REPLACE FUNCTION app.panels() RETURNS bigint[] LANGUAGE sql AS 'SELECT ARRAY[1,2,3]::bigint[]'",
    "UPDATE audit_event SET act = 'x'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "INSERT INTO audit_seal (chain, seq, event_id, prev, hash) VALUES (0, 1, 1, '', '')",
    "UPDATE audit_head SET seq = 0",
    "DELETE FROM cases_case",
    "TRUNCATE cases_case CASCADE",
    "UPDATE cases_casestep SET reason = 'x'",
    "UPDATE figures_release SET kind = 'x'",
    "CREATE TABLE public.loot (id int)",
    "COPY cases_case TO PROGRAM 'cat'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT * FROM pg_authid",
    "ALTER ROLE cdop_app BYPASSRLS",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_the_sites_login_may_not(north: Actor, sql: str) -> None:
    refused = pytest.raises(ProgrammingError, match=r"permission denied|must be owner|only roles")
    with scope_of(north), refused:
        ask(sql)


def test_switching_row_security_off_gives_an_error_and_no_rows(north: Actor) -> None:
    refused = pytest.raises(ProgrammingError, match="would be affected by row-level security")
    with scope_of(north), refused, transaction.atomic():
        ask("SET LOCAL row_security = off")
        ask("SELECT count(*) FROM cases_case")


def test_a_scope_replayed_on_another_connection_is_refused(committed_db) -> None:
    by = make_actor(make_panel("north"))
    make_case(by)
    with scope_of(by), transaction.atomic():
        stolen = ask("SELECT current_setting('app.context')")[0][0]
    with psycopg.connect(committed_db.app_url) as other:
        other.execute("SELECT set_config('app.context', %s, true)", [stolen])
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="replayed panel scope"):
            other.execute("SELECT count(*) FROM cases_case")


def test_a_scope_ends_with_its_transaction(committed_db) -> None:
    by = make_actor(make_panel("north"))
    make_case(by)
    with scope_of(by), transaction.atomic():
        assert ask("SELECT count(*), min(pg_backend_pid()) FROM cases_case") == [(1, _process())]
    before = _process()
    with pytest.raises(ProgrammingError, match="no panel scope"):
        Case.objects.count()
    assert _process() == before, "the connection must be the same for this to prove anything"


def test_a_scope_within_a_scope_gives_the_outer_one_back(north: Actor, south: Actor) -> None:
    make_case(north)
    with scope_of(north), transaction.atomic():
        with pytest.raises(ValueError), scope_of(south), transaction.atomic():
            assert not Case.objects.exists()
            raise ValueError
        assert Case.objects.count() == 1


def _process() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]
