"""The parts of the page, each made by itself: one that fails says so and leaves the others standing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import InterfaceError, OperationalError, transaction

from cdop.core.refusals import NotAllowed, Refused

T = TypeVar("T")
U = TypeVar("U")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Block(Generic[T]):
    """`value` is None where there is nothing to show: `sentence` says why, or the block could not be loaded."""

    value: T | None = None
    sentence: str = ""
    is_failed: bool = False

    def then(self, name: str, make: Callable[[T], U]) -> Block[U]:
        """A block made of this one's value; without one, it is missing for the same reason."""
        if self.value is None:
            return Block(None, self.sentence, self.is_failed)
        value = self.value
        return attempt(name, lambda: make(value))


def attempt(name: str, make: Callable[[], T]) -> Block[T]:
    """What `make` gives. A database that is gone is no matter of one block, and is passed on."""
    try:
        with transaction.atomic():
            return Block(make())
    except (Refused, NotAllowed) as refused:
        return Block(None, refused.sentence)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        log.error("The block %s of a dashboard could not be made: %s", name, type(error).__name__)
        return Block(None, is_failed=True)
