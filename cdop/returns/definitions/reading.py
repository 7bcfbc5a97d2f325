"""Reads a return from its file. What is not known is refused with the file, the line and its name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from cdop.artefacts.document import TABLE_NAME
from cdop.core.refusals import Refused
from cdop.dataset.sources import check_source
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis
from cdop.figures.populations import OPEN_REVIEWS, PASSED_ON, POPULATIONS
from cdop.returns.definitions.checks import CHECKS
from cdop.returns.definitions.fields import read_fields
from cdop.returns.definitions.layouts import LAYOUTS, ONLY_FOR
from cdop.returns.definitions.model import Definition, Line, Part
from cdop.returns.definitions.places import Places

AREA = "area"
HEADLINE = re.compile(r"[A-Z][A-Za-z0-9]+(-[a-z0-9]+)+")
LISTS = ("neonatal deaths",)
_TOP = ("kind", "title", "version", "source", "note", "fields", "list_of", "part")
_PART = ("name", "title", "basis", "opening", "counted_as", "blocking", "warning", "compared", "table")
_TABLE = ("name", "title", "population", "lines", "across", "layout", "source")
_ON = {Basis.OPEN: {OPEN_REVIEWS.name}, Basis.PASSED_ON: {PASSED_ON.name}}
"""What is counted on a basis of its own, and nowhere else."""


def read_definition(path: Path) -> Definition:
    """The return that the file defines. Raises Refused with the first thing that cannot be."""
    text = path.read_text(encoding="utf-8")
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise Refused(f"{path.name} is not TOML: {trouble}.") from None
    return _Reader(path, text).definition(held)


class _Reader:
    """One file; read once, thrown away."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.places = Places(text)

    def definition(self, held: Mapping[str, Any]) -> Definition:
        self._known(held, _TOP, "")
        words = {name: self._text(held, name, "") for name in ("kind", "title", "version", "source")}
        self._source(words["source"], "source")
        parts = tuple(
            self._part(each, f"part.{number}", words["kind"], is_first=number == 1)
            for number, each in enumerate(held.get("part", ()), start=1)
        )
        if held.get("fields"):
            read_fields(self.path.parent / str(held["fields"]))
        if held.get("list_of"):
            self._one_of(str(held["list_of"]), LISTS, "list_of", "list")
        optional = {name: str(held.get(name, "")) for name in ("note", "fields", "list_of")}
        made = Definition(**words, **optional, file=self.path.name, parts=parts)
        if not parts and not made.list_of:
            raise self._refusal("part", "the return has no part. Give it a [[part]] with a table.")
        return made

    def _part(self, held: Mapping[str, Any], at: str, kind: str, *, is_first: bool) -> Part:
        self._known(held, _PART, at)
        basis = self._one_of(self._text(held, "basis", at), Basis.codes(), f"{at}.basis", "basis")
        tables = tuple(
            self._table(each, f"{at}.table.{number}", Basis(basis))
            for number, each in enumerate(held.get("table", ()), start=1)
        )
        self._names([table.name for table in tables], at)
        return Part(
            kind=kind if is_first else f"{kind}-{self._text(held, 'name', at)}",
            title=self._text(held, "title", at),
            basis=Basis(basis),
            opening=self._text(held, "opening", at),
            tables=tables,
            blocking=tuple(self._checks(held, "blocking", at)),
            warning=tuple(self._checks(held, "warning", at)),
            counted_as=str(held.get("counted_as", "death")),
            compared=tuple(self._headlines(held, at)),
        )

    def _table(self, held: Mapping[str, Any], at: str, basis: Basis) -> Line:
        self._known(held, _TABLE, at)
        words = {name: self._text(held, name, at) for name in ("name", "title", "population", "lines")}
        population = self._one_of(words["population"], POPULATIONS, f"{at}.population", "population")
        apart = set().union(*_ON.values())
        fits = population in _ON[basis] if basis in _ON else population not in apart
        if not fits:
            raise self._refusal(
                f"{at}.population", f"“{population}” is not counted on the basis “{basis.code}”.", population
            )
        known = [n for n in POPULATIONS[population].dimensions if n in (*breakdowns.FIXED, AREA)]
        for name in filter(None, (words["lines"], held.get("across", ""))):
            where = f"{at}.lines" if name == words["lines"] else f"{at}.across"
            self._one_of(name, known, where, f"dimension of “{population}”")
        if not TABLE_NAME.fullmatch(words["name"]):
            sentence = f"“{words['name']}” is no name of a table: use a–z, 0–9 and _, at most 28 characters."
            raise self._refusal(f"{at}.name", sentence, words["name"])
        layout = self._one_of(str(held.get("layout", "plain")), LAYOUTS, f"{at}.layout", "layout")
        if layout in ONLY_FOR and words["lines"] not in ONLY_FOR[layout]:
            raise self._refusal(
                f"{at}.layout",
                f"the layout “{layout}” is for {' and '.join(ONLY_FOR[layout])} alone.",
                layout,
            )
        source = self._source(str(held.get("source", "design")), f"{at}.source")
        return Line(**words, across=str(held.get("across", "")), layout=layout, source=source)

    def _checks(self, held: Mapping[str, Any], name: str, at: str) -> Iterator[str]:
        for each in held.get(name, ()):
            yield self._one_of(str(each), CHECKS, f"{at}.{name}", "check")

    def _headlines(self, held: Mapping[str, Any], at: str) -> Iterator[str]:
        for each in held.get("compared", ()):
            if not HEADLINE.fullmatch(str(each)):
                sentence = f"“{each}” is no name of a headline, such as NCMD-child-death-rate-100k."
                raise self._refusal(f"{at}.compared", sentence, str(each))
            yield str(each)

    def _known(self, held: Mapping[str, Any], names: Collection[str], at: str) -> None:
        for name in held:
            where = f"{at}.{name}".lstrip(".")
            self._one_of(name, names, where, "element of a definition")

    def _text(self, held: Mapping[str, Any], name: str, at: str) -> str:
        said = held.get(name)
        if not isinstance(said, str) or not said.strip():
            raise self._refusal(at, f"“{name}” is missing. Write it as text in quotation marks.")
        return said

    def _one_of(self, said: str, known: Collection[str], at: str, what: str) -> str:
        if said not in known:
            raise self._refusal(at, f"there is no {what} “{said}”. There are {', '.join(known)}.", said)
        return said

    def _names(self, names: list[str], at: str) -> None:
        if not names:
            raise self._refusal(at, "the part has no table. Give it a [[part.table]].")
        for name in names:
            if names.count(name) > 1:
                raise self._refusal(at, f"two tables are named “{name}”. Name each apart.", name)

    def _source(self, tag: str, at: str) -> str:
        try:
            check_source(tag, f"“{at}”")
        except ValueError as trouble:
            raise self._refusal(at, str(trouble), tag) from None
        return tag

    def _refusal(self, at: str, sentence: str, value: str = "") -> Refused:
        return Refused(f"{self.path.name}, line {self.places.line(at, value)}: {sentence}")
