"""Which records may be of one child, or of children who belong together. Pure: given people, it opens nothing."""

from cdop.matching.finding.blocks import find, find_between
from cdop.matching.finding.compare import compare
from cdop.matching.finding.people import Mother, Person
from cdop.matching.finding.verdicts import Reason, Suggestion, Verdict

__all__ = ["Mother", "Person", "Reason", "Suggestion", "Verdict", "compare", "find", "find_between"]
