"""Sudden unexpected death: what was there before, in the child and the family."""

from cdop.dataset.asking import Asking
from cdop.dataset.elements import Section, when

_SEEN = Asking("found: F51").soft()
_YOUNG = _SEEN.under(when("age_years", below=2))

SUDDEN_HISTORY = Section(
    slug="sudden_unexpected_history",
    title="Before the death",
    hint="From records and from the family. “Not known” is an answer.",
    elements=(
        _SEEN.ynk(
            "sudi_in_relative",
            "An earlier sudden unexpected death in the child's close family",
            hint="Parents, brothers and sisters, grandparents, aunts and uncles.",
            same_as="social_environment.previous_sudi",
        ),
        _SEEN.ynk(
            "alte_in_relative",
            "A life-threatening event in a close relative as a baby",
            hint="Parents, brothers and sisters, grandparents, aunts and uncles.",
        ),
        _SEEN.ynk(
            "mother_smokes",
            "Mother smokes",
            same_as="social_environment.smoker_mother",
            hint="Now, indoors or out.",
        ),
        _SEEN.ynk("father_smokes", "Father smokes", same_as="social_environment.smoker_father"),
        _SEEN.ynk(
            "others_smoke",
            "Somebody else in the household smokes",
            same_as="social_environment.smoker_other_household",
        ),
        _SEEN.ynk(
            "drugs_in_household", "Illegal drugs used in the household", hint="By anybody who lived there."
        ),
        _YOUNG.ynk(
            "born_before_37_weeks",
            "Born before 37 weeks",
            hint="If the weeks are known, give them under birth.",
        ),
        _YOUNG.ynk(
            "born_under_2500_g",
            "Weighed less than 2,500 g at birth",
            hint="If the weight is known, give it under birth.",
        ),
        _YOUNG.ynk("multiple_birth", "A twin or other multiple birth", hint="Even if the other baby died."),
        _SEEN.ynk(
            "previous_alte",
            "An earlier life-threatening event in the child",
            hint="Such as a pause in breathing, a change of colour or going limp.",
        ),
        _YOUNG.ynk(
            "poor_growth_attention",
            "Under the care of a doctor or health visitor for poor growth",
            same_as="health.growth_concerns",
        ),
        _YOUNG.ynk("breastfed_over_a_day", "Breastfed for more than one day"),
        _SEEN.ynk(
            "immunisations_complete",
            "Immunisations up to date",
            same_as="child.immunisations_up_to_date",
        ),
        _YOUNG.ynk("regular_dummy", "Usually slept with a dummy", hint="In the last two weeks."),
    ),
)
