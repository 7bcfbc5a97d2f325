"""Which sections and supplementary forms an agency may be asked, and which are usual for its kind. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cdop.dataset.codelists.agencies import AgencyType as T
from cdop.dataset.elements import Stage
from cdop.dataset.forms import FORMS, SECTIONS, form

DETAILS = "reporting_details"
"""Who answers, and whether they knew the child: asked of everybody."""
_WHAT_HAPPENED = "reporting_circumstances"
_ALL = (_WHAT_HAPPENED, "health", "social_environment", "service_provision")
_CARE = (_WHAT_HAPPENED, "health", "service_provision")
_BIRTH = (_WHAT_HAPPENED, "birth", "health", "service_provision")
_HOME = (_WHAT_HAPPENED, "social_environment", "physical_environment", "service_provision")
_SCENE = (_WHAT_HAPPENED, "social_environment", "physical_environment")

USUAL: dict[T, tuple[str, ...]] = {
    T.GP: ("birth", *_ALL),
    T.MIDWIFERY: (*_BIRTH, "social_environment"),
    T.OBSTETRICS: _BIRTH,
    T.NEONATAL: _BIRTH,
    T.PAEDIATRICS: _CARE,
    T.PICU: _CARE,
    T.EMERGENCY: _CARE,
    T.AMBULANCE: (_WHAT_HAPPENED, "physical_environment", "service_provision"),
    T.OUT_OF_HOURS: _CARE,
    T.COMMUNITY: _ALL,
    T.HEALTH_VISITING: ("birth", *_ALL, "physical_environment"),
    T.SCHOOL_NURSING: _ALL,
    T.MENTAL_HEALTH: _ALL,
    T.TERTIARY: _CARE,
    T.HOSPICE: _CARE,
    T.PHARMACY: ("health", "service_provision"),
    T.CHILDRENS_SOCIAL_CARE: _HOME,
    T.EARLY_HELP: _HOME,
    T.ADULT_SOCIAL_CARE: ("social_environment", "service_provision"),
    T.EDUCATION: ("social_environment", "service_provision"),
    T.POLICE: _SCENE,
    T.PROBATION: ("social_environment", "service_provision"),
    T.FIRE: _SCENE,
    T.CORONER: (_WHAT_HAPPENED,),
    T.MEDICAL_EXAMINER: (_WHAT_HAPPENED,),
    T.HOUSING: ("physical_environment", "service_provision"),
    T.DRUG_ALCOHOL: ("social_environment", "service_provision"),
    T.DOMESTIC_ABUSE: ("social_environment", "service_provision"),
    T.VOLUNTARY: ("service_provision",),
    T.IMMIGRATION: ("social_environment", "service_provision"),
    T.SECURE: _HOME,
    T.OTHER: _ALL,
}
"""Kind of agency to the sections usually asked of it; our own choice, changed at each request."""

_CLINICAL = frozenset(
    {"asthma_anaphylaxis", "cardiac", "genetic_congenital", "life_limiting", "dka", "epilepsy", "infection"}
    | {"oncology", "surgical_anaesthetic", "care_pathway"}
)
_HARM = frozenset({"drowning", "transport", "fire_burns", "poisoning", "trauma_other", "substance_misuse"})
_VIOLENCE = frozenset({"violence_maltreatment", "suicide_self_harm"})
_SUDDEN = frozenset({"sudden_unexpected"})
_HOSPITAL = _CLINICAL | _HARM | _SUDDEN

SUITED: dict[T, frozenset[str]] = {
    T.GP: _CLINICAL - {"care_pathway", "surgical_anaesthetic"} | {"suicide_self_harm", "substance_misuse"},
    T.MIDWIFERY: frozenset({"delivery_neonatal", "genetic_congenital"}),
    T.OBSTETRICS: frozenset({"delivery_neonatal", "genetic_congenital"}),
    T.NEONATAL: frozenset(
        {"delivery_neonatal", "genetic_congenital", "cardiac", "infection", "care_pathway"}
    ),
    T.PAEDIATRICS: _HOSPITAL,
    T.PICU: _HOSPITAL,
    T.EMERGENCY: _HOSPITAL,
    T.AMBULANCE: frozenset({"care_pathway"}) | _SUDDEN | _HARM,
    T.OUT_OF_HOURS: frozenset({"care_pathway"}),
    T.COMMUNITY: frozenset({"life_limiting", "epilepsy", "genetic_congenital"}) | _SUDDEN,
    T.HEALTH_VISITING: _SUDDEN,
    T.MENTAL_HEALTH: frozenset({"suicide_self_harm", "substance_misuse"}),
    T.TERTIARY: _CLINICAL,
    T.HOSPICE: frozenset({"life_limiting", "oncology"}),
    T.POLICE: _HARM | _VIOLENCE | _SUDDEN,
    T.FIRE: frozenset({"fire_burns", "drowning", "transport"}),
    T.CHILDRENS_SOCIAL_CARE: _VIOLENCE,
    T.EDUCATION: frozenset({"suicide_self_harm"}),
    T.DRUG_ALCOHOL: frozenset({"substance_misuse"}),
}
"""Kind of agency to the supplementary forms it could fill in; asked when the case proposes them."""


def section_options() -> list[tuple[str, str]]:
    """The sections of the Reporting form that can be asked."""
    return [(section.slug, section.title) for section in form("reporting").sections]


def supplementary_options() -> list[tuple[str, str]]:
    """The supplementary forms that can be asked."""
    return [(each.slug, each.title) for each in FORMS if each.stage is Stage.SUPPLEMENTARY]


def usual_sections(type: str) -> list[str]:
    """What is usually asked of this kind of agency, in the order of the form."""
    wanted = {DETAILS, *USUAL[T(type)]}
    return [slug for slug, _ in section_options() if slug in wanted]


def usual_supplementary(type: str, proposed: Collection[str]) -> list[str]:
    """Those of the forms proposed for the case that this kind of agency could fill in."""
    suited = SUITED.get(T(type), frozenset())
    return [slug for slug, _ in supplementary_options() if slug in suited and slug in proposed]


def unknown(sections: Iterable[str], supplementary: Iterable[str]) -> list[str]:
    """Slugs that no form has."""
    known, forms = dict(section_options()), dict(supplementary_options())
    return [s for s in sections if s not in known] + [s for s in supplementary if s not in forms]


def asked_words(sections: Iterable[str], supplementary: Iterable[str]) -> list[str]:
    """Titles of what is asked, for a letter or a page; a slug no form has any more stands as it is."""
    forms = {each.slug: each.title for each in FORMS}
    titles = [SECTIONS[s].title if s in SECTIONS else s for s in sections]
    return titles + [forms.get(slug, slug) for slug in supplementary]
