"""Every write to themes, tags and suggestions."""

from cdop.themes.actions.merging import merge
from cdop.themes.actions.naming import add, bring_back, define, rename, retire
from cdop.themes.actions.settling import accept, decline
from cdop.themes.actions.suggesting import ask_for_suggestions, keep_suggestions
from cdop.themes.actions.tagging import tag, untag

__all__ = [
    "accept",
    "add",
    "ask_for_suggestions",
    "bring_back",
    "decline",
    "define",
    "keep_suggestions",
    "merge",
    "rename",
    "retire",
    "tag",
    "untag",
]
