"""Code lists of the forms on heart disease and on genetic and congenital conditions."""

from cdop.dataset.codes import CodeList

_KEY = "recalled-M; design (codes)"


class WhenDiagnosed(CodeList, name="when diagnosed", source=_KEY):
    BEFORE_BIRTH = "antenatal", "Before birth"
    NEWBORN = "newborn", "In the first 28 days"
    LATER = "later", "Later"
    AFTER_DEATH = "after_death", "After death"
    NK = "nk", "Not known"


class CardiacKind(CodeList, name="kind of heart disease", source=_KEY):
    CONGENITAL = "congenital", "Congenital"
    CARDIOMYOPATHY = "cardiomyopathy", "Cardiomyopathy"
    MYOCARDITIS = "myocarditis", "Myocarditis"
    ARRHYTHMIA = "arrhythmia", "Arrhythmia"
    OTHER_ACQUIRED = "other_acquired", "Other acquired"
    NK = "nk", "Not known"


class ScreeningTaken(CodeList, name="screening offered and accepted", source=_KEY):
    ACCEPTED = "accepted", "Offered and accepted"
    DECLINED = "declined", "Offered and declined"
    NOT_OFFERED = "not_offered", "Not offered"
    TOO_LATE = "too_late", "Booked too late"
    NK = "nk", "Not known"
