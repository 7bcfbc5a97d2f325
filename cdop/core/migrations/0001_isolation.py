"""The wall: schema app, the signed scope's functions, what the app's login may do by default."""

from django.db import migrations

FUNCTIONS = """
CREATE SCHEMA IF NOT EXISTS app;
GRANT USAGE ON SCHEMA app TO cdop_app;

CREATE TABLE app.context_key (
    id integer PRIMARY KEY CHECK (id = 1),
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL
);
REVOKE ALL ON app.context_key FROM PUBLIC;

CREATE FUNCTION app.set_context_key(inner_pad bytea, outer_pad bytea) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
    INSERT INTO app.context_key VALUES (1, $1, $2)
    ON CONFLICT (id) DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
$$;
REVOKE ALL ON FUNCTION app.set_context_key(bytea, bytea) FROM PUBLIC;

-- The parts of the signed scope (user, panels, server process), NULL when there is none.
CREATE FUNCTION app.scope_parts() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    parts text[] := string_to_array(nullif(current_setting('app.context', true), ''), '|');
    key app.context_key;
    claim text;
BEGIN
    IF parts IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT * INTO key FROM app.context_key;
    claim := parts[1] || '|' || parts[2] || '|' || parts[3];
    IF array_length(parts, 1) <> 4 OR key.id IS NULL OR parts[4] IS DISTINCT FROM encode(
        sha256(key.outer_pad || sha256(key.inner_pad || convert_to(claim, 'UTF8'))), 'hex') THEN
        RAISE insufficient_privilege USING MESSAGE = 'forged panel scope';
    END IF;
    IF parts[3]::integer <> pg_backend_pid() THEN
        RAISE insufficient_privilege USING MESSAGE = 'replayed panel scope';
    END IF;
    RETURN parts;
END
$$;

CREATE FUNCTION app.panels() RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
    parts text[] := app.scope_parts();
BEGIN
    IF parts IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'no panel scope';
    END IF;
    RETURN coalesce(string_to_array(nullif(parts[2], ''), ',')::bigint[], '{}');
END
$$;

-- For tables with rows of the house itself beside those of panels: no scope means no panel, not an error.
CREATE FUNCTION app.panels_if_any() RETURNS bigint[]
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT coalesce(string_to_array(nullif((app.scope_parts())[2], ''), ',')::bigint[], '{}')
$$;

CREATE FUNCTION app.user_id() RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT (app.scope_parts())[1]::bigint
$$;

CREATE FUNCTION app.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = format('rows of %I are only ever added', TG_TABLE_NAME);
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO cdop_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO cdop_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cdop_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO cdop_app;
"""

EXTENSIONS = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(EXTENSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, "DROP SCHEMA app CASCADE"),
    ]
