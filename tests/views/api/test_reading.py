"""What programs read: only what left the house, for them, unaltered; and that they did is on record."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.db import transaction

from cdop.artefacts import queries as artefacts
from cdop.audit.models import Event
from cdop.figures import actions
from cdop.figures.states import State
from tests.makers.machines import Program, make_client
from tests.makers.panels import chair_beside, in_panel, scope_of
from tests.makers.prepared import make_prepared, make_released, make_sent


def events(panel, act):
    with in_panel(panel), transaction.atomic():
        return list(Event.objects.filter(chain=panel.id, act=act).order_by("id"))


def withdraw(release, by, reason="A wrong code."):
    with scope_of(by), transaction.atomic():
        actions.withdraw(release=release, reason=reason, by=by)


def first_table(program, release):
    return program.get(f"releases/{release.id}/").json()["tables"][0]


def test_the_list_holds_what_left_and_nothing_else(program, released, person):
    maker = person("submitter")[1]
    make_prepared(maker)
    make_sent(maker)
    found = program.get("releases/").json()
    assert [each["id"] for each in found["releases"]] == [str(released.id)]
    assert (found["count"], found["pages"], found["next"]) == (1, 1, None)
    assert found["releases"][0]["state"] == "released"


def test_what_has_not_left_is_not_there(program, person, reviewed):
    prepared, sent = make_prepared(person("submitter")[1]), make_sent(person("submitter")[1])
    for release in (prepared, sent):
        for path in ("", "tables/modifiability", "tables/modifiability.csv", "tables/modifiability.json"):
            assert program.get(f"releases/{release.id}/{path}").status_code == 404


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("kind=annual", 1),
        ("kind=panel", 0),
        ("basis=review", 1),
        ("basis=death", 0),
        ("state=released", 1),
        ("state=withdrawn", 0),
        ("period_from=2025-04-01&period_to=2026-03-31", 1),
        ("period_from=2025-04-02", 0),
        ("period_to=2026-03-30", 0),
    ],
)
def test_the_list_is_narrowed(program, released, query, count):
    assert program.get(f"releases/?{query}").json()["count"] == count


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("kind=nothing", "kind"),
        ("basis=birth", "basis"),
        ("state=prepared", "state"),
        ("period_from=1 April", "period_from"),
        ("page=two", "page"),
        ("colour=red", "colour"),
    ],
)
def test_what_is_not_understood_is_said(program, released, query, name):
    answer = program.get(f"releases/?{query}")
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == [name] and answer.json()["fields"][name]


def test_a_table_is_the_one_in_the_files(program, released, by):
    """Byte for byte as CSV, and cell for cell as JSON."""
    with scope_of(by), transaction.atomic():
        folder = artefacts.folder(artefacts.of_release(released.id, by=by), by=by)
    for table in program.get(f"releases/{released.id}/").json()["tables"]:
        filed = (folder / "tables" / f"{table['name']}.csv").read_bytes()
        given = program.get(table["csv"])
        assert given["Content-Type"].startswith("text/csv") and given.content == filed
        lines = list(csv.DictReader(io.StringIO(filed.decode())))
        rows = program.get(table["json"]).json()["rows"]
        told = [
            {
                **row["codes"],
                "count": "" if row["count"] is None else str(row["count"]),
                "status": row["status"],
            }
            for row in rows
        ]
        assert told == lines


def test_only_protected_counts_are_told(program, released):
    """Seven reviews: 5 or 10 may be told, never 7."""
    counts = set()
    for table in program.get(f"releases/{released.id}/").json()["tables"]:
        counts |= {row["count"] for row in program.get(table["json"]).json()["rows"]}
    assert counts and counts <= {0, 5, 10, None}


def test_accept_chooses_the_form(program, released):
    table = first_table(program, released)
    at = table["csv"].removesuffix(".csv")
    kinds = {
        "application/json": "application/json",
        "text/csv": "text/csv; charset=utf-8",
        "*/*": "application/json",
        "text/csv, application/json;q=0.5": "text/csv; charset=utf-8",
    }
    for accept, kind in kinds.items():
        assert program.get(at, Accept=accept)["Content-Type"] == kind, accept
    assert program.get(at, Accept="image/png").status_code == 406


def test_what_is_unchanged_is_not_sent_again(program, released):
    table = first_table(program, released)
    for path in ("releases/", f"releases/{released.id}/", table["csv"], table["json"], "openapi.json"):
        first = program.get(path)
        again = program.get(path, **{"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert again["Cache-Control"] == "private, no-cache"
        assert program.get(path, **{"If-None-Match": '"other"'}).status_code == 200


def test_a_withdrawn_release_is_gone_with_its_notice(program, released, by):
    table = first_table(program, released)
    etag = program.get(table["csv"])["ETag"]
    withdraw(released, by)
    for path in (f"releases/{released.id}/", table["csv"], table["json"]):
        answer = program.get(path, **{"If-None-Match": etag})
        assert answer.status_code == 410
        said = answer.json()
        assert said["reason"] == "A wrong code." and "A wrong code." in said["error"]
        assert said["state"] == "withdrawn" and "rows" not in said
    assert [each["state"] for each in program.get("releases/").json()["releases"]] == ["withdrawn"]


def test_a_replaced_release_names_the_later_one(program, released, person):
    maker = person("submitter")[1]
    make_prepared(maker, replaces=released)
    assert program.get(f"releases/{released.id}/").json()["replaced_by"] is None, "it has not left yet"
    later, _ = make_released(maker, person("chair")[1], replaces=released)
    said = program.get(f"releases/{released.id}/").json()
    assert (said["state"], said["replaced_by"]) == (State.SUPERSEDED.code, str(later.id))


def test_a_program_reads_no_further_than_its_audience(by, person, reviewed):
    maker, second = person("submitter")[1], person("chair")[1]
    made = {
        each: make_released(maker, second, audience=each)[0]
        for each in ("public", "partners", "organisations")
    }
    reach = {"public": 1, "partners": 2, "organisations": 3}
    for audience, count in reach.items():
        program = Program(make_client(by, audience=audience)[1])
        assert program.get("releases/").json()["count"] == count
        seen = [each for each in made if program.get(f"releases/{made[each].id}/").status_code == 200]
        assert seen == list(made)[:count]


def test_another_panels_program_sees_nothing_of_it(released, stranger):
    program = Program(make_client(stranger)[1])
    assert program.get("releases/").json()["count"] == 0
    assert program.get(f"releases/{released.id}/").status_code == 404


def test_every_reading_is_recorded_with_the_program(program, released, panel):
    table = first_table(program, released)
    program.get("releases/")
    program.get(table["csv"])
    program.get(table["csv"], **{"If-None-Match": program.get(table["csv"])["ETag"]})
    listed, told, read = (events(panel, f"api.{act}") for act in ("listed", "release_read", "table_read"))
    assert (len(listed), len(told), len(read)) == (1, 1, 3)
    assert {each.actor_name for each in (*listed, *told, *read)} == {told[0].actor_name}
    assert told[0].actor.startswith("machine:") and told[0].object_ref == str(released.id)
    assert read[0].detail == {"table": table["name"]}


def test_pages_of_the_list_lead_to_one_another(program, person, reviewed, monkeypatch):
    monkeypatch.setattr("cdop.core.pages.paginate.__kwdefaults__", {"size": 2}, raising=False)
    maker, second = person("submitter")[1], chair_beside(person("chair")[1])
    made = [make_released(maker, second)[0] for _ in range(3)]
    first = program.get("releases/?kind=annual").json()
    assert (first["count"], first["pages"], first["previous"]) == (3, 2, None)
    second_page = program.get(first["next"]).json()
    assert second_page["next"] is None
    found = [each["id"] for page in (first, second_page) for each in page["releases"]]
    assert found == [str(each.id) for each in reversed(made)]
    assert program.get(second_page["previous"]).json() == first


def test_nothing_of_a_person_is_told(program, released, person):
    """Names of those who made and approved it stand in the manifest, for people."""
    said = json.dumps(program.get(f"releases/{released.id}/").json())
    assert "Invented Person" not in said
