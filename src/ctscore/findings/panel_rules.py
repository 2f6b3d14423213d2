"""Rules about tables of many units: what in a table contradicts the map by which it is read."""

from ctscore.findings.rule import error, warning
from ctscore.phrases import Words

OTHER_UNITS = error(
    "CT670", "other-units",
    Words("cột “{column}” có tên đơn vị ở {count} trong {rows} dòng, khác đơn vị ở cột “{own}” (đầu tiên: {place}, “{given}” bên “{mine}”)", "the column “{column}” names units in {count} of {rows} rows, other ones than the column “{own}” (first: {place}, “{given}” beside “{mine}”)"),
    Words("bảng xếp riêng từng tiêu chí thì mỗi tiêu chí ghi `unit_column` của nó trong bảng ánh xạ, chẳng hạn `unit_column: {column}`; nếu không phải thì đưa cột vào `unused`", "where each criterion is listed by its own units, give each its `unit_column` in the map, such as `unit_column: {column}`; if that is not so, put the column under `unused`"),
)  # fmt: skip
UNIT_COLUMN_OPEN = error(
    "CT671", "unit-column-open",
    Words("{code}: cột “{column}” đứng sau cột đơn vị “{nearest}”, mà bảng ánh xạ tính nó cho các đơn vị ở cột “{own}”", "{code}: the column “{column}” stands behind the units in “{nearest}”, and the map counts it for those in “{own}”"),
    Words("ghi ở tiêu chí `unit_column` mà điểm của nó thuộc về", "say at the criterion to which `unit_column` its points belong"),
)  # fmt: skip
NOT_POINTS = error(
    "CT672", "not-points",
    Words("{code}: cột “{column}” trông như {what}, không phải điểm", "{code}: the column “{column}” looks like {what}, not like points"),
    Words("ghi ở tiêu chí `better: lower` hay `better: higher` nếu là số liệu thô; `holds: points` nếu đúng là điểm", "say at the criterion `better: lower` or `better: higher` if it is a raw value; `holds: points` if these are points"),
)  # fmt: skip
MAXIMA_BESIDE = error(
    "CT673", "maxima-beside",
    Words("cột “{column}” có điểm tối đa riêng của đơn vị, khác {max} của bảng ánh xạ ở {count} trong {rows} dòng (đầu tiên: {place}, {given})", "the column “{column}” has maxima of the units' own, other ones than {max} of the map in {count} of {rows} rows (first: {place}, {given})"),
    Words("ghi `max_column: {column}` ở tiêu chí mà nó thuộc về, và `rank_by: percent` ở đầu bảng ánh xạ nếu xếp theo tỷ lệ; không dùng thì đưa cột vào `unused`", "write `max_column: {column}` at the criterion that it belongs to, and `rank_by: percent` at the head of the map if units are ranked by percent; else put the column under `unused`"),
)  # fmt: skip
RESULT_DISPROVES = error(
    "CT674", "result-disproves",
    Words("cột “{column}” trái với điểm tính theo bảng ánh xạ ở {count} trong {rows} dòng: {places}", "the column “{column}” contradicts the points by the map in {count} of {rows} rows: {places}"),
    Words("xem lại bảng ánh xạ: có thể thiếu `weight` và `aggregate: weighted-mean`, thiếu tiêu chí, lệch cột, hay điểm thấp mới là tốt (`better: lower`); nếu cột nói về việc khác thì đưa vào `unused`", "look at the map: `weight` and `aggregate: weighted-mean`, or criteria may be missing, columns be shifted, or low figures be the good ones (`better: lower`); if the column is about something else, put it under `unused`"),
)  # fmt: skip
RESULT_DIFFERS = warning(
    "CT675", "result-differs",
    Words("cột “{column}” khác với điểm tính theo bảng ánh xạ ở {count} trong {rows} dòng: {places}", "the column “{column}” differs from the points by the map in {count} of {rows} rows: {places}"),
    Words("so lại các dòng ấy với nguồn; tệp ghi điểm thành phần, không ghi số in sẵn", "check these rows against the source; the file holds the parts, not the printed result"),
)  # fmt: skip
UNITS_ENDED = error(
    "CT676", "units-ended",
    Words("có đơn vị không tồn tại vào ngày {day} ({count}): {units}", "there are units that did not live on {day} ({count}): {units}"),
    Words("so lại kỳ của bảng; nếu số liệu theo địa giới cũ thì ghi `borders: {borders}` vào bảng ánh xạ", "check the period of the table; where its figures are within older borders, write `borders: {borders}` into the map"),
)  # fmt: skip
MAP_INCOMPLETE = error(
    "CT677", "map-incomplete",
    Words("bảng ánh xạ: {what}", "the map: {what}"),
    Words("mỗi dòng một đơn vị thì cần `unit_column`; đơn vị ở các cột (`units: in-columns`) thì cần `code_column`; mỗi dòng một số thì cần `unit_column`, `code_column` và `value_column`", "a row a unit needs `unit_column`; units above the columns (`units: in-columns`) need `code_column`; a row a figure needs `unit_column`, `code_column` and `value_column`"),
)  # fmt: skip
FIGURE_MISPLACED = error(
    "CT678", "figure-misplaced",
    Words("{place}: {why}", "{place}: {why}"),
    Words("sửa ô trong bảng; dòng không cần thì đưa chữ của nó vào `skip` của bảng ánh xạ", "correct the cell in the table; if the row is not wanted, put its words under `skip` in the map"),
)  # fmt: skip
SIGN_UNDECIDED = error(
    "CT679", "sign-undecided",
    Words("{why}", "{why}"),
    Words("nếu là dấu thập phân thì ghi `decimal: dot` (hay `comma`) vào bảng ánh xạ; nếu tách nghìn thì xóa dấu ấy trong bảng", "if it is the decimal sign, write `decimal: dot` (or `comma`) into the map; if it parts thousands, take it out of the table"),
)  # fmt: skip
OTHER_YEAR = error(
    "CT657", "rows-of-another-year",
    Words("{place}: cột “{column}” ghi “{given}”, không phải {wanted}; khác ở {count} trong {rows} dòng", "{place}: the column “{column}” says “{given}”, not {wanted}; another year in {count} of {rows} rows"),
    Words("sửa `--year`; bảng có nhiều năm thì ghi `period_column: {column}` vào bảng ánh xạ; cột nói về việc khác thì đưa vào `unused`", "correct `--year`; for a table of several years write `period_column: {column}` into the map; if the column is about something else, put it under `unused`"),
)  # fmt: skip

