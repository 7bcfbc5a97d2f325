"""Code lists: closed sets of answers. A code is never removed or re-used, only retired. Knows no question."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from types import ModuleType
from typing import Any, ClassVar, Self, TypeVar

from cdop.dataset.sources import check_source

M = TypeVar("M", bound="CodeList")


def entry(
    code: str, label: str, *, description: str = "", retired: date | None = None, source: str = ""
) -> tuple[str, str, str, date | None, str]:
    """One entry with more than a code and a label; `source` only where it differs from the list's own."""
    return code, label, description, retired, source


def new_member(
    cls: type[M], code: str, label: str, description: str = "", retired: date | None = None, source: str = ""
) -> M:
    """Build a member; lists with further columns call this from their own `__new__`."""
    check_source(source, f"{cls.__name__}.{code}")
    if not label:
        raise ValueError(f"The code '{code}' of {cls.__name__} has no label.")
    member = str.__new__(cls, code)
    member._value_ = code
    member.code, member.label = code, label
    member.description, member.retired, member.source = description, retired, source
    return member


class CodeList(StrEnum):
    """A closed list: `class Sex(CodeList, name="sex", source="recalled-H"): MALE = "male", "Male"`.

    A member is its code (`Sex.MALE == "male"`), so it can be stored and compared as text.
    """

    code: str
    label: str
    description: str
    retired: date | None
    source: str
    list_name: ClassVar[str]
    list_source: ClassVar[str]

    # A label is always declared; its default lets a type checker accept the look-up `Sex("male")`.
    def __new__(
        cls, code: str, label: str = "", description: str = "", retired: date | None = None, source: str = ""
    ) -> Self:
        return new_member(cls, code, label, description, retired, source)

    def __init_subclass__(cls, name: str = "", source: str = "") -> None:
        super().__init_subclass__()
        check_source(source, cls.__name__)
        cls.list_name, cls.list_source = name or cls.__name__, source
        if len(cls.__members__) != len(list(cls)):
            raise ValueError(
                f"The code list {cls.__name__} uses a code twice. Give every entry its own code."
            )

    @property
    def is_current(self) -> bool:
        """Whether the code may still be chosen; a retired one stays readable in old records."""
        return self.retired is None

    def was_current(self, on: date) -> bool:
        """Whether the code could be chosen on that day."""
        return self.retired is None or on < self.retired

    @property
    def origin(self) -> str:
        """The entry's own source tag, else the list's."""
        return self.source or self.list_source

    @property
    def hint(self) -> str:
        """A line of help to show under the choice."""
        return self.description

    @classmethod
    def options(cls) -> list[tuple[str, str]]:
        """Every (code, label), retired ones too: the `choices` of a column. Migrations name this method."""
        return [(member.code, member.label) for member in cls]

    @classmethod
    def current_options(cls) -> list[tuple[str, str]]:
        """The (code, label) pairs that may be chosen today: the choices of a form."""
        return [(member.code, member.label) for member in cls if member.is_current]

    @classmethod
    def labels(cls) -> dict[str, str]:
        """Code to label, retired ones too."""
        return dict(cls.options())

    @classmethod
    def label_of(cls, code: str) -> str:
        """The label of a code. Raises KeyError for a code that is not in the list."""
        return cls.labels()[code]

    @classmethod
    def codes(cls) -> list[str]:
        """Every code, in order."""
        return [member.code for member in cls]

    @classmethod
    def has(cls, code: object) -> bool:
        """Whether the list holds this code, current or retired."""
        return isinstance(code, str) and code in cls._value2member_map_


def code_list(
    class_name: str, rows: Iterable[tuple[Any, ...]], *, module: str, name: str, source: str
) -> type[CodeList]:
    """A code list whose entries come from a file; each row is what `entry` returns."""
    make: Any = CodeList
    made: type[CodeList] = make(class_name, [(f"C_{row[0]}", row) for row in rows], module=module)
    check_source(source, class_name)
    made.list_name, made.list_source = name, source
    return made


def lists_of(*modules: ModuleType) -> tuple[type[CodeList], ...]:
    """Every code list these modules declare, in their order."""
    return tuple(
        held
        for module in modules
        for held in vars(module).values()
        if isinstance(held, type) and issubclass(held, CodeList) and held.__module__ == module.__name__
    )
