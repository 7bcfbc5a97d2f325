"""The ten categories of death, in their hierarchy: the lowest number selected is the primary."""

from __future__ import annotations

from typing import Self

from cdop.dataset.codes import CodeList, new_member


class Category(CodeList, name="category of death", source="recalled-H; found: F55, F56 (hierarchy, labels)"):
    """Labels and definitions are paraphrased, not the wording of the national form."""

    slug: str
    includes: str
    excludes: str

    def __new__(
        cls,
        code: str,
        slug: str = "",
        label: str = "",
        includes: str = "",
        excludes: str = "",
        source: str = "",
    ) -> Self:
        member = new_member(cls, code, label, source=source)
        member.slug, member.includes, member.excludes = slug, includes, excludes
        return member

    @property
    def hint(self) -> str:
        """What the category takes in, and what belongs elsewhere."""
        return f"{self.includes} Not: {self.excludes}" if self.excludes else self.includes

    @property
    def number(self) -> int:
        """Its place in the hierarchy, 1 to 10. Sort by this: as text, "10" comes before "2"."""
        return int(self.code)

    INFLICTED = (
        "1",
        "inflicted",
        "Deliberately inflicted injury, abuse or neglect",
        "Probable or definite homicide by any means; war, terrorism or mass violence; severe neglect "
        "leading to death.",
    )
    SUICIDE = (
        "2",
        "suicide",
        "Suicide or deliberate self-inflicted harm",
        "Hanging, overdose, asphyxia, solvents, self-harm with drugs or alcohol; usually adolescents.",
        "Accidental ingestion (category 3).",
    )
    TRAUMA = (
        "3",
        "trauma_external",
        "Trauma and other external factors, including medical or surgical complications or error",
        "Head and multiple injury, burns, drowning, accidental poisoning including self-poisoning before "
        "school age, anaphylaxis and other extrinsic causes.",
        "Deliberately inflicted injury, abuse or neglect (category 1).",
    )
    MALIGNANCY = (
        "4",
        "malignancy",
        "Malignancy",
        "Solid tumours, leukaemia, lymphoma and histiocytosis-type disease, even if the final event was "
        "infection or bleeding.",
    )
    ACUTE = (
        "5",
        "acute",
        "Acute medical or surgical condition",
        "For example acute asthma, diabetic ketoacidosis, intussusception, appendicitis, volvulus, Kawasaki "
        "disease, acute nephritis; sudden unexpected death in epilepsy.",
        "",
        "recalled-H; found: F28 (death in epilepsy)",
    )
    CHRONIC = (
        "6",
        "chronic",
        "Chronic medical condition",
        "For example Crohn's disease, liver disease, immune deficiency, even if the final event was "
        "infection; cerebral palsy with a clear cause after the perinatal period.",
    )
    GENETIC = (
        "7",
        "genetic_congenital",
        "Chromosomal, genetic and congenital anomalies",
        "Trisomies, single-gene disorders, neurodegenerative disease, cystic fibrosis, congenital heart "
        "disease.",
        "",
        "recalled-H; found: F56",
    )
    PERINATAL = (
        "8",
        "perinatal",
        "Perinatal or neonatal event",
        "Consequences of prematurity, oxygen lack before or during birth, bronchopulmonary dysplasia, "
        "hydrocephalus after haemorrhage, whatever the age at death; cerebral palsy without evident cause; "
        "bacterial infection present at birth or beginning in the first week.",
    )
    INFECTION = (
        "9",
        "infection",
        "Infection",
        "Primary infection beginning after the first week of life, or after a preterm baby went home: "
        "sepsis, pneumonia, meningitis, HIV and others.",
        "Infection complicating a condition of categories 1 to 8.",
    )
    UNEXPLAINED = (
        "10",
        "sudden_unexplained",
        "Sudden unexpected, unexplained death",
        "Sudden infant death syndrome, or cause unascertained, at any age.",
        "Sudden unexpected death in epilepsy (category 5).",
        "recalled-H; found: F28, F55",
    )
