"""A section on its page: one form, or one for each row of a section that repeats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import QueryDict

from cdop.agencies.outside.forms import AnswerForm
from cdop.agencies.outside.paper import Draft, Paper
from cdop.agencies.sheets import Typed
from cdop.dataset.elements import Section

COUNT = "rows"
MOST_ROWS = 20


class SheetForm:
    """The forms of a section together: with what was saved, typed, or typed and not saved."""

    def __init__(
        self,
        section: Section,
        paper: Paper,
        *,
        typed: QueryDict | None = None,
        draft: Draft | None = None,
        spare: int = 1,
    ) -> None:
        self.section = section
        kept = draft.typed if draft else None
        rows = paper.sheet(section.slug).rows
        if not section.repeats:
            held = rows[0] if rows else {}
            self.parts = [AnswerForm(section, paper, held=held, typed=typed, draft=kept)]
            return
        shown = _count(typed, kept) or min(len(rows) + spare, MOST_ROWS)
        self.parts = [
            _row_form(section, paper, rows[n] if n < len(rows) else {}, typed, kept, n) for n in range(shown)
        ]

    @property
    def forms(self) -> list[BaseForm]:
        """For the summary of errors."""
        return [part.form for part in self.parts]

    def is_valid(self) -> bool:
        valid = [part.is_valid() for part in self.parts]
        return all(valid)

    def add_error(self, sentence: str) -> None:
        self.parts[0].form.add_error(None, sentence)

    @property
    def rows(self) -> list[Mapping[str, Any]]:
        """What was answered; a row left blank is none."""
        return [answers for answers in (part.answers for part in self.parts) if answers]


def _row_form(
    section: Section,
    paper: Paper,
    held: Mapping[str, Any],
    typed: QueryDict | None,
    draft: Typed | None,
    number: int,
) -> AnswerForm:
    return AnswerForm(section, paper, held=held, typed=typed, draft=draft, prefix=f"row{number}")


def _count(typed: QueryDict | None, draft: Typed | None) -> int:
    """How many rows the page had that was sent; 0 when none was."""
    given = typed.get(COUNT, "") if typed is not None else (list((draft or {}).get(COUNT, [])) or [""])[0]
    return min(int(given), MOST_ROWS) if given.isascii() and given.isdigit() and len(given) < 3 else 0
