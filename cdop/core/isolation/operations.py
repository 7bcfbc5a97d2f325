"""Migration operations that put a table behind the wall. Used in every app's migrations."""

from django.db.migrations import RunSQL

_POLICIES = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY panel_rows ON {table} FOR ALL TO cdop_app
    USING ({seen}) WITH CHECK ({own});
CREATE POLICY owner_rows ON {table} FOR ALL TO cdop_owner USING (true) WITH CHECK (true);
"""

_UNDO = """
DROP POLICY panel_rows ON {table};
DROP POLICY owner_rows ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


def isolate(table: str, column: str = "panel_id", also: str = "") -> RunSQL:
    """Rows of `table` are seen and written only within the panels of the signed scope.

    `also` widens what is seen, never what may be written. The function sits in a sub-select so that it
    runs once a statement, not once a row.
    """
    own = f"{column} = ANY ((SELECT app.panels())::bigint[])"
    seen = f"{own} OR {also}" if also else own
    return RunSQL(_POLICIES.format(table=table, seen=seen, own=own), _UNDO.format(table=table))


def bind(table: str, column: str, parent: str) -> RunSQL:
    """A foreign key over (column, panel_id): plain ones walk past row-level security, this one cannot."""
    name = f"{table}_{column}_same_panel"
    return RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({column}, panel_id)"
        f" REFERENCES {parent} (id, panel_id) DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


def append_only(table: str) -> RunSQL:
    """Rows of `table` may be added, never changed or removed, not even by the owner."""
    return RunSQL(
        f"""
        REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM cdop_app;
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
        CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
        """,
        f"""
        DROP TRIGGER append_only ON {table};
        DROP TRIGGER append_only_truncate ON {table};
        GRANT UPDATE, DELETE ON {table} TO cdop_app;
        """,
    )


def keep(table: str) -> RunSQL:
    """Rows of `table` may be changed but never removed by the app."""
    return RunSQL(f"REVOKE DELETE ON {table} FROM cdop_app", f"GRANT DELETE ON {table} TO cdop_app")
