"""Rules about what files say of each other: ids, names and citations that must lead somewhere."""

from ctscore.findings.rule import Words, error, warning

UNKNOWN_DOCUMENT = error(
    "CT401", "unknown-document",
    Words("không có văn bản `{given}`{suggestion}", "there is no document `{given}`{suggestion}"),
    Words("thêm văn bản vào documents.yaml, hoặc sửa mã", "add it to documents.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_AGENCY_ID = error(
    "CT402", "unknown-agency",
    Words("không có cơ quan `{given}`{suggestion}", "there is no agency `{given}`{suggestion}"),
    Words("thêm cơ quan vào agencies.yaml, hoặc sửa mã", "add it to agencies.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_CRITERION_CODE = error(
    "CT403", "unknown-criterion",
    Words("{index} {year} không có tiêu chí {given}{suggestion}", "{index} {year} has no criterion {given}{suggestion}"),
    Words("so lại mã với bảng điểm và với nguồn", "check the code against the scorecard and the source"),
)  # fmt: skip
UNKNOWN_INDEX_ID = error(
    "CT404", "unknown-index",
    Words("không có chỉ số `{given}`{suggestion}", "there is no index `{given}`{suggestion}"),
    Words("thêm chỉ số vào indexes.yaml, hoặc sửa mã", "add it to indexes.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_UNIT_ID = error(
    "CT405", "unknown-unit",
    Words("không có đơn vị `{given}`{suggestion}", "there is no unit `{given}`{suggestion}"),
    Words("thêm đơn vị vào units.yaml, hoặc sửa mã", "add it to units.yaml, or correct the id"),
)  # fmt: skip
SAME_SCORECARD_TWICE = error(
    "CT406", "same-scorecard-twice",
    Words("{index} {year} của {unit} đã có trong {other}", "{index} {year} of {unit} stands already in {other}"),
    Words("giữ lại một trong hai tệp", "keep one of the two files"),
)  # fmt: skip
DUPLICATE_ID = error(
    "CT407", "duplicate-id",
    Words("`{given}` đã có trong {other}, dòng {line}", "`{given}` stands already in {other}, line {line}"),
    Words("mỗi mục một mã định danh", "each entry has an id of its own"),
)  # fmt: skip
NAME_OF_TWO_AGENCIES = error(
    "CT408", "name-of-two-agencies",
    Words("tên “{given}” cũng là tên của `{other}`", "the name “{given}” belongs to `{other}` as well"),
    Words("mỗi cách viết chỉ thuộc một cơ quan", "a spelling belongs to one agency only"),
)  # fmt: skip
LOSS_WITHOUT_LEAD = warning(
    "CT409", "loss-without-lead",
    Words("chưa có kế hoạch nào phân công cơ quan chủ trì cho tiêu chí {code} (mất {lost} điểm)", "no plan gives {code} a lead agency, though it lost points ({lost})"),
    Words("thêm nhiệm vụ cho tiêu chí này vào kế hoạch", "add a task for it to a plan"),
)  # fmt: skip
PRINTED_NAME_DIFFERS = error(
    "CT410", "printed-name-differs",
    Words("ô trong nguồn ghi “{printed}”, không có tên nào của `{given}`", "the source cell reads “{printed}”, which holds no name of `{given}`"),
    Words("sửa mã cơ quan, hoặc thêm cách viết này vào agencies.yaml", "correct the agency id, or add this spelling to agencies.yaml"),
)  # fmt: skip
BROKEN_MERGE = error(
    "CT411", "broken-merge",
    Words("ô gộp với dòng {row}, nhưng {reason_vi}", "the cell is merged with row {row}, but {reason_en}"),
    Words("ô gộp lấy nguyên giá trị của dòng phía trên", "a merged cell repeats the value of the row above it"),
)  # fmt: skip
CELL_SOURCE = error(
    "CT412", "cell-source",
    Words("ô phải có đúng một trong `printed` và `merged_with`", "a cell has exactly one of `printed` and `merged_with`"),
    Words("`printed` là chữ trong ô của nguồn; `merged_with` là dòng có ô gộp xuống", "`printed` is the text of the cell; `merged_with` is the row whose cell reaches down"),
)  # fmt: skip
CRITERION_TWICE_IN_ANNEX = error(
    "CT413", "criterion-twice-in-annex",
    Words("tiêu chí {given} đã có trong mục {other} của cùng phụ lục", "the criterion {given} stands already in item {other} of the same annex"),
    Words("mỗi tiêu chí một nhiệm vụ trong một phụ lục", "a criterion has one task in an annex"),
)  # fmt: skip
ITEM_WITHOUT_LEAD = error(
    "CT414", "item-without-lead",
    Words("mục {given} không có cơ quan chủ trì", "the item {given} has no lead agency"),
    Words("ghi cơ quan chủ trì vào `agencies`; ô trống thuộc về khối phía trên (`merged_with`)", "name the lead in `agencies`; an empty cell belongs to the block above it (`merged_with`)"),
)  # fmt: skip
ANSWERS_NOTHING = error(
    "CT415", "answers-nothing",
    Words("kế hoạch trả lời bảng điểm {index} {year}, nhưng không có bảng điểm ấy", "the plan answers the scorecard of {index} {year}, and there is none"),
    Words("thêm bảng điểm, hoặc sửa chỉ số và năm", "add the scorecard, or correct index and year"),
)  # fmt: skip
PRINTED_LEAD_MISSING = error(
    "CT416", "printed-lead-missing",
    Words("ô trong nguồn ghi “{printed}”, trong đó có `{given}`, nhưng `agencies` không có", "the source cell reads “{printed}”, which names `{given}`, but `agencies` does not"),
    Words("thêm `{given}` vào `agencies`", "add `{given}` to `agencies`"),
)  # fmt: skip
REPORTING_WITHOUT_PERIODS = error(
    "CT417", "reporting-without-periods",
    Words("`reporting` không có `periods`, hoặc `ongoing` lại có", "`reporting` has no `periods`, or `ongoing` has some"),
    Words("`reporting` cần các kỳ báo cáo, ví dụ `periods: [quarter, year]`", "`reporting` needs its periods, such as `periods: [quarter, year]`"),
)  # fmt: skip

REFERENCE_RULES = (
    UNKNOWN_DOCUMENT, UNKNOWN_AGENCY_ID, UNKNOWN_CRITERION_CODE, UNKNOWN_INDEX_ID, UNKNOWN_UNIT_ID,
    SAME_SCORECARD_TWICE, DUPLICATE_ID, NAME_OF_TWO_AGENCIES, LOSS_WITHOUT_LEAD, PRINTED_NAME_DIFFERS,
    BROKEN_MERGE, CELL_SOURCE, CRITERION_TWICE_IN_ANNEX, ITEM_WITHOUT_LEAD,
    ANSWERS_NOTHING, PRINTED_LEAD_MISSING, REPORTING_WITHOUT_PERIODS,
)  # fmt: skip
