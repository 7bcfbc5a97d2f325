"""The areas a public page offers, the panel's own first."""

from __future__ import annotations

from cdop.access.actors import SystemActor
from cdop.access.queries import areas_served
from cdop.cases.forms import AreaOptions
from cdop.cases.presenters.sections import area_options as offered
from cdop.notifications.queries import local_authorities


def area_options(by: SystemActor) -> AreaOptions:
    return offered(local_authorities(), areas_served(by.panel_id))
