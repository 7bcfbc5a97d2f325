"""Every template is used by something, and shows nothing that was typed unescaped."""

from __future__ import annotations

import re

from tests.house.source import ROOT, files

TEMPLATES = ROOT / "templates"
BY_NAME = {
    "400.html": "Django's own name",
    "403.html": "core.middleware",
    "404.html": "Django's own name",
    "500.html": "Django's own name",
}
BY_OTHERS = ("account/", "allauth/", "mfa/", "nhsuk/", "crispy_forms/", "django/")
"""Folders whose files replace those of allauth, crispy forms and Django, and are found by their names."""


def names() -> list[str]:
    return sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))


def test_every_template_is_used() -> None:
    places = [*files("**/*.py"), *(ROOT / "config").glob("*.py"), *TEMPLATES.rglob("*.html")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in places)
    unused = [
        name
        for name in names()
        if name not in BY_NAME
        and not name.startswith(BY_OTHERS)
        and not re.search(rf"[\"'/]{name}[\"']", text)
    ]
    assert not unused


def test_nothing_is_shown_unescaped() -> None:
    """The layout of forms alone passes on what crispy forms has rendered, and escaped, before."""
    wrong = [
        f"{name}: {match}"
        for name in names()
        if not name.startswith("nhsuk/layout/")
        for match in re.findall(r"\|\s*safe\b|autoescape off", (TEMPLATES / name).read_text(encoding="utf-8"))
    ]
    assert not wrong


def test_pages_load_nothing_from_elsewhere_and_carry_no_script_or_style() -> None:
    """The content security policy would refuse them; better said here than seen on a page."""
    pattern = r"<script(?![^>]*(?:\bsrc=|application/json))|\son[a-z]+=|\sstyle=|(?:src|href)=[\"']https?://(?!www\.gov\.uk)"
    wrong = [
        f"{name}: {match}"
        for name in names()
        for match in re.findall(pattern, (TEMPLATES / name).read_text(encoding="utf-8"))
    ]
    assert not wrong
