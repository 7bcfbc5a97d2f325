"""Only released tables leave: true counts are read inside figures alone."""

from __future__ import annotations

import re

from tests.house.source import ROOT, app_of, files, imported, where

TRUE_COUNTS = (
    "cdop.figures.facts",
    "cdop.figures.measures",
    "cdop.figures.populations",
    "cdop.figures.counting",
    "cdop.figures.release.",
    "cdop.figures.ledger",
    "cdop.figures.models.ReleaseProof",
    "cdop.figures.models.ReleaseCase",
)
COUNTING = {
    "patterns": "cdop/patterns/queries",
    "dashboard": "cdop/dashboard/queries",
    "summaries": "cdop/summaries/kinds",
    "returns": "cdop/returns/definitions",
}
"""Where publications say how they count; what they count goes back through the door."""
RAW = "cdop.disclosure.table."


def test_true_counts_are_read_only_where_publications_count() -> None:
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in files("**/*.py")
        for name, node in imported(path)
        if name.startswith(TRUE_COUNTS)
        and app_of(path) != "figures"
        and not str(path.relative_to(ROOT)).startswith(COUNTING.get(app_of(path), "nowhere"))
    ]
    assert not wrong, "\n".join(wrong)


def test_pages_and_documents_take_protected_tables_only() -> None:
    """A raw table is a disclosure.Table; views, presenters, forms and writers never see one."""
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in files(
            "*/views.py",
            "*/views/*.py",
            "*/presenters.py",
            "*/presenters/*.py",
            "*/forms.py",
            "artefacts/**/*.py",
        )
        for name, node in imported(path)
        if name.startswith(RAW)
    ]
    assert not wrong, "\n".join(wrong)


def test_views_outside_figures_ask_for_no_exact_figures() -> None:
    wrong = [
        f"{where(path, node)} imports {name}"
        for path in files("*/views.py", "*/views/*.py")
        for name, node in imported(path)
        if re.fullmatch(r"cdop\.figures\.release\.(exact|Counted|InternalFigures)", name)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_page_reads_what_was_counted() -> None:
    """`ReleaseProof.counted` holds the true counts; proving reads it, and nothing that makes a page."""
    wrong = [
        str(path.relative_to(ROOT))
        for path in [*files("*/views.py", "*/views/*.py", "*/presenters.py", "*/presenters/*.py")]
        if ".counted" in path.read_text(encoding="utf-8")
    ]
    wrong += [
        str(p) for p in (ROOT / "templates").rglob("*.html") if ".counted" in p.read_text(encoding="utf-8")
    ]
    assert not wrong