RULE_DOCS = r"""
- code: CT657
  why:
    vi: "Bảng có cột năm mà bảng ánh xạ không nói tới thì điểm năm 2024 thành điểm năm 2025, dù ô nào cũng đọc được."
    en: "Where a table has a column of years that the map says nothing about, points of 2024 become those of 2025 although each cell was read."
  bad:
    vi: "Đơn vị, Năm, Điểm: An Giang, 2024, 80; nhập với `-y 2025`, bảng ánh xạ không nói tới cột “Năm”"
    en: "Unit, Year, Points: An Giang, 2024, 80; brought in with `-y 2025`, the map says nothing about “Year”"
  good:
    vi: "`period_column: Năm` trong bảng ánh xạ"
    en: "`period_column: Year` in the map"
- code: CT670
  why:
    vi: "Bảng công bố thường xếp hạng riêng từng tiêu chí, mỗi tiêu chí có cột tên tỉnh của nó, có khi không tiêu đề. Đọc theo một cột thì điểm của tỉnh này sang tỉnh khác."
    en: "Published tables often rank each criterion by itself, with its own column of provinces, at times without a header. Read by one column, the points of one province go to another."
  bad:
    vi: "Tỉnh, Đất đai, (không tiêu đề: tỉnh), Thuế; bảng ánh xạ chỉ có `unit_column: Tỉnh`"
    en: "Province, Land, (no header: provinces), Tax; the map has only `unit_column: Province`"
  good:
    vi: "tiêu chí Thuế ghi `unit_column: cột C`"
    en: "the criterion Tax says `unit_column: column C`"
- code: CT671
  why:
    vi: "Khi bảng có nhiều cột đơn vị, cột điểm đứng sau cột nào thường thuộc cột ấy. Tính cho cột khác mà không nói rõ thì có thể là quên."
    en: "Where a table has several columns of units, points mostly belong to the one before them. Counted for another one without a word, something may be forgotten."
  bad:
    vi: "Tỉnh, A, Tỉnh (2), B, C; chỉ B ghi `unit_column: Tỉnh (2)`"
    en: "Province, A, Province (2), B, C; only B says `unit_column: Province (2)`"
  good:
    vi: "C cũng ghi `unit_column`"
    en: "C says its `unit_column` too"
- code: CT672
  why:
    vi: "Cột thứ hạng hay tỷ lệ nghèo mà đọc thành điểm thì nơi kém nhất đứng đầu."
    en: "Ranks or poverty rates read as points put the worst unit first."
  bad:
    vi: "tiêu chí lấy cột “Hạng”, hoặc cột có đúng các số 1, 2, …, 63"
    en: "a criterion takes the column “Rank”, or one that holds just 1, 2, …, 63"
  good:
    vi: "tiêu chí lấy cột “Điểm”; số liệu thô thì ghi `better: lower`"
    en: "the criterion takes the column “Points”; a raw value says `better: lower`"
- code: CT673
  why:
    vi: "Nơi được giao ít việc hơn có điểm tối đa thấp hơn: 76 trên 80 hơn 90 trên 100. Bỏ qua cột ấy thì xếp hạng sai."
    en: "A unit that is asked for less has a lower maximum: 76 of 80 are more than 90 of 100. Without that column the ranking is wrong."
  bad:
    vi: "bảng có cột “Điểm chuẩn tối đa” 80, 100, 90; bảng ánh xạ ghi `max: 100`"
    en: "the table has a column “Maximum” of 80, 100, 90; the map says `max: 100`"
  good:
    vi: "tiêu chí ghi `max_column: Điểm chuẩn tối đa`"
    en: "the criterion says `max_column: Maximum`"
- code: CT674
  why:
    vi: "Tổng và hạng in trong bảng là của chính cơ quan công bố. Phần lớn các dòng trái với chúng thì bảng ánh xạ sai, dù ô nào cũng đọc được."
    en: "The totals and ranks in a table are those of its publisher. Where most rows contradict them, the map is wrong although each cell was read."
  bad:
    vi: "tổng in 64,00 và 59,00 (có trọng số), các phần cộng lại được 12 và 13"
    en: "totals of 64.00 and 59.00 (weighted), where the parts add up to 12 and 13"
  good:
    vi: "các tiêu chí có `weight`, cả bảng `aggregate: weighted-mean`"
    en: "the criteria have a `weight`, the whole `aggregate: weighted-mean`"
- code: CT675
  why:
    vi: "Một vài dòng lệch với tổng in sẵn thì có thể nguồn in nhầm, hoặc một ô gõ nhầm: người nhập cần biết."
    en: "Where a few rows differ from the printed total, the source may have a slip, or a cell a typing error: whoever brings it in has to know."
  bad:
    vi: "tổng in 6,5, các phần 3 và 2,5"
    en: "a printed total of 6.5, parts of 3 and 2.5"
  good:
    vi: "tổng in 5,5"
    en: "a printed total of 5.5"
- code: CT676
  why:
    vi: "Sau 1/7/2025 nhiều tỉnh không còn; số liệu năm 2025 theo 63 tỉnh cũ phải nói rõ theo địa giới nào, nếu không một tên đã là nơi khác."
    en: "Many provinces ended on 1 July 2025; figures of 2025 by the 63 old ones must say within which borders, or one name is another place."
  bad:
    vi: "bảng 63 tỉnh nhập cho năm 2025, bảng ánh xạ không ghi `borders`"
    en: "a table of 63 provinces for 2025, the map without `borders`"
  good:
    vi: "`borders: 2025-06-30`"
    en: "`borders: 2025-06-30`"
- code: CT677
  why:
    vi: "Không biết tên đơn vị, mã tiêu chí và số đứng ở đâu thì không đọc được bảng."
    en: "A table cannot be read where nobody says where units, criteria and figures stand."
  bad:
    vi: "`value_column: Giá trị` mà không có `code_column`"
    en: "`value_column: Value` without a `code_column`"
  good:
    vi: "`unit_column: Tỉnh`, `code_column: Chỉ tiêu`, `value_column: Giá trị`"
    en: "`unit_column: Province`, `code_column: Indicator`, `value_column: Value`"
- code: CT678
  why:
    vi: "Ở bảng mỗi dòng một số, dòng có mã lạ, kỳ lạ hay lặp lại mà bỏ qua thì mất số; lấy dòng sau thì đè số trước."
    en: "In a table with a row a figure, skipping a row of an unknown code or period loses a figure, and a repeated one would replace another."
  bad:
    vi: "An Giang, 1.1, 5 và An Giang, 1.1, 6"
    en: "An Giang, 1.1, 5 and An Giang, 1.1, 6"
  good:
    vi: "mỗi đơn vị, mỗi mã một dòng"
    en: "one row for each unit and code"
- code: CT679
  why:
    vi: "“1.234” là một nghìn hai trăm ba mươi tư hay 1,234 thì chỉ các ô khác của bảng mới cho biết; không ô nào cho biết thì đoán là sai."
    en: "Whether “1.234” is one thousand two hundred or 1.234 only other cells can tell; where none does, a guess may be off by a factor of a thousand."
  bad:
    vi: "một cột số liệu thô chỉ có 1.234 và 2.345"
    en: "a column of raw values with just 1.234 and 2.345"
  good:
    vi: "`decimal: dot` trong bảng ánh xạ"
    en: "`decimal: dot` in the map"
"""
