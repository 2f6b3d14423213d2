"""One evaluation: a framework and the figures of a unit give every score, and how it came about."""

from ctscore.scoring.evaluation import Evaluation, Figures, Score, evaluate, evaluation_of, figures_of
from ctscore.scoring.framework import (
    Derivation,
    Framework,
    Node,
    Scale,
    code_in,
    crosswalks_between,
    framework_of,
    index_criteria,
    walk,
)
from ctscore.scoring.memory import remembered

__all__ = [
    "Derivation",
    "Evaluation",
    "Figures",
    "Framework",
    "Node",
    "Scale",
    "Score",
    "code_in",
    "crosswalks_between",
    "evaluate",
    "evaluation_of",
    "figures_of",
    "framework_of",
    "index_criteria",
    "remembered",
    "walk",
]
