"""Migration operation for tables whose earlier answers must be kept."""

from django.db.migrations import RunSQL


def remember(table: str) -> RunSQL:
    """Keep each row of `table` as it stood before a change: by ORM, by bulk update or by raw SQL alike."""
    return RunSQL(
        f"CREATE TRIGGER remember AFTER UPDATE ON {table} FOR EACH ROW"
        " WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION app.keep_past()",
        f"DROP TRIGGER remember ON {table}",
    )
