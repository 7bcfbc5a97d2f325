"""Every return there is: each file beside this one, read once, and made known as a publication."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from cdop.access.actors import AnyActor
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.figures.cohort import Cohort
from cdop.figures.publications import Choices, Publication, publish_by
from cdop.returns.definitions import comparators
from cdop.returns.definitions.counting import counter
from cdop.returns.definitions.denominators import living
from cdop.returns.definitions.document import written
from cdop.returns.definitions.findings import checks_of, refuse_if_blocked
from cdop.returns.definitions.model import Definition, Part
from cdop.returns.definitions.reading import read_definition

FOLDER = Path(__file__).parent


@cache
def definitions() -> dict[str, Definition]:
    """By kind, in the order of their files."""
    return in_folder(FOLDER)


def in_folder(folder: Path) -> dict[str, Definition]:
    """The same of any folder. Raises Refused for a file that cannot be, and for two of one kind."""
    found: dict[str, Definition] = {}
    for path in sorted(folder.glob("*.toml")):
        read = read_definition(path)
        if read.kind in found:
            raise Refused(f"{path.name} and {found[read.kind].file} both define “{read.kind}”.")
        found[read.kind] = read
    return found


def definition(kind: str) -> Definition:
    if kind not in definitions():
        raise Refused(f"There is no return “{kind}”. There are {', '.join(definitions())}.")
    return definitions()[kind]


def part_of(kind: str) -> tuple[Definition, Part]:
    """The part that is published as `kind`, and the return it belongs to."""
    for each in definitions().values():
        for part in each.parts:
            if part.kind == kind:
                return each, part
    raise Refused(f"There is no part “{kind}” of any return.")


def publish(read: Definition) -> None:
    """Make every part known as a publication: prepared, approved and let out like any other."""
    for part in read.parts:
        publish_by(part.kind, partial(_publication, read, part))


def choices_for(part: Part, cohort: Cohort) -> Choices:
    """What a release must keep besides its counts, to be written again in years: the children living there, and what

    was published for England.
    """
    kept: dict[str, Any] = {}
    if any(line.layout == "rates" for line in part.tables):
        kept["population"] = living(cohort)
    if part.compared:
        kept["england"] = comparators.published(part, cohort)
    return kept


def _ready(part: Part, cohort: Cohort, by: AnyActor) -> Choices:
    """What stands in the way is said without naming a case: a job keeps the sentence for others to read."""
    refuse_if_blocked(checks_of(part, cohort, by=by), is_kept=True)
    return choices_for(part, cohort)


def _publication(read: Definition, part: Part, choices: Choices) -> Publication:
    return Publication(
        kind=part.kind,
        title=part.title,
        basis=part.basis,
        permission=Permission.RETURN_MAKE,
        span=_same,
        count=counter(part),
        write=partial(written, read, part, dict(choices)),
        by_year_only=True,
        ready=partial(_ready, part),
    )


def _same(cohort: Cohort) -> Cohort:
    return cohort
