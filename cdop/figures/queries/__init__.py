"""Finding releases, what is known of them, and figures from outside."""

from cdop.figures.queries.behind import cases_behind, cases_of_release, releases_with
from cdop.figures.queries.ledger import Entry, entries, entry, waiting, waiting_for
from cdop.figures.queries.outside import find_figure, outside_figures
from cdop.figures.queries.proving import LayProof, full_proof, lay_proof, ways_out
from cdop.figures.queries.releases import decisions_of, find_release, release_of, same_basis

__all__ = [
    "Entry",
    "LayProof",
    "cases_behind",
    "cases_of_release",
    "decisions_of",
    "entries",
    "entry",
    "find_figure",
    "find_release",
    "full_proof",
    "lay_proof",
    "outside_figures",
    "release_of",
    "releases_with",
    "same_basis",
    "waiting",
    "waiting_for",
    "ways_out",
]
