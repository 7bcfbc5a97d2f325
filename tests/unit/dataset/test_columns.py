"""Columns follow the declarations, and say nothing that would make a migration when a label changes."""

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.test.utils import isolate_apps

from cdop.dataset.columns import answers
from cdop.dataset.elements import Section
from cdop.dataset.forms import SECTIONS, section


def table(part: Section) -> type[models.Model]:
    base = answers(part)
    meta = type("Meta", (base.Meta,), {"app_label": "dataset"})  # type: ignore[attr-defined]
    return type(f"{part.slug.title()}Table", (base,), {"__module__": __name__, "Meta": meta})


@pytest.mark.parametrize("slug", SECTIONS)
@isolate_apps("cdop.dataset")
def test_one_column_an_element_without_its_label(slug: str) -> None:
    fields = [field for field in table(section(slug))._meta.local_fields if field.name != "id"]
    assert [field.name for field in fields] == section(slug).names
    for field in fields:
        written = field.deconstruct()[3]
        assert not {"verbose_name", "help_text"} & set(written)


@isolate_apps("cdop.dataset")
def test_kinds_of_column() -> None:
    death, birth, identity = (table(section(slug))._meta for slug in ("death", "birth", "child_identity"))
    assert isinstance(death.get_field("date_of_death"), models.DateField)
    assert death.get_field("place_of_death").max_length == 40
    assert isinstance(death.get_field("jar_trigger_reason"), ArrayField)
    assert death.get_field("jar_trigger_reason").get_default() == []
    assert birth.get_field("maternal_bmi_booking").decimal_places == 1
    assert birth.get_field("birth_weight_g").null
    assert all(isinstance(field, models.BinaryField) for field in identity.local_fields if field.name != "id")


@isolate_apps("cdop.dataset")
def test_numbers_are_bounded_by_named_constraints() -> None:
    names = [constraint.name for constraint in table(section("birth"))._meta.constraints]
    assert "dataset_birthtable_gestation_weeks_range" in names
    assert len(names) == len(set(names)) == 12
    assert all(len(name) <= 63 for name in names)


@isolate_apps("cdop.dataset")
def test_two_tables_from_one_section_do_not_share_constraint_names() -> None:
    base = answers(section("birth"))
    meta = type("Meta", (base.Meta,), {"app_label": "dataset"})  # type: ignore[attr-defined]
    first, second = (type(name, (base,), {"__module__": __name__, "Meta": meta}) for name in ("One", "Two"))
    names = [constraint.name for model in (first, second) for constraint in model._meta.constraints]
    assert len(names) == len(set(names))


@isolate_apps("cdop.dataset")
def test_a_table_remembers_its_section() -> None:
    assert table(section("death")).answers_section is section("death")  # type: ignore[attr-defined]
