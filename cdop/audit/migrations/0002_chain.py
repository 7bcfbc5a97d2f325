"""Append-only by grant and by trigger; each event sealed into its chain at COMMIT.

The seal is a deferred constraint trigger: in line it would hold the chain's lock while a page renders.
"""

from django.db import migrations

SQL = """
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY panel_rows ON audit_event FOR ALL TO cdop_app
    USING (chain = 0 OR chain = ANY ((SELECT app.panels_if_any())::bigint[]))
    WITH CHECK (chain = 0 OR chain = ANY ((SELECT app.panels_if_any())::bigint[]));
CREATE POLICY owner_rows ON audit_event FOR ALL TO cdop_owner USING (true) WITH CHECK (true);

REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM cdop_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_seal, audit_head FROM cdop_app;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

CREATE FUNCTION app.audit_stamp() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    NEW.at := clock_timestamp();
    RETURN NEW;
END
$$;
CREATE TRIGGER stamp BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION app.audit_stamp();

-- Each field is written with its length before it, so no two events share one text.
CREATE FUNCTION app.audit_field(value text) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT convert_to(octet_length(value)::text || ':' || value, 'UTF8')
$$;

CREATE FUNCTION app.audit_text(e public.audit_event) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT app.audit_field(e.id::text) || app.audit_field(e.chain::text)
        || app.audit_field((extract(epoch FROM e.at) * 1000000)::bigint::text)
        || app.audit_field(e.actor) || app.audit_field(e.actor_name) || app.audit_field(e.actor_role)
        || app.audit_field(e.act) || app.audit_field(e.object_type) || app.audit_field(e.object_ref)
        || app.audit_field(e.detail::text)
$$;

CREATE FUNCTION app.audit_seal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    head public.audit_head;
    link bytea;
BEGIN
    INSERT INTO public.audit_head VALUES (NEW.chain, 0, '\\x') ON CONFLICT (chain) DO NOTHING;
    SELECT * INTO head FROM public.audit_head WHERE chain = NEW.chain FOR UPDATE;
    link := sha256(head.hash || app.audit_text(NEW));
    INSERT INTO public.audit_seal (chain, seq, event_id, prev, hash)
        VALUES (NEW.chain, head.seq + 1, NEW.id, head.hash, link);
    UPDATE public.audit_head SET seq = head.seq + 1, hash = link WHERE chain = NEW.chain;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON audit_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.audit_seal();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("core", "0001_isolation")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
