"""Code lists that older forms used and today's do not. Kept so that old records can be read."""

from cdop.dataset.codes import CodeList


class FormerDomain(
    CodeList, name="domain on the older Analysis form", source="found: F48; recalled-H (names)"
):
    CHILD = "childs_needs", "Child's needs, or factors intrinsic to the child"
    FAMILY = "family_environment", "Family and environment"
    PARENTING = "parenting_capacity", "Parenting capacity"
    SERVICE = "service_provision", "Service provision"


class Preventability(
    CodeList, name="preventability, until March 2010", source="found: F47; recalled-H (the four)"
):
    PREVENTABLE = "preventable", "Preventable"
    POTENTIALLY = "potentially_preventable", "Potentially preventable"
    NOT_PREVENTABLE = "not_preventable", "Not preventable"
    INADEQUATE = "inadequate_information", "Inadequate information to decide"


class Numbering(CodeList, name="numbering of the older forms", source="found: F3, F49, F50, F52"):
    """Numbers moved between versions of the set, so a number means nothing without its numbering."""

    EARLIER = "earlier", "An earlier numbering, before the set of 2008 to 2018"
    SET_2008 = "2008_2018", "The set of 2008 to 2018"


class RelevanceScale(CodeList, name="scale of relevance", source="found: F29, F48; recalled-H (wording)"):
    OLDEST = "oldest", "0 to 3, with 1*"
    LATER = "later", "0 to 3"
    CURRENT = "current", "0 to 2"
