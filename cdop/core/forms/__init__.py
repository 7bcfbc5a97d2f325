"""Form fields and their NHS.UK markup. Knows Django forms; no question of any statutory form."""

from cdop.core.forms.conditions import ask_when
from cdop.core.forms.days import DayField, DayWidget, TypedDay

__all__ = ["DayField", "DayWidget", "TypedDay", "ask_when"]
