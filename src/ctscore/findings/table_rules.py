"""Rules about tables that are brought in: why a row or a cell of a spreadsheet is refused."""

from ctscore.findings.rule import Words, error

NOT_A_TABLE = error(
    "CT601", "not-a-table",
    Words("không đọc được bảng: {reason_vi}", "the table cannot be read: {reason_en}"),
    Words("lưu bảng dưới dạng .xlsx, hoặc .csv với bảng mã UTF-8", "save it as .xlsx, or as .csv in UTF-8"),
)  # fmt: skip
NO_HEADER = error(
    "CT602", "no-header",
    Words("bảng không có dòng {row}, là dòng tiêu đề theo bảng ánh xạ", "the table has no row {row}, where the map says its header is"),
    Words("sửa `header_row` trong bảng ánh xạ", "correct `header_row` in the map"),
)  # fmt: skip
COLUMN_MISSING = error(
    "CT603", "column-missing",
    Words("dòng tiêu đề không có cột “{column}”{suggestion}", "the header has no column “{column}”{suggestion}"),
    Words("các cột tìm thấy: {known}; sửa tên cột trong bảng ánh xạ, hoặc `header_row`", "columns found: {known}; correct the name in the map, or `header_row`"),
)  # fmt: skip
COLUMN_TWICE = error(
    "CT604", "column-twice",
    Words("dòng tiêu đề có hai cột “{column}”", "the header has two columns “{column}”"),
    Words("đổi tên một trong hai trong bảng", "rename one of them in the table"),
)  # fmt: skip
UNIT_UNKNOWN = error(
    "CT605", "unit-unknown",
    Words("dòng {row}, cột “{column}”: không có đơn vị “{given}”{suggestion}", "row {row}, column “{column}”: there is no unit “{given}”{suggestion}"),
    Words("sửa tên trong bảng, thêm cách viết vào `variants` của đơn vị trong units.yaml, hoặc đưa tên vào `skip` của bảng ánh xạ nếu dòng này không phải đơn vị", "correct it in the table, add the spelling to the `variants` of a unit in units.yaml, or put it under `skip` in the map if the row is not a unit"),
)  # fmt: skip
ROW_TWICE = error(
    "CT606", "row-twice",
    Words("dòng {row}: `{unit}` đã có ở dòng {other}", "row {row}: `{unit}` stands already in row {other}"),
    Words("giữ lại một dòng cho mỗi đơn vị", "keep one row for each unit"),
)  # fmt: skip
CELL_REFUSED = error(
    "CT607", "cell-refused",
    Words("dòng {row}, cột “{column}”: {why_vi}", "row {row}, column “{column}”: {why_en}"),
    Words("{how_vi}", "{how_en}"),
)  # fmt: skip
NO_UNITS = error(
    "CT608", "no-units",
    Words("bảng không có dòng nào có số liệu", "no row of the table has figures"),
    Words("xem lại `header_row` và tên cột trong bảng ánh xạ", "look at `header_row` and the columns of the map"),
)  # fmt: skip
MAP_COLUMN = error(
    "CT609", "map-column",
    Words("{code}: tiêu chí cuối cần `column`, tiêu chí có phần thì không", "{code}: a leaf needs its `column`, a criterion with parts has none"),
    Words("ghi tên cột của bảng vào `column` của tiêu chí cuối", "write the name of the table's column into `column` of the leaf"),
)  # fmt: skip
ROW_RAGGED = error(
    "CT610", "row-ragged",
    Words("dòng {row} có {given} ô, dòng tiêu đề có {columns}", "row {row} has {given} cells, the header has {columns}"),
    Words("có thể một dấu phẩy thập phân đã tách một số làm hai: đặt số trong ngoặc kép, hoặc lưu bảng với dấu chấm phẩy hay dưới dạng .xlsx", "a decimal comma may have split a figure in two: put figures in quotes, or save the table with semicolons or as .xlsx"),
)  # fmt: skip
COLUMN_USED_TWICE = error(
    "CT611", "column-used-twice",
    Words("{code}: cột “{column}” đã dùng cho {other}", "{code}: the column “{column}” is used for {other} already"),
    Words("mỗi cột một tiêu chí: dùng hai lần thì điểm bị cộng hai lần", "one column, one criterion: used twice, its points would count twice"),
)  # fmt: skip
NO_CRITERIA = error(
    "CT612", "no-criteria",
    Words("bảng ánh xạ không có tiêu chí nào", "the map has no criteria"),
    Words("thêm cây tiêu chí vào `criteria`", "add the tree to `criteria`"),
)  # fmt: skip
NO_SHEET = error(
    "CT613", "no-sheet",
    Words("tệp Excel không có trang “{given}”", "the Excel file has no sheet “{given}”"),
    Words("các trang: {known}", "its sheets: {known}"),
)  # fmt: skip
TABLE_TOO_LARGE = error(
    "CT614", "table-too-large",
    Words("bảng có hơn {most} {what_vi}", "the table has more than {most} {what_en}"),
    Words("chỉ giữ lại bảng điểm; xóa các dòng, cột trống đã định dạng và các ô gộp thừa", "keep the score table only; delete empty rows and columns that are formatted, and needless merges"),
)  # fmt: skip
AMBIGUOUS_DOT = error(
    "CT615", "ambiguous-dot",
    Words("`{given}` có dấu chấm trong bảng dùng dấu phẩy thập phân", "`{given}` has a dot in a table with decimal commas"),
    Words("nếu là dấu phân cách hàng nghìn thì bỏ đi; nếu là dấu thập phân thì viết dấu phẩy", "leave it out if it parts thousands; write a comma if it is the decimal sign"),
)  # fmt: skip
LOCKED_TABLE = error(
    "CT616", "locked-table",
    Words("tệp được khóa bằng mật khẩu, hoặc là tệp .xls cũ đổi đuôi", "the file is locked with a password, or an old .xls with another ending"),
    Words("mở bằng Excel, bỏ mật khẩu và lưu lại dạng .xlsx", "open it in Excel, take the password off, and save it as .xlsx"),
)  # fmt: skip
UNIT_EMPTY = error(
    "CT617", "unit-empty",
    Words("dòng {row}, cột “{column}”: ô tên đơn vị trống", "row {row}, column “{column}”: the unit cell is empty"),
    Words("điền tên đơn vị (ô gộp chỉ có chữ ở dòng đầu), hoặc xóa dòng", "fill in the unit (of merged cells only the first row has the words), or delete the row"),
)  # fmt: skip
BEYOND_OFFICE = error(
    "CT618", "beyond-office",
    Words("{place_vi}: {why_vi}", "{place_en}: {why_en}"),
    Words("không chương trình Office nào ghi được như vậy: mở tệp bằng Word hoặc Excel, chép bảng sang một tệp mới rồi lưu", "no program of Office writes that: open the file in Word or Excel, copy the table into a new file, and save it"),
)  # fmt: skip
TOO_MUCH_INSIDE = error(
    "CT619", "too-much-inside",
    Words("{what_vi}: hơn {most}, không bảng điểm nào cần nhiều đến thế", "{what_en}: more than {most}, which no score table needs"),
    Words("chép riêng bảng điểm sang một tệp mới, không kèm ảnh và các trang khác, rồi lưu", "copy the score table alone into a new file, without pictures and other sheets, and save it"),
)  # fmt: skip
TOO_MANY_REFUSED = error(
    "CT628", "too-many-refused",
    Words("dừng ở dòng {row}: đã có {count} chỗ bị từ chối, các dòng sau chưa đọc", "stopped in row {row}: {count} places are refused already, the rows below were not read"),
    Words("nếu gần như dòng nào cũng sai thì xem lại `unit_column`, `header_row` và `decimal` trong bảng ánh xạ; nếu không, sửa các chỗ trên rồi nhập lại", "where nearly every row is wrong look at `unit_column`, `header_row` and `decimal` of the map; else mend the places above and import again"),
)  # fmt: skip

TABLE_RULES = (
    NOT_A_TABLE, NO_HEADER, COLUMN_MISSING, COLUMN_TWICE, UNIT_UNKNOWN, ROW_TWICE, CELL_REFUSED, NO_UNITS,
    MAP_COLUMN, ROW_RAGGED, COLUMN_USED_TWICE, NO_CRITERIA, NO_SHEET, TABLE_TOO_LARGE, AMBIGUOUS_DOT,
    LOCKED_TABLE, UNIT_EMPTY, BEYOND_OFFICE, TOO_MUCH_INSIDE, TOO_MANY_REFUSED,
)  # fmt: skip
