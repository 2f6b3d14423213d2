"""Rules about scenarios: changes that a scorecard cannot take."""

from ctscore.findings.rule import Words, error, warning

CHANGE_OF_PARENT = error(
    "CT701", "change-of-parent",
    Words("{code} có các phần ({parts}): điểm của nó là tổng của chúng", "{code} has parts ({parts}): its points are their sum"),
    Words("đổi điểm của từng phần", "change the parts"),
)  # fmt: skip
CHANGE_OFF_SCALE = error(
    "CT702", "change-off-scale",
    Words("{code} sẽ được {given} điểm, thang của nó từ {min} đến {max}", "{code} would have {given} points, on a scale from {min} to {max}"),
    Words("viết một số trong thang điểm, hoặc `max`", "write a number on the scale, or `max`"),
)  # fmt: skip
CHANGE_TWICE = error(
    "CT703", "change-twice",
    Words("{code} được đổi hai lần", "{code} is changed twice"),
    Words("giữ lại một thay đổi cho mỗi tiêu chí", "keep one change for each criterion"),
)  # fmt: skip
CHANGE_UNCLEAR = error(
    "CT704", "change-unclear",
    Words("{code} phải có đúng một trong `to` và `by`", "{code} must have exactly one of `to` and `by`"),
    Words("`to: 1.5` hoặc `to: max` là điểm sẽ đạt; `by: 0.3` là điểm tăng thêm, số âm là giảm", "`to: 1.5` or `to: max` is what it will have; `by: 0.3` is what it gains, a negative number what it loses"),
)  # fmt: skip
CHANGE_WITHOUT_SCALE = error(
    "CT705", "change-without-scale",
    Words("không nguồn nào nêu thang điểm của {code}", "no source prints the scale of {code}"),
    Words("bỏ dòng này: không có thang điểm để tính", "leave it out: there is no scale to reckon on"),
)  # fmt: skip
NO_POINTS_BY_CRITERION = error(
    "CT706", "no-points-by-criterion",
    Words("không có điểm từng tiêu chí của {index} {year} ({unit})", "there are no points by criterion of {index} {year} ({unit})"),
    Words("sửa `index`, `year` hay `unit`, hoặc thêm bảng điểm", "correct `index`, `year` or `unit`, or add the scorecard"),
)  # fmt: skip
NO_CHANGE = warning(
    "CT707", "no-change",
    Words("kịch bản không thay đổi gì", "the scenario changes nothing"),
    Words("thêm các thay đổi, hoặc xóa tệp", "add changes, or delete the file"),
)  # fmt: skip

SCENARIO_RULES = (
    CHANGE_OF_PARENT, CHANGE_OFF_SCALE, CHANGE_TWICE, CHANGE_UNCLEAR, CHANGE_WITHOUT_SCALE, NO_POINTS_BY_CRITERION,
    NO_CHANGE,
)  # fmt: skip
