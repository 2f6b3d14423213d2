"""One evaluation: a framework and the figures of a unit give every score, and how it came about."""

from ctscore.scoring.conditions import Condition, Judgement, Outcome, judge, judgement_of
from ctscore.scoring.evaluation import (
    Evaluation,
    Figures,
    Score,
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
    answer_of,
    code_in,
    crosswalks_between,
    framework_of,
    index_criteria,
    remembered,
    sets_off,
    walk,
)
from ctscore.scoring.losses import full_losses
from ctscore.scoring.raw_values import beyond_end, looks_raw

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
    "beyond_end",
    "code_in",
    "crosswalks_between",
    "evaluate",
    "evaluation_of",
    "figures_of",
    "framework_of",
    "full_losses",
    "index_criteria",
    "judge",
    "judgement_of",
    "looks_raw",
    "points_of",
    "remembered",
    "sets_off",
    "walk",
]
