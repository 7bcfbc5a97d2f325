"""The trigger that keeps earlier rows, and the wall around what it keeps."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, isolate

FUNCTION = """
CREATE FUNCTION app.keep_past() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    INSERT INTO public.audit_past (chain, "table", "row", kept_at, content)
        VALUES (OLD.panel_id, TG_TABLE_NAME, OLD.id::text, clock_timestamp(), to_jsonb(OLD));
    RETURN NULL;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_past"), ("core", "0001_isolation")]
    operations = [
        isolate("audit_past", column="chain"),
        append_only("audit_past"),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION app.keep_past()"),
    ]
