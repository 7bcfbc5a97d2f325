"""One page of a long list, and its order: from the address to the queryset. Knows no model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Count, Model, QuerySet, Window
from django.http import QueryDict

Row = TypeVar("Row", bound=Model)
SIZE = 25


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows `first` to `last` of `total`; page `number` of `pages` (1 when there is nothing)."""

    rows: Sequence[Row]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.total)

    @property
    def shown(self) -> list[int | None]:
        """Page numbers to offer: first, last, and two around this one; None is a gap."""
        near = {1, self.pages, *range(self.number - 1, self.number + 2)}
        numbers = sorted(number for number in near if 1 <= number <= self.pages)
        shown: list[int | None] = []
        for number in numbers:
            if shown and isinstance(shown[-1], int) and number - shown[-1] == 2:
                shown.append(number - 1)
            elif shown and isinstance(shown[-1], int) and number - shown[-1] > 2:
                shown.append(None)
            shown.append(number)
        return shown


def _whole(typed: str | None) -> int:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 9 else 1


def paginate(queryset: QuerySet[Row], typed: str | None, *, size: int = SIZE) -> Page[Row]:
    """The page asked for in the address (`request.GET.get("page")`); nonsense is page 1, too far is the last.

    Two queries: one counts, one fetches at most `size` rows. The queryset must be ordered.
    """
    total = queryset.count()
    number = min(max(1, _whole(typed)), max(1, -(-total // size)))
    rows = list(queryset[(number - 1) * size : number * size]) if total else []
    return Page(rows=rows, number=number, size=size, total=total)


def paginate_at_once(queryset: QuerySet[Row], typed: str | None, *, size: int = SIZE) -> Page[Row]:
    """As `paginate`, in one query: each row carries how many there are. Too far is asked anew, for the last."""
    number = max(1, _whole(typed))
    counted = queryset.annotate(of_all=Window(Count("*")))
    rows = list(counted[(number - 1) * size : number * size])
    if not rows and number > 1:
        return paginate(queryset, typed, size=size)
    total: int = rows[0].of_all if rows else 0  # type: ignore[attr-defined]
    return Page(rows=rows, number=number, size=size, total=total)


@dataclass(frozen=True)
class Sort:
    """An order picked from an allow-list: the key in the address, its direction, the columns behind it."""

    key: str
    is_descending: bool
    columns: tuple[str, ...]

    @property
    def ordering(self) -> tuple[str, ...]:
        """For `.order_by(*sort.ordering)`. Ends with the primary key, so that pages never overlap."""
        if not self.is_descending:
            return (*self.columns, "pk")
        return (*(f"-{column}".removeprefix("--") for column in self.columns), "pk")

    def direction(self, key: str) -> str:
        """The aria-sort of one head: ascending, descending or none."""
        if key != self.key:
            return "none"
        return "descending" if self.is_descending else "ascending"

    def next_value(self, key: str) -> str:
        """What the head's link puts in the address: the other direction for the key in force."""
        return f"-{key}" if key == self.key and not self.is_descending else key


def sort_from(typed: str | None, allowed: Mapping[str, Sequence[str]], *, default: str) -> Sort:
    """The order asked for in the address (`?sort=-days`); only keys of `allowed` ever reach the database.

    `allowed` maps a key to its columns; `default` is such a key, with a leading minus for descending.
    """
    wanted = typed or ""
    if wanted.removeprefix("-") not in allowed:
        wanted = default
    key = wanted.removeprefix("-")
    return Sort(key=key, is_descending=wanted.startswith("-"), columns=tuple(allowed[key]))


def with_query(query: QueryDict, **changes: object) -> str:
    """`?…` with some keys set (None removes one); the rest, filters above all, is kept."""
    changed = query.copy()
    for key, value in changes.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = str(value)
    return "?" + changed.urlencode()
