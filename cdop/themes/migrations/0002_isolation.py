"""Themes, their history, tags and suggestions go behind the wall; what was done to a theme never changes."""

from django.db import migrations

from cdop.audit.operations import remember
from cdop.core.isolation.operations import append_only, bind, isolate, keep


def in_panel(table: str) -> migrations.RunSQL:
    """What a foreign key over (column, panel_id) needs of the table it points to."""
    name = f"{table}_in_panel"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} UNIQUE (id, panel_id)",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("themes", "0001_initial"),
        ("audit", "0004_keep_past"),
        ("cases", "0002_isolation"),
        ("reviews", "0002_isolation"),
    ]
    operations = [
        in_panel("reviews_finding"),
        in_panel("reviews_learningpoint"),
        isolate("themes_theme"),
        bind("themes_theme", "merged_into_id", "themes_theme"),
        keep("themes_theme"),
        remember("themes_theme"),
        isolate("themes_themechange"),
        bind("themes_themechange", "theme_id", "themes_theme"),
        bind("themes_themechange", "other_id", "themes_theme"),
        append_only("themes_themechange"),
        isolate("themes_tag"),
        bind("themes_tag", "theme_id", "themes_theme"),
        bind("themes_tag", "case_id", "cases_case"),
        bind("themes_tag", "finding_id", "reviews_finding"),
        bind("themes_tag", "learning_id", "reviews_learningpoint"),
        bind("themes_tag", "came_from_id", "themes_tag"),
        keep("themes_tag"),
        remember("themes_tag"),
        isolate("themes_suggestion"),
        bind("themes_suggestion", "theme_id", "themes_theme"),
        bind("themes_suggestion", "case_id", "cases_case"),
        bind("themes_suggestion", "finding_id", "reviews_finding"),
        bind("themes_suggestion", "learning_id", "reviews_learningpoint"),
        keep("themes_suggestion"),
        remember("themes_suggestion"),
    ]
