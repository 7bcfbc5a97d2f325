"""Pages of cases."""

from cdop.cases.views.casefile import case, history, identity, move
from cdop.cases.views.sections import section
from cdop.cases.views.worklist import new, today

__all__ = ["case", "history", "identity", "move", "new", "section", "today"]
