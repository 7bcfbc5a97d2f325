"""Releases: what each showed, what was counted for it, of which cases, and what people decided."""

from cdop.figures.models.decisions import Decision
from cdop.figures.models.external import ExternalFigure
from cdop.figures.models.releases import Release, ReleaseCase, ReleaseProof

__all__ = ["Decision", "ExternalFigure", "Release", "ReleaseCase", "ReleaseProof"]
