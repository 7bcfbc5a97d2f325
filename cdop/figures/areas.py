"""The panel's own areas as figures name them: where a child lived is held by district, not by county."""

from __future__ import annotations

from django.db import transaction

from cdop.access.queries import areas_served
from cdop.reference import queries as reference
from cdop.reference.codes import AreaKind


@transaction.atomic
def home_areas(panel_id: int) -> dict[str, str]:
    """The districts and unitary authorities that the panel serves, by code, with their names.

    Of a panel that serves a county these are its districts: a case of the county is not “elsewhere”.
    """
    known = {each.gss_code for each in reference.areas(AreaKind.LTLA.code)}
    codes = sorted(
        {code for gss in areas_served(panel_id) for code in reference.pieces(gss, known) or (gss,)}
    )
    names = reference.area_names(codes)
    return {code: names.get(code, code) for code in codes}
