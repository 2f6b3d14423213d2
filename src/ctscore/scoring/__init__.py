"""One evaluation: a framework and the figures of a unit give every score, and how it came about."""

from ctscore.scoring.conditions import Condition, Judgement, Outcome, judge
from ctscore.scoring.evaluation import (
    Evaluation,
    Figures,
    Score,
    answer_of,
    evaluate,
    evaluation_of,
    figures_of,
    points_of,
)
from ctscore.scoring.framework import (
    Derivation,
    Framework,
    Node,
    Scale,
    code_in,
    crosswalks_between,
    framework_of,
    index_criteria,
    sets_off,
    walk,
)
from ctscore.scoring.memory import remembered

__all__ = [
    "Condition",
    "Derivation",
    "Evaluation",
    "Figures",
    "Framework",
    "Judgement",
    "Node",
    "Outcome",
    "Scale",
    "Score",
    "answer_of",
    "code_in",
    "crosswalks_between",
    "evaluate",
    "evaluation_of",
    "figures_of",
    "framework_of",
    "index_criteria",
    "judge",
    "points_of",
    "remembered",
    "sets_off",
    "walk",
]
