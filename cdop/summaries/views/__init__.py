"""Pages of summaries."""

from cdop.summaries.views.asking import summaries
from cdop.summaries.views.texts import begin, prepare, read, text, texts, write

__all__ = ["begin", "prepare", "read", "summaries", "text", "texts", "write"]
