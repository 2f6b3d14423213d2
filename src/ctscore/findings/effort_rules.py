"""Rules about effort: what points cost and what limits it must fit the criteria."""

from ctscore.findings.rule import Words, error, warning

EFFORT_TWICE = error(
    "CT711", "effort-twice",
    Words("{given} được nêu hai lần", "{given} stands twice"),
    Words("giữ lại một dòng", "keep one line"),
)  # fmt: skip
EFFORT_EMPTY = error(
    "CT712", "effort-empty",
    Words("{code} không có `effort` cũng không có `steps`", "{code} has neither `effort` nor `steps`"),
    Words("ghi công sức cho mỗi điểm, các mức điểm có thể chấm, hoặc bỏ dòng này", "write what a point costs or which scores can be given, or remove the line"),
)  # fmt: skip
STEPS_OF_PARENT = error(
    "CT713", "steps-of-parent",
    Words("{code} có các phần ({parts}): điểm được chấm ở từng phần", "{code} has parts ({parts}): scores are given to them"),
    Words("ghi `steps` cho từng phần", "write the `steps` of each part"),
)  # fmt: skip
STEP_OFF_SCALE = error(
    "CT714", "step-off-scale",
    Words("{code} có mức {given} điểm, thang của nó từ {min} đến {max}", "{code} has a step at {given} points, on a scale from {min} to {max}"),
    Words("ghi các mức nằm trong thang điểm", "write steps on the scale"),
)  # fmt: skip
STEPS_OUT_OF_ORDER = error(
    "CT715", "steps-out-of-order",
    Words("{code}: mức {given} đứng sau mức {before}", "{code}: the step {given} follows {before}"),
    Words("xếp các mức từ thấp đến cao, mỗi mức một lần", "list the steps from low to high, each once"),
)  # fmt: skip
BETWEEN_STEPS = warning(
    "CT716", "between-steps",
    Words("{code} đạt {given} điểm, không phải mức nào trong {steps}", "{code} has {given} points, which is none of its steps {steps}"),
    Words("kiểm tra các mức, hoặc bảng điểm", "check the steps, or the scorecard"),
)  # fmt: skip

EFFORT_RULES = (
    EFFORT_TWICE, EFFORT_EMPTY, STEPS_OF_PARENT, STEP_OFF_SCALE, STEPS_OUT_OF_ORDER, BETWEEN_STEPS,
)  # fmt: skip
