"""manage.py protect: files, exit status and sentences that scripts lean on."""

import csv
import json

import pytest
from django.core.management import call_command

from cdop.audit.models import Event
from cdop.figures.management.commands.protect import Command
from tests.unit.disclosure.tables import ORACLES

pytestmark = pytest.mark.django_db
GOOD = "age,sex,count\n0,F,2\n0,M,9\n1,F,8\n1,M,7\n0,Total,11\n1,Total,15\nTotal,F,10\nTotal,M,16\nTotal,Total,26\n"


def arguments(tmp_path, text, *more):
    source = tmp_path / "IN.csv"
    source.write_text(text)
    return [str(source), "--out", str(tmp_path / "out"), *more]


def protect(tmp_path, text, *more):
    call_command(Command(), *arguments(tmp_path, text, *more))
    return tmp_path / "out"


def refused(tmp_path, capsys, text, *more):
    with pytest.raises(SystemExit) as stopped:
        Command().run_from_argv(["manage.py", "protect", *arguments(tmp_path, text, *more)])
    assert not (tmp_path / "out").exists()
    return stopped.value.code, capsys.readouterr().err


def test_rounding_is_the_default_and_everything_is_written(tmp_path, capsys):
    out = protect(tmp_path, GOOD, "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["method"], told["status"], told["hidden"]) == ("controlled rounding", "optimal", 0)
    rows = list(csv.DictReader((out / "tables" / "in.csv").open()))
    assert {int(row["count"]) % 5 for row in rows} == {0}
    assert json.loads((out / "tables" / "in.json").read_text())["rule"]["threshold"] == 5
    proof = json.loads((out / "proof.json").read_text())
    assert proof["solver"]["status"] == "optimal"
    assert len(proof["intervals"]) == 9
    assert Event.objects.filter(act="table.protected").count() == 1


def test_suppression_leaves_1_to_5_open_and_the_cost_is_the_optimum(tmp_path, capsys):
    with (ORACLES / "csp_6x4_m4_s11.csv").open() as file:
        rows = [[row["d0"], row["d1"], row["value"]] for row in csv.DictReader(file)]
    lines = [",".join("Total" if value == "T" else value for value in row) for row in rows]
    out = protect(tmp_path, "\n".join(["d0,d1,count", *lines]), "--method", "suppression", "--protect", "1-5")
    proof = json.loads((out / "proof.json").read_text())
    assert (proof["solver"]["cost"], proof["solver"]["bound"]) == (61, 61)
    small = [each for each in proof["intervals"] if _count(rows, each["cell"]) in (1, 2, 3, 4)]
    assert small
    assert all(each["status"] == "hidden" for each in small)
    assert all(each["lower"] <= 1 and (each["upper"] is None or each["upper"] >= 5) for each in small)
    assert "61" in capsys.readouterr().out


def _count(rows, cell):
    wanted = ["T" if cell[name] == "Total" else cell[name] for name in ("d0", "d1")]
    return next(int(row[2]) for row in rows if row[:2] == wanted)


def test_a_rerun_writes_the_same_bytes(tmp_path):
    first = {p.name: p.read_bytes() for p in protect(tmp_path, GOOD, "--method", "suppression").rglob("*.*")}
    again = {p.name: p.read_bytes() for p in protect(tmp_path, GOOD, "--method", "suppression").rglob("*.*")}
    assert first == again


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("0,F,2", "0,F,-2", "line 2: the count “-2” of age 0, sex F"),
        ("0,F,2", "0,F,2.5", "line 2: the count “2.5” of age 0, sex F"),
        ("0,F,2", "0,F,", "line 2: the count “” of age 0, sex F"),
        ("0,F,2\n", "", "there is no row for age 0, sex F"),
        ("0,Total,11\n", "", "there is no row for age 0, sex Total"),
        ("0,F,2\n", "0,F,2\n0,F,2\n", "line 3: this cell stands in the file twice (age 0, sex F)"),
        ("0,Total,11", "0,Total,12", "age 0, sex Total is 12, but its parts add up to 11"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_the_first_cell_named(tmp_path, capsys, old, new, words):
    status, sentence = refused(tmp_path, capsys, GOOD.replace(old, new))
    assert status == 1
    assert words in sentence


def test_unknown_codes_of_a_hierarchy_are_refused(tmp_path, capsys):
    dims = [
        {
            "name": "age",
            "title": "Age",
            "has_total": True,
            "codes": [{"code": c, "label": c} for c in "01"],
            "hierarchy": {"7": "0"},
        },
        {"name": "sex", "title": "Sex", "has_total": True, "codes": [{"code": c, "label": c} for c in "FM"]},
    ]
    (tmp_path / "IN.json").write_text(json.dumps({"name": "t", "dimensions": dims}))
    status, sentence = refused(tmp_path, capsys, GOOD)
    assert (status, "“7” within “0”: both must be codes of “age”" in sentence) == (1, True)


def test_a_description_that_is_none_is_refused(tmp_path, capsys):
    (tmp_path / "IN.json").write_text("{]")
    assert refused(tmp_path, capsys, GOOD)[0] == 1


def test_more_than_5000_cells_are_refused(tmp_path, capsys):
    text = "n,count\n" + "".join(f"{n},1\n" for n in range(5001))
    status, sentence = refused(tmp_path, capsys, text)
    assert (status, "more than 5,000 (from n 5000 on)" in sentence) == (1, True)
    crossed = "a,b,count\n" + "".join(f"{n},{n % 71},9\n" for n in range(71))
    assert refused(tmp_path, capsys, crossed)[0] == 1


def test_what_cannot_be_protected_comes_with_ways_out(tmp_path, capsys):
    text = "age,sex,count\n0,F,2\n0,M,0\n1,F,8\n1,M,7\n2,F,9\n2,M,9\n"  # a death that is alone in its row
    status, sentence = refused(
        tmp_path, capsys, text, "--method", "suppression", "--zeros", "known to be shown"
    )
    assert status == 1
    assert "All of table “in”, age 0, sex Total are known to be in" in sentence
    assert "What would help: Merge “0” and “1” of “age”" in sentence


def test_wrong_usage_and_a_missing_file_are_told_apart(tmp_path, capsys):
    assert refused(tmp_path, capsys, GOOD, "--protect", "3-5")[0] == 2
    with pytest.raises(SystemExit) as stopped:
        Command().run_from_argv(
            ["manage.py", "protect", str(tmp_path / "no.csv"), "--out", str(tmp_path / "o")]
        )
    assert stopped.value.code == 1
    assert "cannot be read" in capsys.readouterr().err
