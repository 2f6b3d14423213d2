"""One evaluation: a framework and the figures of a unit give every score, and how it came about."""

from ctscore.scoring.conditions import Condition, Judgement, Outcome, judge, judgement_of
from ctscore.scoring.evaluation import (
    Bounds,
    Evaluation,
    Figures,
    Ranges,
    Score,
    evaluate,
    evaluation_of,
    figures_of,
    points_of,
    range_in,
    range_word,
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
    remembered,
    sets_off,
    walk,
)
from ctscore.scoring.losses import full_losses
from ctscore.scoring.raw_values import beyond_end, looks_raw

__all__ = [
    "Bounds",
    "Condition",
    "Derivation",
    "Evaluation",
    "Figures",
    "Framework",
    "Judgement",
    "Node",
    "Outcome",
    "Ranges",
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
    "judge",
    "judgement_of",
    "looks_raw",
    "points_of",
    "range_in",
    "range_word",
    "remembered",
    "sets_off",
    "walk",
]
