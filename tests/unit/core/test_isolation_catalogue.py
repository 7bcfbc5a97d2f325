"""The catalogue check: silent while the wall stands, and a sentence for every hole made on purpose."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from cdop.core.embedded.roles import superuser
from cdop.core.isolation import catalogue
from tests import cluster

HOLES = [
    ("ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY", "Table cases_case holds rows of panels"),
    ("ALTER TABLE reviews_review NO FORCE ROW LEVEL SECURITY", "Table reviews_review holds rows of panels"),
    ("DROP POLICY panel_rows ON cases_notifier", "Table cases_notifier has no policy for cdop_app"),
    ("DROP POLICY owner_rows ON cases_notifier", "Table cases_notifier has no policy for cdop_owner"),
    ("CREATE POLICY more ON jobs_job TO cdop_app USING (true)", "Policy more on table jobs_job"),
    ("CREATE POLICY every ON jobs_job USING (true)", "Policy every on table jobs_job"),
    ("CREATE TABLE loose (id int, panel_id bigint)", "Table loose holds rows of panels"),
    ("CREATE UNIQUE INDEX nosy ON cases_case (reference)", "Unique index nosy on table cases_case"),
    (
        "ALTER TABLE reviews_finding DROP CONSTRAINT reviews_finding_review_id_same_panel",
        "from reviews_finding to reviews_review does not carry the panel",
    ),
    ("CREATE VIEW peep AS SELECT * FROM cases_case", "View peep runs with its owner's rights"),
    ("CREATE MATERIALIZED VIEW heap AS SELECT 1", "heap is a materialised view"),
    (
        "CREATE FUNCTION climb() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        "Function public.climb runs with its owner's rights",
    ),
    (
        "CREATE FUNCTION app.loose() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "app.loose() has no fixed search_path",
    ),
    ("GRANT UPDATE ON audit_event TO cdop_app", "may UPDATE rows of audit_event"),
    ("GRANT UPDATE (hash) ON audit_seal TO cdop_app", "may UPDATE rows of audit_seal"),
    ("GRANT DELETE ON figures_release TO cdop_app", "may DELETE rows of figures_release"),
    ("ALTER TABLE audit_event DISABLE TRIGGER seal", "Trigger seal on table audit_event is switched off"),
    ("GRANT TRUNCATE ON cases_case TO cdop_app", "may TRUNCATE the table cases_case"),
    ("GRANT CREATE ON SCHEMA app TO cdop_app", "may make objects in schema app"),
    ("GRANT SELECT ON app.context_key TO cdop_app", "may read app.context_key"),
    ("ALTER TABLE cases_casestep OWNER TO cdop_app", "as cdop_app, which owns what it works on"),
]


def as_superuser(database: str, *statements: str) -> None:
    with superuser(cluster.start(), database) as connection:
        for statement in statements:
            connection.execute(statement)


def test_the_wall_stands(db: None) -> None:
    assert catalogue.faults() == []


def test_every_hole_is_told(committed_db) -> None:
    as_superuser(committed_db.name, *(sql for sql, _ in HOLES))
    told = "\n".join(catalogue.faults())
    assert [words for _, words in HOLES if words not in told] == []


def test_a_wrong_key_is_told(committed_db) -> None:
    as_superuser(committed_db.name, "UPDATE app.context_key SET inner_pad = '\\x00'")
    assert catalogue.faults() == [
        "The database does not know this site's CDOP_CONTEXT_KEY; run manage.py prepare."
    ]


@pytest.mark.parametrize(
    ("version", "is_told"), [(150013, True), (150014, False), (160002, True), (180000, False), (140020, True)]
)
def test_servers_that_leak_through_statistics_are_told(version: int, is_told: bool) -> None:
    """The versions in which CVE-2025-8713 was mended, as PostgreSQL announced them."""
    assert bool(list(catalogue.version_faults(version))) == is_told


def test_the_site_does_not_start_as_the_owner(committed_db, monkeypatch) -> None:
    owner = connections.settings["owner"]
    connections["default"].close()
    with monkeypatch.context() as patch:
        for name in ("USER", "PASSWORD"):
            patch.setitem(connections.settings["default"], name, owner[name])
        with pytest.raises(ImproperlyConfigured, match="as cdop_owner, which owns what it works on"):
            catalogue.refuse_unsafe_login()


def test_the_site_starts_as_its_own_login(committed_db) -> None:
    catalogue.refuse_unsafe_login()
    assert connections["default"].connection is None, "processes made from this one must not share it"
