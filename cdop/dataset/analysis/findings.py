"""What the review found: factors one by one, and a statement for each domain, never taken for granted."""

from cdop.dataset.codelists import Domain, DomainStatement, FindingModifiable, Relevance
from cdop.dataset.elements import Element, Kind, Privacy, Required, Section
from cdop.dataset.factors import FactorCode

FINDINGS = Section(
    slug="findings",
    title="Factors",
    repeats=True,
    hint="One factor a row, each with its own relevance.",
    elements=(
        Element(
            name="domain",
            label="Domain",
            kind=Kind.CODE,
            codes=Domain,
            required=Required.MUST,
            source="found: F60, F48",
        ),
        Element(
            name="factor_code",
            label="Coded factor",
            kind=Kind.CODE,
            codes=FactorCode,
            hint="An aid to counting. Leave blank when none fits.",
            source="design",
        ),
        Element(
            name="factor_text",
            label="Factor in the panel's words",
            kind=Kind.LONG_TEXT,
            required=Required.MUST,
            privacy=Privacy.FREE_TEXT,
            source="found: F29",
        ),
        Element(
            name="relevance",
            label="Relevance",
            kind=Kind.CODE,
            codes=Relevance,
            required=Required.MUST,
            source="found: F29, F48; recalled-H (wording)",
        ),
        Element(
            name="modifiable",
            label="Modifiable",
            kind=Kind.CODE,
            codes=FindingModifiable,
            hint="Could it be changed, by achievable local or national action, to lower the risk of "
            "future deaths?",
            required=Required.MUST,
            source="found: F29 (one factor a line); recalled-H",
        ),
        Element(
            name="note",
            label="Note",
            kind=Kind.LONG_TEXT,
            privacy=Privacy.FREE_TEXT,
            source="design",
        ),
    ),
)

DOMAIN_STATEMENTS = Section(
    slug="domain_statements",
    title="Each domain",
    hint="“None identified” and “no information” are different answers; neither is taken for granted.",
    elements=tuple(
        Element(
            name=f"domain_{domain.code.lower()}",
            label=f"Domain {domain.code}: {domain.label[0].lower()}{domain.label[1:]}",
            kind=Kind.CODE,
            codes=DomainStatement,
            required=Required.MUST,
            source="found: F48, F60, F29",
        )
        for domain in Domain
    ),
)
