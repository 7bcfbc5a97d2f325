"""Pages of the review of one case."""

from cdop.reviews.views.lines import add_line, change_line, withdraw_line
from cdop.reviews.views.review import review, version
from cdop.reviews.views.sections import section
from cdop.reviews.views.stages import stage

__all__ = ["add_line", "change_line", "review", "section", "stage", "version", "withdraw_line"]
