"""Ethnicity: the finer 2021 value, with its NHS category and its group for reports. Knows no question."""

from __future__ import annotations

from typing import Self

from cdop.dataset.codes import CodeList, new_member


class EthnicGroup(CodeList, name="ethnic group", source="found: F58, F59"):
    """Six groups for reports."""

    WHITE = "white", "White"
    MIXED = "mixed", "Mixed or multiple ethnic groups"
    ASIAN = "asian", "Asian or Asian British"
    BLACK = "black", "Black, African, Caribbean or Black British"
    OTHER = "other", "Other ethnic group"
    UNKNOWN = "unknown", "Not stated or not known"


class NhsEthnicCategory(CodeList, name="NHS ethnic category", source="found: F58"):
    """The NHS Data Dictionary list of the 2001 census, still the national NHS code set."""

    A = "A", "White - British"
    B = "B", "White - Irish"
    C = "C", "White - Any other White background"
    D = "D", "Mixed - White and Black Caribbean"
    E = "E", "Mixed - White and Black African"
    F = "F", "Mixed - White and Asian"
    G = "G", "Mixed - Any other mixed background"
    H = "H", "Asian or Asian British - Indian"
    J = "J", "Asian or Asian British - Pakistani"
    K = "K", "Asian or Asian British - Bangladeshi"
    L = "L", "Asian or Asian British - Any other Asian background"
    M = "M", "Black or Black British - Caribbean"
    N = "N", "Black or Black British - African"
    P = "P", "Black or Black British - Any other Black background"
    R = "R", "Other Ethnic Groups - Chinese"
    S = "S", "Other Ethnic Groups - Any other ethnic group"
    Z = "Z", "Not stated"
    NOT_KNOWN = "99", "Not known"


class Ethnicity(CodeList, name="ethnicity", source="found: F59"):
    """The 2021 census list. "Not stated" (asked, declined) is not "not known"."""

    nhs: NhsEthnicCategory
    group: EthnicGroup

    def __new__(cls, code: str, label: str = "", nhs: str = "", group: str = "", source: str = "") -> Self:
        member = new_member(cls, code, label, source=source)
        member.nhs, member.group = NhsEthnicCategory(nhs), EthnicGroup(group)
        return member

    WBRI = "WBRI", "White: English, Welsh, Scottish, Northern Irish or British", "A", "white"
    WIRI = "WIRI", "White: Irish", "B", "white"
    WGIT = "WGIT", "White: Gypsy or Irish Traveller", "C", "white", "found: F59; design (code)"
    WROM = "WROM", "White: Roma", "C", "white"
    WOTH = "WOTH", "White: any other White background", "C", "white"
    MWBC = "MWBC", "Mixed: White and Black Caribbean", "D", "mixed"
    MWBA = "MWBA", "Mixed: White and Black African", "E", "mixed"
    MWAS = "MWAS", "Mixed: White and Asian", "F", "mixed"
    MOTH = "MOTH", "Mixed: any other mixed background", "G", "mixed"
    AIND = "AIND", "Asian: Indian", "H", "asian"
    APKN = "APKN", "Asian: Pakistani", "J", "asian"
    ABAN = "ABAN", "Asian: Bangladeshi", "K", "asian"
    CHNE = "CHNE", "Asian: Chinese", "R", "asian"
    AOTH = "AOTH", "Asian: any other Asian background", "L", "asian"
    BCRB = "BCRB", "Black: Caribbean", "M", "black", "found: F58"
    BAFR = "BAFR", "Black: African", "N", "black", "found: F58"
    BOTH = "BOTH", "Black: any other Black background", "P", "black", "found: F58"
    OARB = "OARB", "Other: Arab", "S", "other", "recalled-H; design (code)"
    OOTH = "OOTH", "Other: any other ethnic group", "S", "other", "found: F58"
    NSTD = "NSTD", "Not stated (asked, declined)", "Z", "unknown", "found: F58; design (code)"
    NKWN = "NKWN", "Not known", "99", "unknown", "found: F58; design (code)"


class EthnicitySource(CodeList, name="source of ethnicity", source="found: F55, F57; design (codes)"):
    CHILD_RECORD = "child_record", "The child's own health record"
    MOTHER = "mother", "The mother's maternity record"
    PARENT_STATED = "parent_stated", "Stated by a parent"
    NOTIFIER = "notifier_judgement", "The notifier's judgement"
