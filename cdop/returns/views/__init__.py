"""Pages of returns, by what they are about."""

from cdop.returns.views.fields import fields
from cdop.returns.views.lists import against_list
from cdop.returns.views.returns import returns, sent

__all__ = ["against_list", "fields", "returns", "sent"]
