"""Every write is a named action: by somebody, by names only, and on record."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.house.source import actions, calls, files, tree, where

NO_DOER = {
    "record": "the event itself; its first word is the act",
    "folder_of": "says where a folder lies; writes nothing",
    "run_job": "the worker's door: acts as whoever asked, read from the job's row",
    "run_now": "the command's door to the same",
    "sweep": "the clock's door: sends jobs again, changes nothing that anybody did",
}
UNRECORDED = {
    "keep_page": "what somebody without an account is typing: no record yet; sending it is recorded",
    "discard_draft": "removes what somebody without an account typed and never sent",
    "keep_draft": "what a person is typing, every few seconds: no answer yet; saving it is recorded",
    "drop_draft": "removes what a person typed and did not save",
    "keep_typed": "what somebody at an agency is typing: part of no return; saving it is recorded",
    "drop_typed": "removes what somebody at an agency typed and did not save",
    "try_out": "a rehearsal with the person's own file; nothing is written",
}
"""Names offered beside the actions, and why they are none."""


def doers() -> list[tuple[Path, ast.FunctionDef]]:
    return [(path, node) for path, node in actions() if node.name not in NO_DOER]


def recorders() -> set[str]:
    """Names of functions that record an event, or call one that does, wherever they stand."""
    called: dict[str, set[str]] = defaultdict(set)
    for path in files("*/actions.py", "*/actions/*.py", "figures/publishing.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                called[node.name] |= set(calls(node))
    known = {"record"}
    while more := {name for name, names in called.items() if names & known} - known:
        known |= more
    return known


def test_the_finder_finds_actions() -> None:
    names = {node.name for _, node in actions()}
    assert {"receive", "record_section", "take_step", "sign_off", "add_member", "enqueue"} <= names


def test_every_action_is_recorded() -> None:
    known = recorders()
    wrong = [f"{where(p, n)} {n.name}" for p, n in doers() if n.name not in {*known, *UNRECORDED}]
    assert not wrong, "\n".join(wrong)


def test_every_action_takes_names_only_and_says_by_whom() -> None:
    wrong = [
        f"{where(p, n)} {n.name}"
        for p, n in doers()
        if n.args.args or n.args.posonlyargs or "by" not in [arg.arg for arg in n.args.kwonlyargs]
    ]
    assert not wrong, "\n".join(wrong)


def test_exemptions_are_still_needed() -> None:
    assert set(NO_DOER) | set(UNRECORDED) <= {node.name for _, node in actions()}
