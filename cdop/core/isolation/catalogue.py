"""Asks the database's own catalogue whether the wall stands. Run by tests, by `doctor`, and before serving.

Knows tables by their columns only: one with `panel_id` (or, for the audit trail, `chain`) belongs to panels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db import ProgrammingError, connections, transaction

from cdop.core.isolation.scope import scoped

OLDEST = 150014
MINIMUM = {16: 160010, 17: 170006}
"""The oldest minor versions in which statistics do not leak rows behind the wall (CVE-2025-8713)."""

ALLOWED_DEFINERS = ("app.audit_seal", "app.scope_parts")
APPEND_ONLY = ("audit_event", "audit_seal", "audit_head")

_PANEL_TABLES = """
WITH panel_table AS (
    SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity,
           min(a.attname::text) AS panel_column
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('panel_id', 'chain') AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p')
    GROUP BY c.oid
)
"""

_OURS = """
    JOIN pg_namespace n ON n.oid = {relation}.{namespace}
        AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = {relation}.oid AND d.deptype = 'e')
"""


@dataclass(frozen=True)
class Check:
    """One question to the catalogue. Each row it gives is a fault; its columns fill the sentence."""

    sentence: str
    query: str


LOGIN = (
    Check(
        "The site signs in to the database as {0}, which {1}; give DATABASE_URL the login cdop_app.",
        """
        SELECT current_user, unnest(array_remove(ARRAY[
            CASE WHEN rolsuper THEN 'is a superuser' END,
            CASE WHEN rolbypassrls THEN 'walks past row-level security' END,
            CASE WHEN rolcreaterole OR rolcreatedb THEN 'may make roles or databases' END,
            CASE WHEN EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid)
                OR EXISTS (SELECT 1 FROM pg_proc WHERE proowner = r.oid)
                OR EXISTS (SELECT 1 FROM pg_namespace WHERE nspowner = r.oid)
                OR EXISTS (SELECT 1 FROM pg_database WHERE datdba = r.oid) THEN 'owns what it works on' END,
            CASE WHEN EXISTS (SELECT 1 FROM pg_auth_members WHERE member = r.oid)
                THEN 'may become another role' END], NULL))
        FROM pg_roles r WHERE rolname = current_user
        """,
    ),
    Check(
        "The site's login may {1} the table {0}; revoke it.",
        """
        SELECT c.relname, p.privilege
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('public', 'app'),
             (VALUES ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) AS p (privilege)
        WHERE c.relkind IN ('r', 'p') AND has_table_privilege(c.oid, p.privilege)
        """,
    ),
    Check(
        "The site's login may make objects in schema {0}; revoke it.",
        "SELECT nspname FROM pg_namespace WHERE nspname IN ('public', 'app')"
        " AND has_schema_privilege(oid, 'CREATE')",
    ),
    Check(
        "The site's login may read app.context_key, with which scopes are signed; revoke it.",
        "SELECT 1 WHERE has_table_privilege('app.context_key', 'SELECT, INSERT, UPDATE, DELETE')",
    ),
)

WALL = (
    Check(
        "Table {0} holds rows of panels, but row-level security is not enabled and forced on it.",
        _PANEL_TABLES + "SELECT relname FROM panel_table WHERE NOT relrowsecurity OR NOT relforcerowsecurity",
    ),
    Check(
        "Table {0} has no policy for {1}.",
        _PANEL_TABLES
        + """
        SELECT relname, r.rolname FROM panel_table t
        JOIN pg_roles r ON r.rolname IN ('cdop_app', 'cdop_owner')
        WHERE NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND r.oid = ANY (p.polroles))
        """,
    ),
    Check(
        "Policy {1} on table {0} lets rows of other panels through.",
        _PANEL_TABLES
        + """
        SELECT relname, polname FROM panel_table t JOIN pg_policy p ON p.polrelid = t.oid
        WHERE p.polpermissive AND p.polroles <> ARRAY['cdop_owner'::regrole::oid]
          AND (coalesce(pg_get_expr(p.polqual, p.polrelid), 'app.panels') !~ 'app\\.panels'
               OR coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'app.panels') !~ 'app\\.panels')
        """,
    ),
    Check(
        "Unique index {1} on table {0} does not begin with panel_id: it would tell of other panels' rows.",
        _PANEL_TABLES
        + """
        SELECT t.relname, i.indexrelid::regclass
        FROM panel_table t JOIN pg_index i ON i.indrelid = t.oid
        JOIN LATERAL (
            SELECT array_agg(a.attname::text ORDER BY k.n) AS names
            FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, n)
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
        ) columns ON true
        WHERE t.panel_column = 'panel_id' AND i.indisunique AND NOT i.indisprimary
          AND columns.names[1] IS DISTINCT FROM 'panel_id'
          AND columns.names IS DISTINCT FROM ARRAY['id', 'panel_id']
        """,
    ),
    Check(
        "Foreign key {1} from {0} to {2} does not carry the panel: it could point at another panel's row.",
        _PANEL_TABLES
        + """
        SELECT a.relname, f.conname, b.relname
        FROM pg_constraint f
        JOIN panel_table a ON a.oid = f.conrelid AND a.panel_column = 'panel_id'
        JOIN panel_table b ON b.oid = f.confrelid AND b.panel_column = 'panel_id'
        WHERE f.contype = 'f' AND cardinality(f.conkey) = 1 AND NOT EXISTS (
            SELECT 1 FROM pg_constraint g
            WHERE g.contype = 'f' AND g.conrelid = f.conrelid AND g.confrelid = f.confrelid
              AND g.convalidated AND cardinality(g.conkey) = 2 AND g.conkey @> f.conkey
              AND g.conkey @> (SELECT array_agg(attnum) FROM pg_attribute
                               WHERE attrelid = a.oid AND attname = 'panel_id'))
        """,
    ),
    Check(
        "View {0} runs with its owner's rights; make it WITH (security_invoker = true).",
        "SELECT v.oid::regclass FROM pg_class v"
        + _OURS.format(relation="v", namespace="relnamespace")
        + "AND v.relkind = 'v' AND NOT coalesce(v.reloptions::text, '') ~ 'security_invoker=(true|on|1)'",
    ),
    Check(
        "{0} is a materialised view, which no policy protects; drop it.",
        "SELECT v.oid::regclass FROM pg_class v"
        + _OURS.format(relation="v", namespace="relnamespace")
        + "AND v.relkind = 'm'",
    ),
    Check(
        "Function {0} runs with its owner's rights and is not among those allowed to.",
        "SELECT n.nspname || '.' || f.proname AS name FROM pg_proc f"
        + _OURS.format(relation="f", namespace="pronamespace")
        + f"AND f.prosecdef AND n.nspname || '.' || f.proname NOT IN {ALLOWED_DEFINERS}",
    ),
    Check(
        "Function {0} has no fixed search_path, so it could be led to other objects.",
        "SELECT f.oid::regprocedure FROM pg_proc f"
        + _OURS.format(relation="f", namespace="pronamespace")
        + "AND (f.prosecdef OR n.nspname = 'app') AND NOT coalesce(f.proconfig::text, '') ~ 'search_path='",
    ),
    Check(
        "The site's login may {1} rows of {0}, which are only ever added; revoke it.",
        f"""
        SELECT c.relname, p.privilege FROM pg_class c,
            (VALUES ('UPDATE'), ('DELETE')) AS p (privilege)
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
          AND (c.relname IN {APPEND_ONLY}
               OR EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = c.oid AND tgname = 'append_only'))
          AND (has_table_privilege('cdop_app', c.oid, p.privilege)
               OR p.privilege = 'UPDATE' AND has_any_column_privilege('cdop_app', c.oid, 'UPDATE'))
        """,
    ),
    Check(
        "Trigger {1} on table {0} is switched off.",
        "SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'",
    ),
)


def faults(alias: str = "default") -> list[str]:
    """Everything wrong with login and wall, in sentences; empty when they stand."""
    return [*login_faults(alias), *wall_faults(alias)]


def login_faults(alias: str = "default") -> list[str]:
    """What is wrong with the server, or with the login the site itself uses."""
    return [*version_faults(_version(alias)), *_found(LOGIN, alias)]


def wall_faults(alias: str = "default") -> list[str]:
    """What is wrong with tables, policies, keys, views, functions and grants, or with the scope's key."""
    return [*_found(WALL, alias), *_key_faults()]


def refuse_unsafe_login() -> None:
    """For the doors of the web server and the worker: raise ImproperlyConfigured unless the wall stands.

    Leaves no connection open, so that processes made from this one do not share it.
    """
    try:
        found = faults()
    finally:
        connections["default"].close()
    if found:
        raise ImproperlyConfigured("The site does not start: " + " ".join(found))


def _found(checks: tuple[Check, ...], alias: str) -> Iterator[str]:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        for check in checks:
            cursor.execute(check.query)
            yield from (check.sentence.format(*row) for row in cursor.fetchall())


def version_faults(version: int) -> Iterator[str]:
    """A sentence when a server of this `server_version_num` is too old."""
    if version < MINIMUM.get(version // 10000, OLDEST):
        yield (
            f"PostgreSQL {version // 10000}.{version % 10000} lets rows behind the wall show in statistics; "
            "bring it to 15.14, 16.10, 17.6, 18.0 or later."
        )


def _version(alias: str) -> int:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0])


def _key_faults() -> Iterator[str]:
    """A scope signed here must be one the database knows as genuine."""
    try:
        with scoped(panels=()), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute("SELECT app.panels()")
    except ProgrammingError:
        yield "The database does not know this site's CDOP_CONTEXT_KEY; run manage.py prepare."
