"""Rules about scales and panels: ends of scales, rows of figures, and codes that changed between years."""

from ctscore.findings.rule import Words, error

NO_SCALE_MISPLACED = error(
    "CT501", "no-scale-misplaced",
    Words("{code}: `no_scale` chỉ dùng ở tiêu chí cuối không có `max`, dưới một tiêu chí có `max`", "{code}: `no_scale` stands only at a leaf without `max`, below a criterion that has one"),
    Words("ghi `max` của nguồn, hoặc ghi `max` ở tiêu chí cấp trên", "write the `max` of the source, or give the criterion above its `max`"),
)  # fmt: skip
SCALE_BACKWARDS = error(
    "CT502", "scale-backwards",
    Words("thang điểm của {code} đi từ {min} đến {max}", "the scale of {code} goes from {min} to {max}"),
    Words("`min` phải nhỏ hơn `max`; so lại với nguồn", "`min` is smaller than `max`; check both against the source"),
)  # fmt: skip
BELOW_MINIMUM = error(
    "CT503", "below-minimum",
    Words("điểm {given} của {code} thấp hơn mức thấp nhất của thang là {min}", "{code}: {given} is below {min}, the least of its scale"),
    Words("so lại với nguồn; điểm không công bố thì bỏ trống, không ghi 0", "check it against the source; what was not published is left out, never 0"),
)  # fmt: skip
SAME_PANEL_TWICE = error(
    "CT504", "same-panel-twice",
    Words("bảng các đơn vị {index} {year} đã có trong {other}", "the panel of {index} {year} stands already in {other}"),
    Words("giữ lại một trong hai tệp", "keep one of the two files"),
)  # fmt: skip
COLUMNS_DIFFER = error(
    "CT505", "columns-differ",
    Words("`columns` phải là các tiêu chí cuối của cây, theo thứ tự của cây: {expected}", "`columns` must be the leaves of the tree, in its order: {expected}"),
    Words("sửa `columns` hoặc cây tiêu chí; số liệu trong các dòng đứng theo thứ tự này", "correct `columns` or the tree; the figures of each row stand in this order"),
)  # fmt: skip
ROW_LENGTH = error(
    "CT506", "row-length",
    Words("dòng của `{unit}` có {given} số, `columns` có {columns} mã", "the row of `{unit}` has {given} figures, `columns` has {columns} codes"),
    Words("mỗi mã một số, cách nhau bằng dấu cách; số không công bố ghi `-`", "one figure a code, parted by spaces; `-` for what was not published"),
)  # fmt: skip
UNIT_TWICE = error(
    "CT507", "unit-twice",
    Words("`{unit}` đã có ở dòng {line}", "`{unit}` stands already in line {line}"),
    Words("mỗi đơn vị một dòng", "each unit has one row"),
)  # fmt: skip
NO_ROWS = error(
    "CT508", "no-rows",
    Words("bảng không có đơn vị nào", "the panel holds no unit"),
    Words("thêm mỗi đơn vị một dòng vào `rows`, hoặc xóa tệp", "add a row for each unit to `rows`, or delete the file"),
)  # fmt: skip
PANEL_ABOVE_MAX = error(
    "CT509", "panel-above-max",
    Words("điểm {given} ở cột {code} vượt điểm chuẩn {max}", "{given} in the column {code} is above the maximum {max}"),
    Words("so lại với nguồn: có thể lệch cột", "check it against the source: the columns may be shifted"),
)  # fmt: skip
PANEL_DIFFERS = error(
    "CT510", "panel-differs",
    Words("{code}, {what_vi}: ở đây {given}, trong {other} {there}", "{code}, {what_en}: {given} here, {there} in {other}"),
    Words("so lại cả hai tệp với nguồn", "check both files against the source"),
)  # fmt: skip
RANK_DIFFERS = error(
    "CT511", "rank-differs",
    Words("hạng công bố là {given}, xếp theo {other} là {computed}", "the published rank is {given}, by {other} it is {computed}"),
    Words("so lại điểm và hạng với nguồn", "check points and rank against the source"),
)  # fmt: skip
CROSSWALK_LINE = error(
    "CT512", "crosswalk-line",
    Words("mỗi dòng của `codes` có `before`, `after` hoặc cả hai, và mỗi mã chỉ đứng một lần mỗi bên", "each line of `codes` has `before`, `after` or both, and a code stands once on each side"),
    Words("`before` một mình: tiêu chí không còn; `after` một mình: tiêu chí mới", "`before` alone: the criterion ended; `after` alone: it is new"),
)  # fmt: skip
CROSSWALK_CODE = error(
    "CT513", "crosswalk-code",
    Words("{index} không có mã {given} {when_vi} {year}", "{index} has no code {given} {when_en} {year}"),
    Words("so lại mã với bảng điểm hay bảng các đơn vị của những năm ấy", "check the code against the scorecards or panels of those years"),
)  # fmt: skip
CROSSWALK_ORDER = error(
    "CT514", "crosswalk-order",
    Words("`crosswalks` phải xếp theo năm, mỗi năm một lần: {year} đứng sau {before}", "`crosswalks` stand in the order of their years, each once: {year} comes after {before}"),
    Words("xếp lại, hoặc gộp hai lần đổi cùng năm", "put them in order, or join the two of one year"),
)  # fmt: skip
EMPTY_ROW = error(
    "CT515", "empty-row",
    Words("dòng của `{unit}` không có số nào", "the row of `{unit}` holds no figure"),
    Words("đơn vị không có số liệu công bố thì không có dòng: xóa dòng này", "a unit of which nothing was published has no row: delete it"),
)  # fmt: skip
PARTS_ABOVE_MAX = error(
    "CT516", "parts-above-max",
    Words("các phần của {code} cộng lại được {given}, hơn điểm chuẩn {max}", "the parts of {code} add up to {given}, more than its maximum {max}"),
    Words("so lại các số với nguồn", "check the figures against the source"),
)  # fmt: skip
ROW_MISSING = error(
    "CT517", "row-missing",
    Words("{other} không có dòng của `{unit}`, nhưng ở đây có điểm", "{other} has no row for `{unit}`, which has points here"),
    Words("thêm dòng ấy vào bảng các đơn vị", "add the row to the panel"),
)  # fmt: skip
CROSSWALK_NAMES = error(
    "CT518", "crosswalk-names",
    Words("{index}: “{name}” là {code} năm {year} và {there} năm {later}, nhưng mã {code} của {year} được nối với {paired} của {later}", "{index}: “{name}” is {code} in {year} and {there} in {later}, but the code {code} of {year} is paired with {paired} of {later}"),
    Words("ghi mã đã đổi vào `crosswalks` (mã không có ở đó được coi là giữ nguyên), hoặc so lại tên tiêu chí của hai năm với nguồn", "put the change of codes into `crosswalks` (a code that is not there counts as kept), or check the names of both years against the source"),
)  # fmt: skip
SAME_FIGURES = error(
    "CT519", "same-figures",
    Words("dòng của `{unit}` giống hệt dòng của `{other_unit}` ở {other}:{line}, đến từng chữ số thập phân", "the row of `{unit}` is that of `{other_unit}` in {other}:{line}, to the last decimal"),
    Words("một dòng đã bị chép đè: lấy lại số liệu từ nguồn", "one row was copied over the other: take its figures from the source again"),
)  # fmt: skip

PANEL_RULES = (
    NO_SCALE_MISPLACED, SCALE_BACKWARDS, BELOW_MINIMUM, SAME_PANEL_TWICE, COLUMNS_DIFFER, ROW_LENGTH,
    UNIT_TWICE, NO_ROWS, PANEL_ABOVE_MAX, PANEL_DIFFERS, RANK_DIFFERS, CROSSWALK_LINE, CROSSWALK_CODE,
    CROSSWALK_ORDER, EMPTY_ROW, PARTS_ABOVE_MAX, ROW_MISSING, CROSSWALK_NAMES, SAME_FIGURES,
)  # fmt: skip
