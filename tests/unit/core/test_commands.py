"""Operators' scripts lean on exit status and on one JSON object; people get one sentence."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from cdop.core.commands import OperatorCommand, WrongUsage
from cdop.core.refusals import Refused


class Counting(OperatorCommand):
    def run(self, **options: Any) -> dict[str, Any]:
        return {"words": "Séan", "count": 2}

    def say(self, result: Mapping[str, Any]) -> str:
        return f"{result['count']} counted."


class Refusing(Counting):
    def run(self, **options: Any) -> dict[str, Any]:
        raise Refused("Nothing can be counted.")


class Misused(Counting):
    def run(self, **options: Any) -> dict[str, Any]:
        raise WrongUsage("Give --from before --to.")


class Finding(Counting):
    def failing(self, result: Mapping[str, Any]) -> str | None:
        return "The count is wrong."


def test_people_get_words(capsys: pytest.CaptureFixture[str]) -> None:
    Counting().run_from_argv(["manage.py", "count"])
    assert capsys.readouterr() == ("2 counted.\n", "")


def test_scripts_get_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    Counting().run_from_argv(["manage.py", "count", "--json"])
    assert json.loads(capsys.readouterr().out) == {"words": "Séan", "count": 2}


@pytest.mark.parametrize(
    ("command", "status", "out", "err"),
    [
        (Refusing, 1, "", "Nothing can be counted.\n"),
        (Misused, 2, "", "Give --from before --to.\n"),
        (Finding, 1, '{"words": "Séan", "count": 2}\n', "The count is wrong.\n"),
    ],
)
def test_a_refusal_is_one_sentence(
    command: type[OperatorCommand], status: int, out: str, err: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command().run_from_argv(["manage.py", "count", "--json"])
    assert (ended.value.code, *capsys.readouterr()) == (status, out, err)


def test_an_unknown_option_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        Counting().run_from_argv(["manage.py", "count", "--no-such"])
    assert ended.value.code == 2
