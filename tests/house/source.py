"""The project's own source files, as text and as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "cdop"


def files(*patterns: str) -> list[Path]:
    """Python files of cdop that match any of the patterns, such as "*/views.py"; migrations are left out."""
    found = {path for pattern in patterns for path in HOUSE.glob(pattern)}
    return sorted(path for path in found if path.suffix == ".py" and "migrations" not in path.parts)


def app_of(path: Path) -> str:
    """The room a file stands in: "cases"."""
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def imported(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Dotted names of everything imported, also inside functions and under TYPE_CHECKING."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(path, node)
            yield from ((f"{base}.{alias.name}", node) for alias in node.names)


def _absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = path.relative_to(ROOT).parts[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def texts(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every text constant."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node


def actions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    """What every app offers as its writes: the names its folder of actions exports, or all of actions.py."""
    for path in files("*/actions.py"):
        yield from ((path, node) for node in _functions(path) if not node.name.startswith("_"))
    for folder in files("*/actions/__init__.py"):
        offered = _exported(folder)
        for path in files(f"{app_of(folder)}/actions/*.py"):
            yield from ((path, node) for node in _functions(path) if node.name in offered)


def _functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in tree(path).body if isinstance(node, ast.FunctionDef)]


def _exported(path: Path) -> list[str]:
    for node in tree(path).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    raise AssertionError(f"{path} says in no __all__ which writes it offers")


def calls(node: ast.AST) -> Iterator[str]:
    """The plain names of what is called: `record` for `record(…)`, `take_step` for `cases.take_step(…)`."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            if isinstance(each.func, ast.Name):
                yield each.func.id
            elif isinstance(each.func, ast.Attribute):
                yield each.func.attr
