"""One page of questions: what is saved, what was typed, and what stands between the two. Asks no database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms.utils import ErrorDict
from django.http import QueryDict

from cdop.cases import rules
from cdop.cases.actions.once import new_token
from cdop.cases.forms import AreaOptions, CorrectionForm, section_answers
from cdop.cases.models import Case
from cdop.cases.presenters.sections import Difference, differences
from cdop.cases.queries import Kept, Saved
from cdop.cases.sealing import Typed
from cdop.cases.versions import asked_on
from cdop.core.refusals import Refused
from cdop.dataset.elements import Section

_NEVER_SEEN = -1
_BESIDE = ("csrfmiddlewaretoken", "version", "token", "then", "row")
_THEIRS = "theirs"


class Sheet:
    """The questions of one section, or of one row of it, filled with what is saved, drafted or typed."""

    def __init__(
        self,
        *,
        case: Case,
        section: Section,
        saved: Saved,
        facts: Mapping[str, Any],
        areas: AreaOptions = (),
        typed: QueryDict | None = None,
    ) -> None:
        self.case, self.section, self.saved = case, section, saved
        self.typed, self.facts, self._areas = typed, facts, areas
        self.form = self._form(typed)
        self.version = version_of(typed) if typed is not None else saved.version
        self.token = (typed.get("token", "") if typed is not None else "") or new_token()
        self.correction = CorrectionForm(typed) if rules.needs_correction(case.state) else None
        self.differences: list[Difference] = []
        self.kept: Kept | None = None

    @property
    def forms(self) -> list[Any]:
        return [self.form, *([self.correction] if self.correction else [])]

    def is_valid(self) -> bool:
        """Whether all that was typed can be kept; every form is checked, so that all errors show at once."""
        valid = [form.is_valid() for form in self.forms]
        return all(valid)

    @property
    def values(self) -> dict[str, Any]:
        """What is to be saved: what was typed, but what another person saved where that was chosen."""
        return {
            name: self.saved.values[name] if self._takes_theirs(name) else value
            for name, value in self.form.cleaned_data.items()
        }

    @property
    def reason(self) -> str:
        return self.correction.cleaned_data["correction_reason"] if self.correction else ""

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody saved after the page was opened."""
        return self.version != self.saved.version

    @property
    def area_names(self) -> dict[str, str]:
        return {code: name for _, options in self._areas for code, name in options}

    def refuse(self, sentence: str) -> None:
        """Say on the page why it could not be saved."""
        self.form.add_error(None, sentence)

    def is_met(self, refused: Refused) -> bool:
        """Whether it was refused because somebody saved first, and both versions are now side by side.

        Where theirs came after this page was made, the page cannot show it yet: the sentence has to do.
        """
        if not (isinstance(refused, rules.Overtaken) and self.is_overtaken):
            return False
        self.meet()
        return True

    def meet(self) -> None:
        """Both versions side by side; the next save is made over what is shown."""
        self.differences = differences(self.form, self.saved, self.area_names)
        self.version = self.saved.version

    def restore(self, kept: Kept) -> None:
        """Fill the page with what was left unsaved, without finding fault with it yet."""
        self.kept = kept
        self.form = self._form(as_query(kept.typed))
        self.version = kept.version
        if self.is_overtaken and self.form.is_valid():
            self.meet()
        self.form._errors = ErrorDict()

    def _form(self, typed: QueryDict | None) -> Any:
        return section_answers(
            self.section.slug,
            typed,
            saved=self.saved.values,
            facts=self.facts,
            areas=self._areas,
            on=asked_on(self.case),
        )

    def _takes_theirs(self, name: str) -> bool:
        return self.typed is not None and self.typed.get(f"keep_{name}") == _THEIRS


def version_of(typed: QueryDict) -> int:
    """The version the person saw. Nonsense is none that ever was, so that nothing is overwritten by it."""
    text = typed.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else _NEVER_SEEN


def boxes_of(typed: QueryDict) -> Typed:
    """The answers among what a page sent."""
    return {name: values for name, values in typed.lists() if name not in _BESIDE}


def as_query(typed: Typed) -> QueryDict:
    """Typed values as a page would send them."""
    query = QueryDict(mutable=True)
    for name, values in typed.items():
        query.setlist(name, list(values))
    return query
