"""Protected figures in words, as UKHSA writes them: never a blank, a star or a nought for what is hidden.

Source: UKHSA, Disclosure control for aggregate data (2022). Words, since screen readers skip signs.
"""

from .publication import HIDDEN, ZERO, ProtectedCell
from .rule import Rule

CONFIDENTIAL = "[c]"
UNRELIABLE = "[u]"
FEWEST_FOR_A_RATE = 3
FEWEST_FOR_A_STANDARDISED_RATE = 10
FEWEST_FOR_A_SURE_RATE = 20


def small(rule: Rule) -> str:
    """The class of unsafe counts: “1 to 4”."""
    return f"1 to {rule.threshold - 1}"


def figure(cell: ProtectedCell, rule: Rule) -> str:
    """The cell as a reader meets it. A rounded 0 is the class it stands for: “0 to 4”."""
    if cell.status == HIDDEN or cell.count is None:
        return CONFIDENTIAL
    if cell.status == ZERO and not rule.is_suppression:
        return f"0 to {rule.base - 1}"
    return f"{cell.count:,}"


def rate_mark(events: int | None, *, standardised: bool = False) -> str:
    """What a rate made of so many protected events must carry: “[c]” in its place, “[u]” beside it, or nothing.

    ``events`` None: hidden. Source: ONS mortality practice (no rate below 3 deaths, none standardised below
    10, unreliable below 20).
    """
    fewest = FEWEST_FOR_A_STANDARDISED_RATE if standardised else FEWEST_FOR_A_RATE
    if events is None or events < fewest:
        return CONFIDENTIAL
    return UNRELIABLE if events < FEWEST_FOR_A_SURE_RATE else ""


def legend(rule: Rule) -> tuple[str, ...]:
    """The method, then what each mark means."""
    marks = [f"{UNRELIABLE}: unreliable, made of fewer than {FEWEST_FOR_A_SURE_RATE} events"]
    if rule.is_suppression:
        marks.insert(0, f"{CONFIDENTIAL}: confidential, not shown to protect people")
    return (rule.sentence, *marks)
