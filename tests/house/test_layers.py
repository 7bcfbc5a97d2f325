"""Whoever comes later in the life of a case knows whoever came earlier, never the reverse."""

import re

import pytest

from tests.house.source import HOUSE, app_of, files, imported, texts, where

ORDER = (
    ("core",),
    ("dataset", "statistics", "disclosure", "redaction"),
    ("audit",),
    ("access",),
    ("reference", "jobs", "artefacts"),
    ("letters",),
    ("cases",),
    ("timing",),
    ("agencies", "notifications", "matching", "transfers", "attachments"),
    ("reviews",),
    ("themes",),
    ("indicators", "meetings"),
    ("figures",),
    ("plans",),
    ("patterns", "monitoring", "whatif"),
    ("imports", "returns", "summaries", "api", "pickups"),
    ("worklist", "dashboard", "retention", "digests"),
)
HEIGHT = {app: height for height, line in enumerate(ORDER) for app in line}
PURE = ("statistics", "disclosure", "redaction")
MODEL = re.compile(r"([a-z]+)\.[A-Z][A-Za-z]+")
EVERY_FILE = [path for path in files("**/*.py") if path.parent != HOUSE]


def may_know(app: str, other: str) -> bool:
    return app == other or HEIGHT[other] < HEIGHT[app]


def test_every_room_has_its_place() -> None:
    assert {app_of(path) for path in EVERY_FILE} <= set(HEIGHT)


def test_imports_only_point_down() -> None:
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in EVERY_FILE
        for name, node in imported(path)
        if name.startswith("cdop.") and not may_know(app_of(path), name.split(".")[1])
    ]
    assert not wrong, "\n".join(wrong)


def test_texts_only_name_models_and_modules_below() -> None:
    """`ForeignKey("app.Model")`, `apps.get_model("app.Model")`, and dotted paths of modules."""
    wrong = []
    for path in EVERY_FILE:
        for text, node in texts(path):
            named = MODEL.fullmatch(text) or re.fullmatch(r"cdop\.([a-z]+)(?:\.\w+)+", text)
            if named and named[1] in HEIGHT and not may_know(app_of(path), named[1]):
                wrong.append(f"{where(path, node)} names {text}")
    assert not wrong, "\n".join(wrong)


def test_the_house_knows_neither_deployment_nor_tests() -> None:
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in EVERY_FILE
        for name, node in imported(path)
        if name.startswith(("config", "tests", "."))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("room", [app for app in PURE if (HOUSE / app).exists()])
def test_pure_rooms_know_no_django(room: str) -> None:
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in EVERY_FILE
        if app_of(path) == room
        for name, node in imported(path)
        if name.split(".")[0] == "django"
    ]
    assert not wrong, "\n".join(wrong)
