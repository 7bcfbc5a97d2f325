"""A letter from its template: plain text, its first line the subject. Secrets stand as marks until it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.template import Context, loader

from cdop.letters.kinds import LetterKind


@dataclass(frozen=True)
class Text:
    subject: str
    body: str


def write_text(kind: LetterKind, told: Mapping[str, str | list[str]]) -> Text:
    """The letter with a mark in the place of each secret."""
    shown = {name: mark(name) if name in kind.secrets else value for name, value in told.items()}
    template = loader.get_template(kind.template).template  # type: ignore[attr-defined]
    whole = template.render(Context(shown, autoescape=False))
    subject, _, body = whole.strip().partition("\n")
    return Text(subject.strip(), body.strip() + "\n")


def mark(name: str) -> str:
    """What stands in the place of a secret: `[link]`."""
    return f"[{name}]"


def with_secrets(body: str, secrets: Mapping[str, str]) -> str:
    """The text as it goes out."""
    for name, value in secrets.items():
        body = body.replace(mark(name), value)
    return body
