"""PostgreSQL with one addition: the scope goes in at every outermost BEGIN and out with the transaction."""

from django.db.backends.postgresql import base

from cdop.core.isolation import scope


class DatabaseWrapper(base.DatabaseWrapper):
    """There is no way to open a transaction that skips `apply_scope`."""

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if not autocommit and scope.current() is not None:
            self.apply_scope()

    def apply_scope(self) -> None:
        """Set, replace or withdraw the scope of the running transaction."""
        held = scope.current()
        value = held.signed(self.connection.info.backend_pid) if held else ""
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.context', %s, true)", [value])
