"""The panel's own filter stands beside the wall: for clarity, for the planner, and should the wall ever fall."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from tests.house.source import files, tree, where

PANELS = {
    model.__name__
    for model in apps.get_models()
    if model.__module__.startswith("cdop.") and any(f.column == "panel_id" for f in model._meta.fields)
}
ELSEWHERE = {
    "memberships_of": "a person's own memberships, on whichever panels",
}
"""Functions that read across panels on purpose, and why."""


def statements() -> Iterator[tuple[Path, ast.FunctionDef, ast.stmt]]:
    """Every statement of every function that could hold a query, with its function."""
    for path in files("**/*.py"):
        for function in ast.walk(tree(path)):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(
                        node, ast.Return | ast.Assign | ast.AnnAssign | ast.Expr | ast.If | ast.For
                    ):
                        yield path, function, node


def asked(node: ast.stmt) -> set[str]:
    """The panel models whose manager a statement itself asks."""
    inner = node.test if isinstance(node, ast.If) else node.iter if isinstance(node, ast.For) else node
    return {
        each.value.id
        for each in ast.walk(inner)
        if isinstance(each, ast.Attribute)
        and each.attr in ("objects", "_default_manager")
        and isinstance(each.value, ast.Name)
        and each.value.id in {*PANELS, "model"}
    }


def test_the_finder_finds_queries() -> None:
    assert {"Case", "Review"} <= {name for _, _, node in statements() for name in asked(node)}


def names_the_panel(function: ast.FunctionDef, node: ast.stmt) -> bool:
    """A queryset that is kept under a name may be narrowed by the lines after it."""
    text = ast.unparse(function if isinstance(node, ast.Assign) else node)
    return "panel" in text or "**scope" in text


def test_every_query_of_a_panels_table_names_the_panel() -> None:
    """Rows that are only added bring their panel with them."""
    wrong = {
        f"{where(path, node)} {function.name}: {ast.unparse(node)[:90]}"
        for path, function, node in statements()
        if asked(node)
        and function.name not in ELSEWHERE
        and ".bulk_create(" not in ast.unparse(node)
        and not names_the_panel(function, node)
    }
    assert not wrong, "\n".join(sorted(wrong))
