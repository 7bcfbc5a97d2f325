"""Kinds of agency: who held records, who sat at the table, who may be told afterwards."""

from cdop.dataset.codes import CodeList, entry

_SEEN = "found: F54"


class AgencyType(CodeList, name="type of agency", source="design"):
    GP = entry("gp", "GP", source=_SEEN)
    MIDWIFERY = entry("midwifery", "Midwifery or maternity", source=_SEEN)
    OBSTETRICS = "obstetrics", "Obstetrics"
    NEONATAL = "neonatal_unit", "Neonatal unit"
    PAEDIATRICS = "acute_paediatrics", "Acute paediatrics"
    PICU = "picu", "Paediatric intensive care"
    EMERGENCY = "emergency_department", "Emergency department"
    AMBULANCE = "ambulance", "Ambulance service"
    OUT_OF_HOURS = "nhs111_out_of_hours", "NHS 111 or out-of-hours service"
    COMMUNITY = "community_paediatrics", "Community paediatrics"
    HEALTH_VISITING = entry("health_visiting", "Health visiting", source=_SEEN)
    SCHOOL_NURSING = entry("school_nursing", "School nursing", source=_SEEN)
    MENTAL_HEALTH = "mental_health", "Child and adolescent mental health service"
    TERTIARY = entry(
        "tertiary", "Tertiary specialist", description="Cardiac, oncology, neurology, genetics and others."
    )
    HOSPICE = "hospice_palliative", "Hospice or palliative care"
    PHARMACY = "pharmacy", "Pharmacy"
    CHILDRENS_SOCIAL_CARE = entry("childrens_social_care", "Children's social care", source=_SEEN)
    EARLY_HELP = "early_help", "Early help"
    ADULT_SOCIAL_CARE = "adult_social_care", "Adult social care"
    EDUCATION = entry("education", "Education, school or nursery", source=_SEEN)
    POLICE = "police", "Police"
    PROBATION = "probation_youth_justice", "Probation or youth justice"
    FIRE = "fire_rescue", "Fire and rescue"
    CORONER = "coroners_office", "Coroner's office"
    MEDICAL_EXAMINER = "medical_examiner", "Medical examiner"
    HOUSING = "housing", "Housing"
    DRUG_ALCOHOL = "drug_alcohol", "Drug and alcohol service"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse service"
    VOLUNTARY = "voluntary_bereavement", "Voluntary or bereavement service"
    IMMIGRATION = "immigration_asylum", "Immigration or asylum support"
    SECURE = "prison_secure", "Prison or secure setting"
    OTHER = "other", "Other"


class AgencyRepresented(CodeList, name="agency represented", source="found: F48"):
    PRIMARY_CARE = "primary_care", "Primary care"
    PAEDIATRICS = "paediatrics", "Paediatrics"
    HOSPITAL = "hospital", "Hospital services"
    MENTAL_HEALTH = "mental_health", "Mental health services"
    AMBULANCE = "ambulance", "Ambulance service"
    POLICE = "police", "Police"
    CHILDRENS_SOCIAL_CARE = "childrens_social_care", "Children's social care"
    SCHOOLS = "schools", "Schools"
    OTHER = "other", "Other"


class ReferElsewhere(CodeList, name="refer elsewhere", source="recalled-M"):
    CORONER = "coroner", "Coroner"
    POLICE = "police", "Police"
    SAFEGUARDING = entry("lscp_cspr", "Local safeguarding children partnership", source="found: F80")
    HSE = "hse", "Health and Safety Executive"
    CQC = "cqc", "Care Quality Commission"
    MHRA = "mhra", "Medicines and Healthcare products Regulatory Agency"
    OPSS = "opss", "Office for Product Safety and Standards"
    TRUST_PSII = "trust_psii", "Trust, for a patient safety incident investigation"
    MEDICAL_EXAMINER = entry("me_registrar", "Medical examiner or registrar", source="found: F80")
    NONE = "none", "None"


class RequestStatus(CodeList, name="status of a request to an agency", source="design"):
    """Overdue is not among them: it follows from the day by which an answer is wanted."""

    DRAFT = "draft", "Not sent yet"
    SENT = "sent", "Sent"
    VIEWED = "viewed", "Opened"
    PART_COMPLETE = "part_complete", "Partly answered"
    RETURNED = "returned", "Answered"
    NIL_RETURN = "nil_return", "Answered: holds nothing"
    WAIVED = "waived", "Not needed any more"
    REFUSED = "refused", "Refused"
