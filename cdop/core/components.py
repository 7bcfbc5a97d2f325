"""NHS.UK components as Python calls: NHSDigital's own macros, rendered through one Jinja environment.

Knows markup only: no Django form, no case. Text is escaped here; `html` parameters must already be safe.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader

# Macros whose names are not the camel-cased name of their folder.
MACROS = {"tables": "table", "images": "image"}


@cache
def environment() -> Environment:
    """The environment the macros were written for: missing parameters are empty all the way down."""
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        auto_reload=False,
    )


def macro_name(component: str) -> str:
    """`date-input` → `dateInput`."""
    first, *rest = component.split("-")
    return MACROS.get(component, first + "".join(word.capitalize() for word in rest))


@cache
def _macro(component: str) -> Callable[[dict[str, Any]], str]:
    template = environment().get_template(f"nhsuk/components/{component}/macro.jinja")
    macro: Callable[[dict[str, Any]], str] = getattr(template.module, macro_name(component))
    return macro


def render(component: str, params: dict[str, Any]) -> SafeString:
    """One component. `params` are those of the NHS.UK frontend documentation, camel-cased as there.

    Raises `jinja2.TemplateNotFound` for a component that does not exist.
    """
    return mark_safe(str(_macro(component)(params)).strip())  # noqa: S308 - the macros escape text
