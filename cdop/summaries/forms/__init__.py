"""The forms of summaries. No saving."""

from cdop.summaries.forms.asking import SummaryForm
from cdop.summaries.forms.writing import BeginForm, VersionForm, WriteForm

__all__ = ["BeginForm", "SummaryForm", "VersionForm", "WriteForm"]
