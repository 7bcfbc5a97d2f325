"""Every closed code list, split by noun. A list knows its codes, never the question that uses it."""

from cdop.dataset.codelists.agencies import AgencyRepresented, AgencyType, ReferElsewhere
from cdop.dataset.codelists.answers import Ynk, YnkNa
from cdop.dataset.codelists.bands import AgeBand, BirthWeightBand, GestationBand, InfantBand
from cdop.dataset.codelists.birth import Feeding, ModeOfDelivery, SmokingPattern
from cdop.dataset.codelists.categories import Category
from cdop.dataset.codelists.child import NhsNumberAbsentReason, Sex
from cdop.dataset.codelists.death import DatePrecision, EventType, Expected, ModeOfDeath
from cdop.dataset.codelists.ethnicity import EthnicGroup, Ethnicity, EthnicitySource, NhsEthnicCategory
from cdop.dataset.codelists.investigation import (
    CoronerDecision,
    HoldReason,
    JarTrigger,
    LinkedProcess,
    PostMortem,
)
from cdop.dataset.codelists.place import EventLocation, PlaceGroup, PlaceOfDeath
from cdop.dataset.codelists.review import (
    Domain,
    DomainStatement,
    DraftSource,
    FindingModifiable,
    Modifiability,
    Reach,
    Relevance,
)
from cdop.dataset.codelists.safeguarding import AsylumStatus, CpCategory, LacBasis, LookedAfter
from cdop.dataset.codelists.scope import ScopeReason
from cdop.dataset.codes import CodeList

ALL: tuple[type[CodeList], ...] = (
    Ynk,
    YnkNa,
    Sex,
    NhsNumberAbsentReason,
    Ethnicity,
    EthnicitySource,
    EthnicGroup,
    NhsEthnicCategory,
    DatePrecision,
    PlaceOfDeath,
    PlaceGroup,
    EventLocation,
    EventType,
    Expected,
    ModeOfDeath,
    CoronerDecision,
    PostMortem,
    JarTrigger,
    LinkedProcess,
    HoldReason,
    CpCategory,
    LookedAfter,
    LacBasis,
    AsylumStatus,
    AgeBand,
    InfantBand,
    GestationBand,
    BirthWeightBand,
    SmokingPattern,
    ModeOfDelivery,
    Feeding,
    AgencyType,
    AgencyRepresented,
    ReferElsewhere,
    ScopeReason,
    Domain,
    Relevance,
    FindingModifiable,
    DomainStatement,
    Category,
    Modifiability,
    DraftSource,
    Reach,
)

__all__ = [
    "ALL",
    "AgeBand",
    "AgencyRepresented",
    "AgencyType",
    "AsylumStatus",
    "BirthWeightBand",
    "Category",
    "CoronerDecision",
    "CpCategory",
    "DatePrecision",
    "Domain",
    "DomainStatement",
    "DraftSource",
    "EthnicGroup",
    "Ethnicity",
    "EthnicitySource",
    "EventLocation",
    "EventType",
    "Expected",
    "Feeding",
    "FindingModifiable",
    "GestationBand",
    "HoldReason",
    "InfantBand",
    "JarTrigger",
    "LacBasis",
    "LinkedProcess",
    "LookedAfter",
    "ModeOfDeath",
    "ModeOfDelivery",
    "Modifiability",
    "NhsEthnicCategory",
    "NhsNumberAbsentReason",
    "PlaceGroup",
    "PlaceOfDeath",
    "PostMortem",
    "Reach",
    "ReferElsewhere",
    "Relevance",
    "ScopeReason",
    "Sex",
    "SmokingPattern",
    "Ynk",
    "YnkNa",
]
