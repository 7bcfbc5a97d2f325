"""Themes, their tags, and suggestions of tags."""

from cdop.themes.models.tags import HowTagged, OnLine, Standing, Suggestion, Tag, Why
from cdop.themes.models.themes import NAME, PHRASE, ChangeKind, Theme, ThemeChange

__all__ = [
    "NAME",
    "PHRASE",
    "ChangeKind",
    "HowTagged",
    "OnLine",
    "Standing",
    "Suggestion",
    "Tag",
    "Theme",
    "ThemeChange",
    "Why",
]
