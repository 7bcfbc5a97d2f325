"""Our components against the markup that nhsuk-frontend itself publishes (tests/golden, from npm)."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cdop.core.components import render

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "nhsuk-frontend"
CASES = [
    pytest.param(path.stem, fixture, id=f"{path.stem}-{number}")
    for path in sorted(GOLDEN.glob("*.json"))
    for number, fixture in enumerate(json.loads(path.read_text()))
]


class Reading(HTMLParser):
    """A page as a browser reads it: tags with their attributes in any order, text with its spaces folded."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        # Jinja and Nunjucks space the items of a list in an attribute differently.
        self.seen.append((tag, sorted((name, (value or "").replace('", "', '","')) for name, value in attrs)))

    def handle_endtag(self, tag) -> None:
        self.seen.append(f"/{tag}")

    def handle_data(self, data) -> None:
        if text := re.sub(r"\s+", " ", data).strip():
            self.seen.append(text)


def test_there_are_golden_files_for_what_we_use():
    names = {path.stem for path in GOLDEN.glob("*.json")}
    needed = {
        "button",
        "input",
        "date-input",
        "radios",
        "checkboxes",
        "select",
        "error-summary",
        "tables",
        "tag",
    }
    assert needed | {"pagination", "task-list", "summary-list", "details"} <= names
    assert len(CASES) > 300


@pytest.mark.parametrize(("component", "fixture"), CASES)
def test_component_is_as_nhsuk_frontend_makes_it(component, fixture):
    ours = Reading(render(component, fixture["context"])).seen
    assert ours == Reading(fixture["html"]).seen
