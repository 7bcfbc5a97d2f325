"""Code lists of the supplementary forms, split by topic. Forms name the module they take a list from."""

from cdop.dataset.codelists.supplementary import (
    breathing,
    harm,
    heart,
    illness,
    injury,
    newborn,
    pathway,
    sudden,
)
from cdop.dataset.codes import CodeList, lists_of

SUPPLEMENTARY_LISTS: tuple[type[CodeList], ...] = lists_of(
    breathing, heart, pathway, newborn, sudden, illness, injury, harm
)
