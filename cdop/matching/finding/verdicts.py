"""What came of comparing two records: a score, the reasons in codes and words, and what it suggests. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.dataset.codes import CodeList


class Suggestion(CodeList, name="what two alike records suggest", source="design"):
    SAME_CHILD = "same_child", "May be the same child"
    TWINS = "twins", "May be twins"
    SIBLINGS = "siblings", "May be siblings"
    SAME_INCIDENT = "same_incident", "May be one incident"


class ReasonCode(CodeList, name="why two records are alike, or differ", source="design"):
    SAME_NHS_NUMBER = "same_nhs_number", "same NHS number"
    NAMES_ALIKE = "names_alike", "names alike"
    FORENAMES_ALIKE = "forenames_alike", "forenames alike"
    SURNAMES_ALIKE = "surnames_alike", "surnames alike, one child without a forename"
    ALSO_KNOWN_AS = "also_known_as", "one is also known by the other's name"
    SAME_BIRTH = "same_birth", "same date of birth"
    BIRTH_SWAPPED = "birth_swapped", "date of birth with day and month the other way round"
    BIRTH_ONE_DIGIT = "birth_one_digit", "date of birth one digit off"
    BIRTH_NEXT_DAY = "birth_next_day", "dates of birth one day apart"
    SAME_DEATH = "same_death", "same date of death"
    DEATH_SWAPPED = "death_swapped", "date of death with day and month the other way round"
    DEATH_ONE_DIGIT = "death_one_digit", "date of death one digit off"
    DEATH_NEXT_DAY = "death_next_day", "dates of death one day apart"
    SAME_MOTHER = "same_mother", "same mother"
    MOTHER_NAMED = "mother_named", "the mother is named in both"
    SAME_POSTCODE = "same_postcode", "same postcode"
    ADDRESSES_ALIKE = "addresses_alike", "addresses alike"
    SAME_SMALL_AREA = "same_small_area", "same small area"
    SAME_AREA = "same_area", "same area"
    SAME_AGE = "same_age", "same age at death"
    SAME_SEX = "same_sex", "same sex"
    SAME_WEIGHT = "same_weight", "same birth weight"
    SAME_SOURCE = "same_source", "same reference in an earlier register"
    DIFFERENT_NHS_NUMBERS = "different_nhs_numbers", "different NHS numbers"
    DIFFERENT_BIRTH_ORDER = "different_birth_order", "different birth order"
    DIFFERENT_SEX = "different_sex", "different sex"
    DIFFERENT_FORENAMES = "different_forenames", "different forenames"
    DIFFERENT_SURNAMES = "different_surnames", "different surnames"
    DIFFERENT_BIRTH = "different_birth", "different dates of birth"
    DIFFERENT_DEATH = "different_death", "different dates of death"


@dataclass(frozen=True)
class Reason:
    """One reason with how much it speaks for the two being one child; `alike` beside names, from 0 to 1."""

    code: ReasonCode
    points: int
    alike: float | None = None

    @property
    def words(self) -> str:
        return self.code.label if self.alike is None else f"{self.code.label}: {self.alike:.2f}"

    @property
    def speaks_against(self) -> bool:
        return self.points < 0

    def as_json(self) -> dict[str, str | float]:
        told = {} if self.alike is None else {"alike": round(self.alike, 2)}
        return {"code": self.code.code, **told}


@dataclass(frozen=True)
class Verdict:
    """The score is 0 to 100; reasons come strongest first."""

    score: int
    suggestion: Suggestion
    reasons: tuple[Reason, ...]


def words_of(told: dict[str, str | float]) -> str:
    """A stored reason in words: "names alike: 0.82"."""
    code = ReasonCode(str(told["code"]))
    return f"{code.label}: {float(told['alike']):.2f}" if "alike" in told else code.label
