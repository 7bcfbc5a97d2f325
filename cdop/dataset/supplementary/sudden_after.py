"""Sudden unexpected death: what was examined afterwards, and how the death was graded."""

from cdop.dataset.asking import Asking
from cdop.dataset.codelists import PostMortem
from cdop.dataset.codelists.supplementary.sudden import AvonGrade
from cdop.dataset.elements import Privacy, Section, when

_RECALLED = Asking("recalled-M; design (wording)").soft()

SUDDEN_AFTER = Section(
    slug="sudden_unexpected_after",
    title="After the death",
    elements=(
        _RECALLED.ynkna("scene_examined", "Scene examined", hint="By police, alone or in the joint visit."),
        _RECALLED.day(
            "scene_examined_on",
            "Scene examined on",
            when=when("scene_examined", equals="yes"),
            privacy=Privacy.NONE,
        ),
        _RECALLED.code(
            "post_mortem_type", "Post-mortem", PostMortem, privacy=Privacy.NONE, same_as="death.post_mortem"
        ),
        _RECALLED.day(
            "post_mortem_on",
            "Post-mortem done on",
            when=when(
                "post_mortem_type", one_of=("coronial_standard", "coronial_forensic", "hospital_consented")
            ),
            privacy=Privacy.NONE,
        ),
        _RECALLED.code(
            "classification_grade",
            "Grade in the classification grid",
            AvonGrade,
            hint="Given by the final case discussion.",
            privacy=Privacy.NONE,
            source="recalled-M (use); found: F110 (named in a list of contents)",
        ),
    ),
)
