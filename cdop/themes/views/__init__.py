"""Pages of themes."""

from cdop.themes.views.curating import add, bring_back, change, merge, retire
from cdop.themes.views.suggestions import look, suggestions
from cdop.themes.views.tags import case, tag, untag
from cdop.themes.views.themes import theme, themes

__all__ = [
    "add",
    "bring_back",
    "case",
    "change",
    "look",
    "merge",
    "retire",
    "suggestions",
    "tag",
    "theme",
    "themes",
    "untag",
]
