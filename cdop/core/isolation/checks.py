"""The questions put to the database's catalogue about the wall. Each row of an answer is a fault.

Knows tables by their columns only: one with `panel_id` (or, for the audit trail, `chain`) belongs to panels.
"""

from dataclasses import dataclass

COMMON = """
WITH panel_table AS (
    SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity,
           min(a.attname::text) AS panel_column
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('panel_id', 'chain') AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p')
    GROUP BY c.oid
),
own_schema AS (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
),
own_relation AS (
    SELECT c.* FROM pg_class c JOIN own_schema n ON n.oid = c.relnamespace
    WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
),
own_function AS (
    SELECT f.*, n.nspname, n.nspname || '.' || f.proname AS name
    FROM pg_proc f JOIN own_schema n ON n.oid = f.pronamespace
    WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = f.oid AND d.deptype = 'e')
)
"""
"""Tables of panels; relations and functions that no extension brought. Stands before every question."""


@dataclass(frozen=True)
class Check:
    """One question, asked after COMMON. The columns of a row fill the sentence."""

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
        "SELECT relname FROM panel_table WHERE NOT relrowsecurity OR NOT relforcerowsecurity",
    ),
    Check(
        "Table {0} has no policy for {1}.",
        """
        SELECT relname, r.rolname FROM panel_table t
        JOIN pg_roles r ON r.rolname IN ('cdop_app', 'cdop_owner')
        WHERE NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND r.oid = ANY (p.polroles))
        """,
    ),
    Check(
        "Policy {1} on table {0} lets rows of other panels through.",
        """
        SELECT relname, polname FROM panel_table t JOIN pg_policy p ON p.polrelid = t.oid
        WHERE p.polpermissive AND p.polroles <> ARRAY['cdop_owner'::regrole::oid]
          AND (coalesce(pg_get_expr(p.polqual, p.polrelid), 'app.panels') !~ 'app\\.panels'
               OR coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'app.panels') !~ 'app\\.panels')
        """,
    ),
    Check(
        "Unique index {1} on table {0} does not begin with panel_id: it would tell of other panels' rows.",
        """
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
        """
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
        """
        SELECT oid::regclass FROM own_relation
        WHERE relkind = 'v' AND NOT coalesce(reloptions::text, '') ~ 'security_invoker=(true|on|1)'
        """,
    ),
    Check(
        "{0} is a materialised view, which no policy protects; drop it.",
        "SELECT oid::regclass FROM own_relation WHERE relkind = 'm'",
    ),
    Check(
        "Function {0} runs with its owner's rights and is not among those allowed to.",
        """
        SELECT name FROM own_function
        WHERE prosecdef AND name NOT IN ('app.audit_seal', 'app.scope_parts')
        """,
    ),
    Check(
        "Function {0} has no fixed search_path, so it could be led to other objects.",
        """
        SELECT oid::regprocedure FROM own_function
        WHERE (prosecdef OR nspname = 'app') AND NOT coalesce(proconfig::text, '') ~ 'search_path='
        """,
    ),
    Check(
        "The site's login may {1} rows of {0}, which are only ever added; revoke it.",
        """
        SELECT c.relname, p.privilege FROM pg_class c,
            (VALUES ('UPDATE'), ('DELETE')) AS p (privilege)
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
          AND (c.relname IN ('audit_event', 'audit_seal', 'audit_head')
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
