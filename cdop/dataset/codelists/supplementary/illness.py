"""Code lists of the forms on illness: life-limiting conditions, diabetes, epilepsy, infection, cancer."""

from cdop.dataset.codes import CodeList

_KEY = "recalled-M; design (codes)"


class NewOrKnown(CodeList, name="new or known", source=_KEY):
    NEW = "new", "Found in the last illness"
    KNOWN = "known", "Known before"
    NK = "nk", "Not known"


class Adherence(CodeList, name="taking medicines as prescribed", source=_KEY):
    GOOD = "good", "As prescribed"
    PARTLY = "partly", "Partly"
    POOR = "poor", "Seldom or not"
    NA = "na", "No medicines prescribed"
    NK = "nk", "Not known"


class SeizureType(CodeList, name="type of seizure", source=_KEY):
    GENERALISED = "generalised", "Generalised tonic-clonic"
    FOCAL = "focal", "Focal"
    ABSENCE = "absence", "Absence"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class NightMonitoring(CodeList, name="monitoring at night", source=_KEY):
    SHARED_ROOM = "shared_room", "Somebody in the same room"
    DEVICE = "device", "Monitor or alarm"
    NONE = "none_used", "None"
    NK = "nk", "Not known"


class InfectionKind(CodeList, name="kind of infection", source="recalled-H; design (codes)"):
    SEPSIS = "sepsis", "Sepsis"
    MENINGITIS = "meningitis", "Meningitis or encephalitis"
    PNEUMONIA = "pneumonia", "Pneumonia or other chest infection"
    GUT = "gastroenteritis", "Infection of the gut"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class CovidTest(CodeList, name="Covid-19 test", source="recalled-H; design (codes)"):
    POSITIVE = "positive", "Positive"
    NEGATIVE = "negative", "Negative"
    NOT_DONE = "not_done", "Not done"
    NK = "nk", "Not known"


class CancerKind(CodeList, name="kind of cancer", source="recalled-H; design (codes)"):
    LEUKAEMIA = "leukaemia", "Leukaemia"
    LYMPHOMA = "lymphoma", "Lymphoma"
    BRAIN = "brain", "Brain or spinal tumour"
    SOLID = "solid", "Other solid tumour"
    HISTIOCYTOSIS = "histiocytosis", "Histiocytosis-type disease"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class CancerStage(CodeList, name="stage at diagnosis", source="recalled-H; design (codes)"):
    LOCAL = "local", "Local"
    SPREAD = "spread", "Spread"
    RELAPSED = "relapsed", "Relapse"
    NA = "na", "Not applicable"
    NK = "nk", "Not known"
