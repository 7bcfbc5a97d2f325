"""The ledger behind the wall, only ever added to; true counts move to a table of their own."""

from django.db import migrations

from cdop.core.isolation.operations import append_only, bind, isolate

_MOVE = """
INSERT INTO figures_releaseproof (release_id, panel_id, counted, proof)
SELECT id, panel_id, counted, '{}' FROM figures_release;
"""
_SAME_MAKER = """
ALTER TABLE figures_decision ADD CONSTRAINT figures_decision_same_maker
    FOREIGN KEY (panel_id, release_id, made_by) REFERENCES figures_release (panel_id, id, made_by)
    DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("figures", "0003_ledger")]
    operations = [
        bind("figures_release", "replaces_id", "figures_release"),
        isolate("figures_releaseproof"),
        bind("figures_releaseproof", "release_id", "figures_release"),
        migrations.RunSQL(_MOVE, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="release", name="counted"),
        append_only("figures_releaseproof"),
        isolate("figures_releasecase"),
        bind("figures_releasecase", "release_id", "figures_release"),
        bind("figures_releasecase", "case_id", "cases_case"),
        append_only("figures_releasecase"),
        isolate("figures_decision"),
        bind("figures_decision", "release_id", "figures_release"),
        migrations.RunSQL(
            _SAME_MAKER, "ALTER TABLE figures_decision DROP CONSTRAINT figures_decision_same_maker"
        ),
        append_only("figures_decision"),
        isolate("figures_externalfigure"),
        bind("figures_externalfigure", "replaces_id", "figures_externalfigure"),
        append_only("figures_externalfigure"),
    ]
