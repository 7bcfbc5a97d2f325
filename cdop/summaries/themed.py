"""What a themed summary rests on: coded factors, and themes that the panel has named, both as codes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from cdop.core.refusals import Refused
from cdop.themes.models import Theme
from cdop.themes.queries import reviews_with

_THEME = "theme-"


def code_of(theme: Theme) -> str:
    """How a theme stands among the factors of a text."""
    return f"{_THEME}{theme.pk}"


def themes_in(codes: Iterable[str]) -> list[int]:
    """The themes among the codes, by id."""
    return [int(code.removeprefix(_THEME)) for code in codes if code.startswith(_THEME)]


def factors_in(codes: Iterable[str]) -> list[str]:
    """The coded factors among the codes."""
    return [code for code in codes if not code.startswith(_THEME)]


def check_in_use(codes: Iterable[str], themes: Iterable[Theme]) -> None:
    known = {code_of(theme) for theme in themes}
    if any(code.startswith(_THEME) and code not in known for code in codes):
        raise Refused("The theme chosen is not in use any more. Choose another one.")


@transaction.atomic
def cases_of(codes: Iterable[str], *, panel_id: int) -> frozenset[int]:
    """The cases in whose concluded review one of the themes stands."""
    wanted = themes_in(codes)
    return (
        frozenset(reviews_with(wanted, panel_id=panel_id).values_list("case_id", flat=True))
        if wanted
        else frozenset()
    )
