"""The office's pages about links, and the door that a link leads to."""

from cdop.pickups.views.office import links, revoke
from cdop.pickups.views.outside import door

__all__ = ["door", "links", "revoke"]
