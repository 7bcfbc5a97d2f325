"""Themes suggested by comparison with lines that people tagged before. A suggestion only; a person decides.

Term weights and a logistic regression for each theme (scikit-learn, an extra of the worker, read only when used).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from cdop.themes.lines import plain

NEEDED = 100
"""So many tagged lines there must be before anything is compared: with fewer, suggestions were mostly wrong."""
NEEDED_OF_ONE = 5
LEAST_SCORE = 0.5
MOST_OF_A_LINE = 3
ABSENT = (
    "Only words and phrases are looked for: comparison with lines already tagged needs the package scikit-learn, which "
    "is not installed here. Whoever looks after this service can add it."
)


@dataclass(frozen=True)
class Tagged:
    """A line that people tagged, with all its themes."""

    text: str
    themes: frozenset[int]


@dataclass(frozen=True)
class Scored:
    theme: int
    score: float


def is_installed() -> bool:
    return find_spec("sklearn") is not None


def why_not(tagged: int) -> str:
    """Why nothing is compared, in a sentence; blank when lines can be compared."""
    if not is_installed():
        return ABSENT
    if tagged < NEEDED:
        return f"Only words and phrases are looked for: {tagged} lines are tagged, and comparison begins with {NEEDED}."
    return ""


def themes_to_learn(tagged: Sequence[Tagged]) -> list[int]:
    """Themes with enough lines to learn from, and at least one line that is of another theme."""
    known = Counter(theme for line in tagged for theme in line.themes)
    return sorted(theme for theme, lines in known.items() if NEEDED_OF_ONE <= lines < len(tagged))


def chosen(scores: Mapping[int, float]) -> list[Scored]:
    """Of one line's scores those that are worth a person's look, the highest first."""
    worth = [Scored(theme, score) for theme, score in scores.items() if score >= LEAST_SCORE]
    return sorted(worth, key=lambda each: (-each.score, each.theme))[:MOST_OF_A_LINE]


def compare(tagged: Sequence[Tagged], texts: Sequence[str]) -> tuple[list[list[Scored]], str]:
    """For each text the themes it is like, and the version of the model; nothing where too little is known."""
    themes = themes_to_learn(tagged)
    if why_not(len(tagged)) or not themes or not texts:
        return [[] for _ in texts], ""
    import sklearn

    scores = _scores(tagged, texts, themes)
    version = f"tfidf-logistic-1 sklearn-{sklearn.__version__} lines-{len(tagged)}"
    return [chosen(dict(zip(themes, row, strict=True))) for row in scores], version


def _scores(tagged: Sequence[Tagged], texts: Sequence[str], themes: Sequence[int]) -> Any:
    """A row for each text, a column for each theme, each from 0 to 1."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier

    weights = TfidfVectorizer(
        preprocessor=plain, stop_words="english", ngram_range=(1, 2), sublinear_tf=True, max_features=50_000
    )
    learnt = weights.fit_transform([line.text for line in tagged])
    given = [[int(theme in line.themes) for theme in themes] for line in tagged]
    model = OneVsRestClassifier(
        LogisticRegression(C=10, class_weight="balanced", max_iter=1000, random_state=0, solver="liblinear")
    )
    model.fit(learnt, given if len(themes) > 1 else [row[0] for row in given])
    scores = model.predict_proba(weights.transform(texts))
    return scores if len(themes) > 1 else scores[:, 1:]
