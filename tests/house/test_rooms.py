"""What each room of an app must not do."""

import ast
import re

from tests.house.source import HOUSE, ROOT, files, imported, texts, tree, where

VIEWS = ("*/views.py", "*/views/*.py")
READERS = (*VIEWS, "*/presenters.py", "*/presenters/*.py", "*/templatetags/*.py", "*/context_processors.py")
BANNED_NAMES = ("utils.py", "helpers.py", "common.py", "services.py", "signals.py")
MANAGERS = ("objects", "_default_manager", "_base_manager")


def test_views_and_presenters_ask_no_database() -> None:
    wrong = [
        f"{where(path, node)} uses .{node.attr}"
        for path in files(*READERS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in (*MANAGERS, "cursor")
    ]
    assert not wrong, "\n".join(wrong)


def test_views_write_no_markup() -> None:
    wrong = [
        f"{where(path, node)}: {text[:40]}"
        for path in files(*VIEWS)
        for text, node in texts(path)
        if re.search(r"</?[a-z]+[ >]", text)
    ]
    assert not wrong, "\n".join(wrong)


def test_actions_know_no_request() -> None:
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in files("*/actions.py", "*/actions/*.py", "*/rules.py")
        for name, node in imported(path)
        if name.startswith(("django.http", "django.contrib.messages", "django.shortcuts", "django.template"))
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_printed() -> None:
    wrong = [
        where(path, node)
        for path in files("**/*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not wrong, "\n".join(wrong)


def test_no_file_is_named_for_nothing() -> None:
    assert not [path for path in HOUSE.rglob("*.py") if path.name in BANNED_NAMES]


def test_every_module_says_what_it_is_for() -> None:
    assert not [
        str(path.relative_to(ROOT))
        for path in files("**/*.py")
        if path.stat().st_size and not ast.get_docstring(tree(path))
    ]


def test_no_test_is_skipped_without_a_reason() -> None:
    wrong = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in (
                "pytest.skip",
                "pytest.mark.skip",
                "pytest.mark.skipif",
                "pytest.mark.xfail",
                "pytest.xfail",
            ):
                named = any(keyword.arg == "reason" for keyword in node.keywords)
                said = node.args and ast.unparse(node.func) in ("pytest.skip", "pytest.xfail")
                if not (named or said):
                    wrong.append(where(path, node))
    assert not wrong, "\n".join(wrong)
