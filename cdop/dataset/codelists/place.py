"""Places: where the child died and where the event began, with the roll-up used in reports."""

from __future__ import annotations

from typing import Self

from cdop.dataset.codes import CodeList, new_member


class PlaceGroup(CodeList, name="place of death (report groups)", source="design"):
    HOSPITAL = "hospital", "Hospital"
    HOME = "home", "Home"
    HOSPICE = "hospice", "Hospice"
    PUBLIC = "public", "Public place"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class PlaceOfDeath(CodeList, name="place of death", source="found: F49"):
    group: PlaceGroup

    def __new__(cls, code: str, label: str = "", group: str = "", source: str = "") -> Self:
        member = new_member(cls, code, label, source=source)
        member.group = PlaceGroup(group)
        return member

    HOSP_ED = "hosp_ed", "Emergency department", "hospital"
    HOSP_PAED_WARD = "hosp_paed_ward", "Paediatric ward", "hospital"
    HOSP_NNU = "hosp_nnu", "Neonatal unit", "hospital"
    HOSP_ICU = "hosp_icu", "Intensive care (paediatric or adult)", "hospital"
    HOSP_LABOUR = "hosp_labour", "Delivery suite or labour ward", "hospital", "found: F26"
    HOSP_THEATRE = "hosp_theatre", "Operating theatre", "hospital", "recalled"
    HOSP_ADULT = "hosp_adult", "Adult ward", "hospital", "recalled"
    HOSP_OTHER = "hosp_other", "Other hospital area", "hospital"
    HOME_NORMAL = "home_normal", "Home of normal residence", "home"
    HOME_OTHER = "home_other", "Other private residence", "home"
    FOSTER = "foster", "Foster home", "home"
    RESIDENTIAL_CARE = "residential_care", "Residential care", "other"
    PUBLIC_PLACE = "public_place", "Public place", "public"
    ROAD = "road", "Road or highway", "public", "design (split from public place)"
    SCHOOL = "school", "School", "other"
    HOSPICE = "hospice", "Hospice", "hospice"
    MH_INPATIENT = "mh_inpatient", "Mental health inpatient unit", "hospital"
    CUSTODY = "custody", "Custody or secure setting", "other", "design"
    TRANSIT = "transit", "Ambulance or in transit", "other", "design"
    ABROAD = "abroad", "Abroad", "other"
    OTHER = "other", "Other", "other"
    NK = "nk", "Not known", "nk"


class EventLocation(CodeList, name="where the event began", source="design; found: F54 (the idea only)"):
    HOME_NORMAL = "home_normal", "Home of normal residence"
    HOME_OTHER = "home_other", "Other private residence"
    GARDEN = "garden", "Garden"
    CHILDCARE = "childcare", "Nursery or childminder"
    SCHOOL = "school", "School"
    WORKPLACE = "workplace", "Workplace"
    ROAD = "road", "Road or highway"
    RAIL = "rail", "Railway"
    PUBLIC_INDOOR = "public_indoor", "Public place, indoors"
    PUBLIC_OUTDOOR = "public_outdoor", "Public place, outdoors"
    OPEN_WATER = "open_water", "Open water"
    POOL_BATH = "pool_bath", "Swimming pool or bath"
    FARM = "farm", "Farm"
    HOSPITAL = "hospital", "Hospital"
    RESIDENTIAL_CARE = "residential_care", "Residential care"
    FOSTER = "foster", "Foster home"
    CUSTODY = "custody", "Custody or secure setting"
    ABROAD = "abroad", "Abroad"
    ONLINE = "online_related", "Related to events online"
    OTHER = "other", "Other"
    NK = "nk", "Not known"
