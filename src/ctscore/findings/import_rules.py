"""Rules about what is brought in: why a table, a row or a cell of another program is refused."""

from ctscore.findings.rule import error
from ctscore.phrases import Words

NOT_A_TABLE = error(
    "CT601", "not-a-table",
    Words("không đọc được bảng: {reason}", "the table cannot be read: {reason}"),
    Words("mở tệp rồi lưu lại dưới dạng {suffix}, hoặc .csv với bảng mã UTF-8", "open it and save it again as {suffix}, or as .csv in UTF-8"),
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
    Words("ghi đủ các dòng tiêu đề của cột trong bảng ánh xạ (`Trên > Dưới`), hoặc đổi tên một cột trong bảng", "write all header words of the column into the map (`Upper > Lower`), or rename one in the table"),
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
    Words("dòng {row}, cột “{column}”: {why}", "row {row}, column “{column}”: {why}"),
    Words("{how}", "{how}"),
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
    Words("dòng {row} có {given} ô, dòng tiêu đề có {columns}", "the header has {columns} cells, row {row} has {given}"),
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
    Words("bảng có hơn {most} {what}", "the table has more than {most} {what}"),
    Words("chỉ giữ lại bảng điểm; xóa các dòng, cột trống đã định dạng và các ô gộp thừa", "keep the score table only; delete empty rows and columns that are formatted, and needless merges"),
)  # fmt: skip
AMBIGUOUS_DOT = error(
    "CT615", "ambiguous-dot",
    Words("`{given}` có dấu chấm trong bảng dùng dấu phẩy thập phân", "`{given}` has a dot in a table with decimal commas"),
    Words("nếu là dấu phân cách hàng nghìn thì bỏ đi; nếu là dấu thập phân thì viết dấu phẩy", "leave it out if it parts thousands; write a comma if it is the decimal sign"),
)  # fmt: skip
LOCKED_TABLE = error(
    "CT616", "locked-table",
    Words("tệp được khóa bằng mật khẩu, hoặc là tệp .xls, .doc cũ đổi đuôi", "the file is locked with a password, or an old .xls or .doc with another ending"),
    Words("mở bằng Excel hay Word, bỏ mật khẩu và lưu lại dạng .xlsx hay .docx", "open it in Excel or Word, take the password off, and save it as .xlsx or .docx"),
)  # fmt: skip
UNIT_EMPTY = error(
    "CT617", "unit-empty",
    Words("dòng {row}, cột “{column}”: ô tên đơn vị trống", "row {row}, column “{column}”: the unit cell is empty"),
    Words("điền tên đơn vị (ô gộp chỉ có chữ ở dòng đầu), hoặc xóa dòng", "fill in the unit (of merged cells only the first row has the words), or delete the row"),
)  # fmt: skip
BEYOND_OFFICE = error(
    "CT618", "beyond-office",
    Words("{place}: {why}", "{place}: {why}"),
    Words("không chương trình Office nào ghi được như vậy: mở tệp bằng Word hoặc Excel, chép bảng sang một tệp mới rồi lưu", "no program of Office writes that: open the file in Word or Excel, copy the table into a new file, and save it"),
)  # fmt: skip
TOO_MUCH_INSIDE = error(
    "CT619", "too-much-inside",
    Words("{what}: hơn {most}, không bảng điểm nào cần nhiều đến thế", "{what}: more than {most}, which no score table needs"),
    Words("chép riêng bảng điểm sang một tệp mới, không kèm ảnh và các trang khác, rồi lưu", "copy the score table alone into a new file, without pictures and other sheets, and save it"),
)  # fmt: skip
TOO_MANY_REFUSED = error(
    "CT628", "too-many-refused",
    Words("dừng ở dòng {row}: đã có {count} chỗ bị từ chối, các dòng sau chưa đọc", "stopped in row {row}: {count} places are refused already, the rows below were not read"),
    Words("nếu gần như dòng nào cũng sai thì xem lại `unit_column`, `header_row` và `decimal` trong bảng ánh xạ; nếu không, sửa các chỗ trên rồi nhập lại", "where nearly every row is wrong look at `unit_column`, `header_row` and `decimal` of the map; else mend the places above and import again"),
)  # fmt: skip

CODE_AS_NUMBER = error(
    "CT621", "code-as-number",
    Words("{place}: mã tiêu chí đã bị bảng tính đổi thành số hay ngày (`{given}`)", "{place}: a spreadsheet has turned the code into a number or a date (`{given}`)"),
    Words("định dạng cột mã là Text rồi gõ lại mã, chẳng hạn 9.10", "format the column as Text and type the code again, such as 9.10"),
)  # fmt: skip
CODE_REFUSED = error(
    "CT622", "code-refused",
    Words("{place}: “{given}” không phải mã tiêu chí", "{place}: “{given}” is no code of a criterion"),
    Words("mã là số và chữ cách nhau bằng dấu chấm: 2.4.1", "a code is digits and letters parted by dots: 2.4.1"),
)  # fmt: skip
FIGURE_REFUSED = error(
    "CT623", "figure-refused",
    Words("{place}: {why}", "{place}: {why}"),
    Words("sửa ô ấy trong bảng: điểm viết như 0,8219; không áp dụng thì ghi: không áp dụng; chưa có thì để trống; chữ như “Đạt” thì khai ở `answers` của chỉ số", "correct the cell in the table: points are written like 0.8219; what does not apply: not applicable; what is not known is left empty; declare words such as “Đạt” in the `answers` of the index"),
)  # fmt: skip
NO_ANNEX = error(
    "CT624", "no-annex",
    Words("không thấy bảng nào có tiêu đề cần tìm ({wanted}); các dòng đầu bảng đọc được: {found}", "no table has the header that was looked for ({wanted}); the first rows that were read: {found}"),
    Words("đổi tên cột cho giống, hoặc chỉ cột bằng --map: --map number=Mã --map max=Tối đa", "name the columns alike, or point them out by --map: --map number=Code --map max=Maximum"),
)  # fmt: skip
CELL_WITHOUT_COLUMN = error(
    "CT625", "cell-without-column",
    Words("{place}: “{given}” nằm ngoài các cột của tiêu đề", "{place}: “{given}” stands beyond the columns of the header"),
    Words("số có dấu phẩy thập phân đặt trong ngoặc kép, hoặc lưu bảng với dấu chấm phẩy; cột thừa thì xóa", "put figures with a decimal comma in quotes, or save the table with semicolons; delete what is no column"),
)  # fmt: skip
CODE_MISSING = error(
    "CT626", "code-missing",
    Words("{place}: có điểm nhưng không có mã", "{place}: there are points but no code"),
    Words("dòng tổng thì gọi là “Tổng cộng”; tiêu chí thì gõ mã vào ô (số thứ tự tự động của Word không phải là chữ trong ô)", "call a row of sums “Total”; of a criterion type the code into the cell (automatic numbering in Word is no text)"),
)  # fmt: skip
NO_ROWS = error(
    "CT627", "no-rows",
    Words("dưới tiêu đề không có dòng nào có điểm", "no row below the header has points"),
    Words("xem bảng có đúng là bảng điểm không; cột mã chỉ bằng --map number=TÊN CỘT", "see whether this is the table of points; the column of codes is pointed out by --map number=COLUMN"),
)  # fmt: skip

SUBROWS_UNDECIDED = error(
    "CT641", "subrows-undecided",
    Words("{place}: các dòng không đánh mã dưới {code} có điểm tối đa {parts}, của {code} là {max}: không rõ là tiêu chí con hay thang điểm{differs}", "{place}: the rows without a code below {code} have maxima of {parts}, {code} has {max}: sub-criteria or a scale?{differs}"),
    Words("tiêu chí con thì đánh mã đầy đủ (1.2.1, 1.2.2) và ghi đủ điểm tối đa; thang điểm thì chuyển vào cột ghi chú", "give sub-criteria codes of their own (1.2.1, 1.2.2) and all their maxima; move a scale into the notes"),
)  # fmt: skip
OTHER_UNITS = error(
    "CT642", "points-of-other-units",
    Words("{place}: các cột điểm là của {known}, không có {unit}", "{place}: the columns of points are those of {known}; {unit} is not among them"),
    Words("chọn một đơn vị trong đó bằng --unit, hoặc chỉ cột bằng --map achieved=TÊN CỘT", "choose one of them with --unit, or point the column out by --map achieved=COLUMN"),
)  # fmt: skip
OTHER_YEARS = error(
    "CT643", "points-of-other-years",
    Words("{place}: các cột điểm là của năm {known}, không có năm {year}", "{place}: the columns of points are of {known}; {year} is not among them"),
    Words("nhập với --year của bảng, hoặc chỉ cột bằng --map achieved=TÊN CỘT", "import it with the --year of the table, or point the column out by --map achieved=COLUMN"),
)  # fmt: skip
SEVERAL_COLUMNS = error(
    "CT644", "several-columns-of-points",
    Words("{place}: nhiều cột có thể là `{role}`: {columns}", "{place}: several columns may be `{role}`: {columns}"),
    Words("chọn một bằng --map {role}=\"{first}\"; nếu mỗi cột là của một năm thì ghi --year", "choose one by --map {role}=\"{first}\"; say --year where each is of another year"),
)  # fmt: skip
NO_MAXIMUM = error(
    "CT646", "no-column-of-maxima",
    Words("{place}: có cột điểm “{given}” mà không có cột điểm tối đa; các cột: {columns}", "{place}: there is a column of points, “{given}”, and none of maxima; columns: {columns}"),
    Words("thêm cột “Điểm tối đa”, ghi thang vào tiêu đề cột điểm (“Điểm (0-10)”), hoặc chỉ cột bằng --map max=TÊN CỘT, hay thang chung của mọi dòng: --map max=100; nếu là kế hoạch thì ghi --kind plan", "add a column “Maximum”, write the scale into the header of the points (“Score (0-10)”), or point it out by --map max=COLUMN, or say the scale of all rows: --map max=100; say --kind plan if it is a plan"),
)  # fmt: skip
NO_POINTS = error(
    "CT656", "no-column-of-points",
    Words("{place}: có cột điểm tối đa “{given}” mà không rõ cột nào là điểm đạt; chưa dùng: {unused}", "{place}: there is a column of maxima, “{given}”, and nothing tells which one holds the points; not used: {unused}"),
    Words("{by_period}chỉ cột bằng --map achieved=\"{first}\"; nếu là kế hoạch thì ghi --kind plan", "{by_period}point it out by --map achieved=\"{first}\"; say --kind plan if it is a plan"),
)  # fmt: skip
DECIMALS_CUT_OFF = error(
    "CT658", "decimals-cut-off",
    Words("{places}: “{given}” ngay sau cột điểm có vẻ là phần thập phân: dấu phẩy của số cũng là dấu ngăn cột", "{places}: “{given}” right behind points seems to be their decimals, as commas part both figures and columns"),
    Words("lưu .csv với dấu chấm phẩy, hoặc đặt số trong ngoặc kép: \"1,5\"; nếu là ghi chú thật thì lưu với dấu chấm phẩy", "save the .csv with semicolons, or put the figures in quotes: \"1,5\"; if it is a true note, save it with semicolons"),
)  # fmt: skip
WRONG_ENCODING = error(
    "CT647", "wrong-encoding",
    Words("{places}: {what}, như “{given}” ({count} ô)", "{places}: {what}, such as “{given}” (cells: {count})"),
    Words("chuyển sang Unicode (UniKey: Ctrl+Shift+F6) hoặc mở lại tệp gốc và lưu kiểu “CSV UTF-8” hay .xlsx, rồi nhập lại", "turn it into Unicode (UniKey: Ctrl+Shift+F6), or open the original and save it as “CSV UTF-8” or .xlsx, then import it again"),
)  # fmt: skip
FOREIGN_FILE = error(
    "CT650", "foreign-file",
    Words("không đọc được: đây là {what}", "it cannot be read as it is: this is {what}"),
    Words("{how}", "{how}"),
)  # fmt: skip
WEIGHTS_LEFT_OUT = error(
    "CT655", "weights-beside-points",
    Words("{place}: cột “{given}” là trọng số, khác điểm tối đa, mà chưa dùng được: {why}", "{place}: the column “{given}” holds weights that are not the maxima, and cannot be used: {why}"),
    Words("sửa trọng số trong bảng cho cộng lại bằng 100 % (ở mọi nhóm, hay mọi tiêu chí nhỏ nhất), rồi nhập lại{or}", "mend the weights in the table so that they add up to 100 % (of all groups, or of all smallest criteria), and import again{or}"),
)  # fmt: skip
UNKNOWN_AGENCIES = error(
    "CT660", "unknown-agencies",
    Words("bảng nêu những cơ quan không có trong agencies.yaml: {names}", "the table names agencies that agencies.yaml does not have: {names}"),
    Words("`--propose TỆP.yaml` viết sẵn chúng thành danh mục để xem lại; `--accept` nhận những tên được hỏi “có phải là”; hoặc thêm cách viết vào agencies.yaml", "`--propose FILE.yaml` writes them as a register to be looked at; `--accept` takes those with a “did you mean”; or add the spelling to agencies.yaml"),
)  # fmt: skip
CRITERIA_TO_COME = error(
    "CT691", "criteria-to-come",
    Words("chưa có bảng điểm {index} {period} trong thư mục, mà các bảng điểm khác không có những tiêu chí kế hoạch nêu: {codes}", "no scorecard of {index} {period} is in the folder, and no other one has the criteria that the plan names: {codes}"),
    Words("`--kind both` nhập cả bảng điểm và kế hoạch của bảng này; hoặc nhập bảng điểm trước, kế hoạch sau", "`--kind both` brings in the scorecard and the plan of this table; or bring in the scorecard first, then the plan"),
)  # fmt: skip
TASK_CELLS_EMPTY = error(
    "CT746", "task-cells-empty",
    Words("không ô nào nói phải làm gì", "no cell says what is to be done"),
    Words("điền việc phải làm vào dòng ấy của bảng, hoặc chỉ cột bằng --map task=TÊN CỘT", "fill in the task in that row of the table, or point its column out by --map task=COLUMN"),
)  # fmt: skip
FORMULAS_WITHOUT_VALUES = error(
    "CT747", "formulas-without-values",
    Words("{places}: chỉ có công thức (“{first}”), tệp không lưu kết quả", "{places}: formulas (“{first}”) whose results are not stored in the file"),
    Words("mở tệp bằng Excel hay LibreOffice rồi lưu lại, hoặc xuất ra CSV", "open the file in Excel or LibreOffice and save it, or export it as CSV"),
)  # fmt: skip

RULE_DOCS = r"""
- code: CT601
  why:
    vi: "Tệp hỏng hoặc sai bảng mã mà cứ đọc thì mất dòng không ai hay, và chữ có dấu vỡ ra: tên đơn vị, tên cột không còn khớp với gì."
    en: "Read on regardless, a damaged file loses rows unnoticed, and in another encoding the accented names break: no unit and no column matches any more."
  bad:
    vi: "tệp .xlsx tải về dở dang; tệp .csv trống, hoặc lưu bằng bảng mã cũ thay vì UTF-8"
    en: "an .xlsx file downloaded in part; a .csv file that is empty, or not in UTF-8"
  good:
    vi: "tệp .xlsx mở được bằng Excel; tệp .csv lưu kiểu “CSV UTF-8”"
    en: "an .xlsx file that Excel opens; a .csv file saved as “CSV UTF-8”"
- code: CT602
  why:
    vi: "Dòng tiêu đề cho biết cột nào là tiêu chí nào. Bảng kết thúc trước dòng ấy thì thường là đưa nhầm tệp, hoặc dùng bảng ánh xạ của năm khác."
    en: "The header tells which column is which criterion. Where the table ends before that row, it is usually the wrong file, or the map of another year."
  file: anh-xa.yaml
  example: |2
      unit_column: Đơn vị
    - header_row: 11
    + header_row: 1
- code: CT603
  why:
    vi: "Thiếu cột của một tiêu chí thì mọi đơn vị đều trống tiêu chí ấy, không đơn vị nào có tổng điểm để xếp hạng. Thường là cột đã đổi tên so với năm trước."
    en: "Without the column of a criterion every unit lacks it, and none has a total to be ranked by. Mostly the column was given another name than last year."
  file: bang.csv
  example: |2
    - Đơn vị;Lập kế hoạch;Báo cáo
    + Đơn vị;Kế hoạch;Báo cáo
      Sở A;3,5;2
      Sở B;4;3
- code: CT604
  why:
    vi: "Hai cột cùng tên thường là điểm tự chấm và điểm thẩm định. Lấy nhầm cột thì bảng xếp hạng công bố theo điểm các đơn vị tự cho mình."
    en: "Two columns of one name are often what units gave themselves and what was confirmed. With the wrong one the published ranking follows the units' own marks."
  file: bang.csv
  example: |2
    - Đơn vị;Kế hoạch;Kế hoạch;Báo cáo
    + Đơn vị;Kế hoạch (tự chấm);Kế hoạch;Báo cáo
      Sở A;4;3,5;2
      Sở B;4;4;3
- code: CT605
  why:
    vi: "Bỏ qua dòng không nhận ra thì một đơn vị mất khỏi bảng xếp hạng chỉ vì sai một chữ; đoán tên thì điểm của đơn vị này có thể sang đơn vị khác."
    en: "Skip a row that is not recognised, and a unit drops out of the ranking for one wrong letter; guess it, and the points of one unit may go to another."
  file: bang.csv
  example: |2
      Đơn vị;Kế hoạch;Báo cáo
    - Sở Q;3,5;2
    + Sở A;3,5;2
      Sở B;4;3
- code: CT606
  why:
    vi: "Hai dòng cùng một đơn vị thì không rõ dòng nào là điểm chính thức. Thường một dòng là của đơn vị khác điền nhầm tên, và đơn vị ấy bị mất điểm."
    en: "With two rows of one unit it is not clear which points are final. Often one belongs to another unit under a wrong name, and that unit loses its points."
  file: bang.csv
  example: |2
      Đơn vị;Kế hoạch;Báo cáo
      Sở A;3,5;2
    - Sở A;4;3
    + Sở B;4;3
- code: CT607
  why:
    vi: "Nhận ô mất dấu phẩy thì 3,5 điểm thành 35 và đơn vị ấy đứng đầu; bỏ qua ô có chữ thì đơn vị ấy mất tổng điểm, không được xếp hạng."
    en: "Accept a cell that lost its comma, and 3.5 points become 35 and lead the ranking; skip one that holds words, and the unit has no total and no rank."
  file: bang.csv
  example: |2
      Đơn vị;Kế hoạch;Báo cáo
    - Sở A;35;2
    + Sở A;3,5;2
      Sở B;4;3
- code: CT608
  why:
    vi: "Không dòng nào có số thì thường là đưa nhầm biểu mẫu chưa chấm, hoặc nhầm cột. Ghi ra một bảng trống thì năm ấy trông như đã có số liệu."
    en: "A table without a figure is usually the blank form, or read at the wrong columns. Written out as an empty panel, the year would look covered."
  file: bang.csv
  example: |2
      Đơn vị;Kế hoạch;Báo cáo
    - Sở A;;
    - Sở B;;
    + Sở A;3,5;2
    + Sở B;4;3
- code: CT609
  why:
    vi: "Tiêu chí cuối không có `column` thì không biết lấy điểm ở cột nào. Tiêu chí có phần mà có `column` thì có hai con số: số trong cột và tổng các phần."
    en: "Without a `column` nobody knows where the points of a leaf are. A criterion with parts that has one would have two figures: that of the column and the sum of its parts."
  file: anh-xa.yaml
  example: |2
    - - {code: "1", name: {vi: Kế hoạch, en: Plan}, max: 4}
    + - {code: "1", name: {vi: Kế hoạch, en: Plan}, max: 4, column: Kế hoạch}
- code: CT610
  why:
    vi: "Khi cột cách nhau bằng dấu phẩy, số 3,5 bị tách thành hai ô và mọi số sau lệch một cột: Sở A thành 3 điểm kế hoạch, 5 điểm báo cáo, thay vì 3,5 và 2."
    en: "Where commas part the columns, 3,5 becomes two cells and the rest shifts by one: department A gets 3 for its plan and 5 for its reports in place of 3.5 and 2."
  file: bang.csv
  example: |2
    - Đơn vị,Kế hoạch,Báo cáo
    - Sở A,3,5,2
    - Sở B,4,3
    + Đơn vị;Kế hoạch;Báo cáo
    + Sở A;3,5;2
    + Sở B;4;3
- code: CT611
  why:
    vi: "Một cột dùng cho hai tiêu chí thì điểm của nó cộng hai lần, còn cột đáng lẽ phải dùng bị bỏ quên: tổng điểm của mọi đơn vị đều sai."
    en: "A column used for two criteria counts twice, and the one that was meant is forgotten: the totals of all units are wrong."
  file: anh-xa.yaml
  example: |2
      - {code: "1", name: {vi: Kế hoạch, en: Plan}, max: 4, column: Kế hoạch}
    - - {code: "2", name: {vi: Báo cáo, en: Reports}, max: 3, column: Kế hoạch}
    + - {code: "2", name: {vi: Báo cáo, en: Reports}, max: 3, column: Báo cáo}
- code: CT612
  why:
    vi: "Cây tiêu chí nói lấy những cột nào và điểm chuẩn là bao nhiêu. Không có nó thì không đọc được số nào, chỉ ra một bảng trống cho năm ấy."
    en: "The tree says which columns to take and what their maximum is. Without it no figure is read, and an empty panel would stand for the year."
  file: anh-xa.yaml
  example: |2
    - criteria: []
    + criteria:
    + - {code: "1", name: {vi: Kế hoạch, en: Plan}, max: 4, column: Kế hoạch}
    + - {code: "2", name: {vi: Báo cáo, en: Reports}, max: 3, column: Báo cáo}
- code: CT613
  why:
    vi: "Tệp Excel chấm điểm thường có nhiều trang: tự chấm, dự thảo, chính thức. Không thấy trang đã nêu mà lấy trang khác thì số dự thảo thành số chính thức."
    en: "A scoring workbook often has several sheets: self-scored, draft, final. Take another where the named one is missing, and draft figures pass for final ones."
  bad:
    vi: "`--sheet \"Chính thức\"`, mà tệp chỉ có các trang “Tự chấm” và “Thẩm định”"
    en: "`--sheet \"Chính thức\"`, where the file has only the sheets “Tự chấm” and “Thẩm định”"
  good:
    vi: "`--sheet \"Thẩm định\"`, viết đúng như tên trang trong tệp"
    en: "`--sheet \"Thẩm định\"`, spelt as in the file"
- code: CT614
  why:
    vi: "Trang được kẻ ô đến tận dòng cuối của Excel có hàng triệu ô trống: đọc hết thì máy cạn bộ nhớ và không nhập được số nào."
    en: "A sheet that is formatted down to the last row of Excel has millions of empty cells: reading them all exhausts the memory before a single figure is brought in."
  bad:
    vi: "bảng 20 dòng trong một trang kẻ ô đến dòng 1.048.576"
    en: "a table of 20 rows on a sheet with borders down to row 1,048,576"
  good:
    vi: "cũng bảng ấy, các dòng và cột trống đã kẻ ô được xóa đi"
    en: "the same table, its formatted empty rows and columns deleted"
- code: CT615
  why:
    vi: "Trong bảng viết dấu phẩy thập phân, `1.234` có thể là một nghìn hai trăm ba mươi tư, cũng có thể là 1,234: đoán sai thì lệch một nghìn lần."
    en: "In a table with decimal commas `1.234` may be one thousand two hundred and thirty-four, or 1,234 with the wrong sign: a wrong guess is off by a factor of a thousand."
  file: bang.csv
  example: |2
      Đơn vị;Kế hoạch;Báo cáo
    - Sở A;1.234;2
    + Sở A;1,234;2
      Sở B;4;3
- code: CT616
  why:
    vi: "Tệp có mật khẩu không mở ra được số nào. Nếu chỉ báo là hỏng, người gửi sẽ đi tìm lỗi trong bảng, trong khi chỉ cần bỏ mật khẩu hay lưu lại."
    en: "No figure can be read from a locked file. Told only that it is broken, people would look for a fault in the table, where all it takes is to remove the password or save it anew."
  bad:
    vi: "tệp .xlsx đặt mật khẩu mở; tệp .xls được đổi đuôi thành .xlsx"
    en: "an .xlsx file that asks for a password; an .xls file renamed to .xlsx"
  good:
    vi: "tệp mở bằng Excel, bỏ mật khẩu rồi lưu lại dạng .xlsx"
    en: "the file opened in Excel, its password removed, saved as .xlsx"
- code: CT617
  why:
    vi: "Ô gộp chỉ có chữ ở dòng đầu, các dòng dưới đọc ra không có tên. Đoán thì điểm sang đơn vị đứng trên; bỏ qua thì một đơn vị mất điểm."
    en: "Of merged cells only the first row has the words, those below come without a name. Guess, and the points go to the unit above; skip the row, and a unit loses its points."
  file: bang.csv
  example: |2
      Đơn vị;Kế hoạch;Báo cáo
      Sở A;3,5;2
    - ;4;3
    + Sở B;4;3
- code: CT618
  why:
    vi: "Một ô “gộp hai tỷ cột” chỉ dài vài chữ trong tệp, nhưng ai đọc theo thì dựng hai tỷ ô và máy treo. Word và Excel không ghi được như vậy, nên tệp đã bị sửa hoặc hỏng."
    en: "A cell that “spans two billion columns” takes a few letters in the file, but whoever follows it builds two billion cells and hangs. Word and Excel cannot write that, so the file was tampered with or is broken."
  bad:
    vi: "tệp .docx có một ô gộp 2.000.000.000 cột; tệp .xlsx có ô XFE1, ngoài cột cuối của Excel"
    en: "a .docx file with a cell over 2,000,000,000 columns; an .xlsx file with a cell XFE1, beyond the last column of Excel"
  good:
    vi: "cũng bảng ấy, chép sang một tệp mới bằng Word hay Excel"
    en: "the same table, copied into a new file with Word or Excel"
- code: CT619
  why:
    vi: "Vài trăm kilobyte nén có thể giải ra hàng trăm megabyte chữ: đọc hết thì cạn bộ nhớ, nên tệp được xem trước từng phần và dừng ngay khi quá mức."
    en: "A few hundred kilobytes can unpack to hundreds of megabytes of text: read whole, they exhaust the memory. So a file is looked at piece by piece first, and reading stops at the limit."
  bad:
    vi: "tệp .xlsx 800 kB giải nén ra 300 MB chữ; tệp .docx kèm ảnh chụp hơn 100 MB"
    en: "an .xlsx file of 800 kB that unpacks to 300 MB of text; a .docx file with more than 100 MB of photos"
  good:
    vi: "tệp chỉ có bảng điểm: 3.321 dòng, 60 cột giải nén ra khoảng 10 MB"
    en: "a file that holds the score table only: 3,321 rows of 60 columns unpack to some 10 MB"
- code: CT621
  why:
    vi: "Excel đổi 9.10 thành 9.1 hoặc “10 thg 9” mà không hỏi: điểm của tiêu chí 9.10 sẽ ghi vào tiêu chí 9.1."
    en: "Excel turns 9.10 into 9.1 or into the 9th of October without asking: the points of 9.10 would be booked to 9.1."
  bad:
    vi: "ô mã là số 9,1 đứng sau 9.9, hoặc là ngày 09/10"
    en: "a code cell that is the number 9.1 after 9.9, or the date 9 October"
  good:
    vi: "cột mã định dạng Text, ô ghi 9.10"
    en: "the column formatted as Text, the cell reading 9.10"
- code: CT622
  why:
    vi: "Không biết mã thì không biết điểm của tiêu chí nào, và không xếp được vào cây."
    en: "Without a code nobody knows whose points these are, and where they belong in the tree."
  bad:
    vi: "ô STT ghi “2.4 (tiếp theo)”"
    en: "a number cell that reads “2.4 (continued)”"
  good:
    vi: "ô STT ghi 2.4"
    en: "a number cell that reads 2.4"
- code: CT623
  why:
    vi: "Đoán một con số không đọc được là bịa ra điểm. “K”, “Không có” có thể là không áp dụng, chưa có, hay một câu trả lời; điểm trừ “-2” thì cột điểm tối đa phải ghi mức trừ nhiều nhất (-5)."
    en: "To guess a figure that cannot be read is to invent points. “K” or “none” may mean not applicable, not known, or an answer; beside points taken off, “-2”, the column of maxima has the most that can be taken (-5)."
  bad:
    vi: "ô điểm ghi “0,82l9”, chữ l thay số 1"
    en: "a cell that reads “0,82l9”, with the letter l for the digit 1"
  good:
    vi: "ô điểm ghi 0,8219"
    en: "a cell that reads 0,8219"
- code: CT624
  why:
    vi: "Cột được nhận theo chữ ở tiêu đề; không nhận ra mà vẫn đọc thì điểm chuẩn và điểm đạt có thể đổi chỗ."
    en: "Columns are known by the words above them; read without them, maxima and points might change places."
  bad:
    vi: "bảng có tiêu đề A, B, C, D"
    en: "a table with the headers A, B, C, D"
  good:
    vi: "bảng có STT, Tiêu chí, Điểm chuẩn, Điểm đạt được; hoặc lệnh có `--map max=C --map achieved=D` (và các cột khác)"
    en: "a table with No., Criterion, Maximum, Achieved; or a command with `--map max=C --map achieved=D` (and the others)"
- code: CT625
  why:
    vi: "Trong tệp .csv phân cách bằng dấu phẩy, 1,5 tách thành hai ô: điểm đọc ra là 1, phần 5 rơi ra ngoài bảng."
    en: "In a .csv with commas 1,5 falls into two cells: the points would read 1, and the 5 lies beside the table."
  bad:
    vi: "dòng `1.1,Tiêu chí,2,1,5` dưới tiêu đề có bốn cột"
    en: "a row `1.1,Criterion,2,1,5` below a header of four columns"
  good:
    vi: "dòng `1.1,Tiêu chí,2,\"1,5\"`, hoặc bảng phân cách bằng dấu chấm phẩy"
    en: "a row `1.1,Criterion,2,\"1,5\"`, or a table with semicolons"
- code: CT626
  why:
    vi: "Điểm không có mã thì không biết của tiêu chí nào; bỏ qua dòng đó là làm mất điểm."
    en: "Points without a code belong to nobody knows which criterion; to pass over the row would lose them."
  bad:
    vi: "ô STT trống vì số do Word tự đánh"
    en: "an empty number cell, because Word numbers the rows by itself"
  good:
    vi: "ô STT ghi 2.4.1"
    en: "a number cell that reads 2.4.1"
- code: CT627
  why:
    vi: "Một bảng điểm không có điểm nào vẫn là tệp hợp lệ, và cả năm biến mất khỏi báo cáo mà không ai hay."
    en: "A scorecard without any points is a valid file, and a whole year would drop out of the reports unnoticed."
  bad:
    vi: "bảng chỉ có dòng tiêu đề"
    en: "a table that has a header only"
  good:
    vi: "bảng có mỗi tiêu chí một dòng, đủ mã và điểm"
    en: "a table with a row for each criterion, its code and points"
- code: CT628
  why:
    vi: "Bảng đưa nhầm hay bảng ánh xạ sai cột thì mọi dòng đều bị từ chối. Kể hết hàng nghìn dòng thì lỗi thật bị che mất, nên chỉ kể một trăm chỗ đầu rồi dừng."
    en: "With the wrong table, or the wrong column in the map, every row is refused. Thousands of such lines would bury the one mistake behind them, so a hundred are told, and reading stops."
  bad:
    vi: "`unit_column` trỏ vào cột số thứ tự của bảng 3.321 xã"
    en: "`unit_column` names the column of running numbers of a table of 3,321 communes"
  good:
    vi: "`unit_column` trỏ vào cột tên đơn vị"
    en: "`unit_column` names the column that holds the units"
- code: CT641
  why:
    vi: "Dòng “Từ 80 % trở lên: 1 điểm” là một mức của thang điểm, không phải tiêu chí. Cộng nhầm thì điểm tính hai lần; bỏ nhầm một tiêu chí con thì mất điểm."
    en: "“From 80 %: 1 point” is a step of a scale and no criterion. Taken for one, points count twice; a sub-criterion taken for a step loses its points."
  bad:
    vi: "dưới 1.2 (tối đa 2, đạt 1,5): a) tối đa 2, đạt 1; b) tối đa 1, đạt 0,5"
    en: "below 1.2 (maximum 2, achieved 1.5): a) maximum 2, achieved 1; b) maximum 1, achieved 0.5"
  good:
    vi: "a) tối đa 1, đạt 1; b) tối đa 1, đạt 0,5"
    en: "a) maximum 1, achieved 1; b) maximum 1, achieved 0.5"
- code: CT642
  why:
    vi: "Bảng đặt nhiều đơn vị cạnh nhau. Lấy cột đầu tiên thì điểm của tỉnh này ghi cho tỉnh khác, mà số nào cũng trông đúng."
    en: "The table has several units side by side. With the first column the points of one province go to another, and every figure looks right."
  bad:
    vi: "`--unit \"Hải Phòng\"`, mà trên các cột điểm ghi Lâm Đồng và Đắk Nông"
    en: "`--unit \"Hải Phòng\"`, where the words above the columns are Lâm Đồng and Đắk Nông"
  good:
    vi: "`--unit \"Đắk Nông\"`"
    en: "`--unit \"Đắk Nông\"`"
- code: CT643
  why:
    vi: "Cột “Điểm 2024” nhập vào năm 2025 thì năm mới chép y điểm năm cũ, và mọi so sánh đều ra không đổi."
    en: "A column “Points 2024” taken for 2025 makes the new year a copy of the old one, and every comparison shows no change."
  bad:
    vi: "`--year 2025` với bảng có các cột “Điểm 2023”, “Điểm 2024”"
    en: "`--year 2025` for a table with the columns “Điểm 2023” and “Điểm 2024”"
  good:
    vi: "`--year 2024`"
    en: "`--year 2024`"
- code: CT644
  why:
    vi: "Hai cột cùng tên thì chỉ người có văn bản biết cột nào là của ai. Lấy cột đứng trước là đoán."
    en: "Of two columns of one name only somebody with the document knows which is whose. Taking the first is a guess."
  bad:
    vi: "bảng có hai cột “Điểm đạt”, phía trên là “Cụm 1” và “Cụm 2”"
    en: "a table with two columns “Điểm đạt”, below “Cụm 1” and “Cụm 2”"
  good:
    vi: "`--map achieved=\"Cụm 1 Điểm đạt\"`"
    en: "`--map achieved=\"Cụm 1 Điểm đạt\"`"
- code: CT646
  why:
    vi: "Không có điểm tối đa thì 9,49 là gần trọn hay mới một phần mười không ai biết, và thứ hạng “12/63” trông cũng như điểm."
    en: "Without maxima nobody knows whether 9.49 is nearly all or a tenth, and a rank “12/63” looks like points."
  bad:
    vi: "bảng có STT, Tiêu chí, Điểm đạt"
    en: "a table with No., Criterion, Achieved"
  good:
    vi: "bảng có STT, Tiêu chí, Điểm tối đa, Điểm đạt; hoặc ô ghi “9,49/9,5”"
    en: "a table with No., Criterion, Maximum, Achieved; or cells that read “9.49/9.5”"
- code: CT656
  why:
    vi: "Bảng có điểm tối đa và một cột điểm mang tên lạ, mà nhập thành kế hoạch thì điểm mất hết, không ai thấy."
    en: "A table of maxima with points under an unusual name, taken for a plan, loses all its points and looks well."
  bad:
    vi: "bảng có STT, Tiêu chí, Điểm tối đa, Điểm quy đổi, Cơ quan chủ trì"
    en: "a table with No., Criterion, Maximum, Converted points, Lead agency"
  good:
    vi: "`--map achieved=\"Điểm quy đổi\"`"
    en: "`--map achieved=\"Converted points\"`"
- code: CT658
  why:
    vi: "Trong tệp ngăn cột bằng dấu phẩy, 1,5 không có ngoặc kép thành điểm 1, còn 5 rơi vào cột ghi chú: điểm nào cũng bị cắt mà bảng vẫn trông đúng."
    en: "In a file parted by commas, 1,5 without quotes becomes 1 point with 5 in the note: all points are cut, and the table looks well."
  example: |2
    - STT,Tiêu chí,Điểm tối đa,Điểm đạt,Ghi chú
    - 1.1,Kế hoạch,2,1,5
    + STT;Tiêu chí;Điểm tối đa;Điểm đạt;Ghi chú
    + 1.1;Kế hoạch;2;1,5;
- code: CT746
  why:
    vi: "Dòng có người chủ trì mà không nói việc gì thì không ai biết phải làm gì."
    en: "A row that names a lead and no task tells nobody what to do."
  example: |2
      STT;Nhiệm vụ;Chủ trì;Thời hạn
    - 1;;Sở Một;2023
    + 1;Ban hành kế hoạch;Sở Một;2023
- code: CT747
  why:
    vi: "Tệp Excel do chương trình khác ghi ra thường chỉ có công thức; kết quả chỉ có sau khi Excel tính và lưu lại."
    en: "Excel files that other programs write often hold the formulas alone; the results are there once Excel has saved them."
  bad:
    vi: "ô điểm ghi =C3*E3, tệp chưa từng mở bằng Excel"
    en: "a cell of points with =C3*E3, in a file that Excel never opened"
  good:
    vi: "cũng tệp ấy, mở bằng Excel hay LibreOffice rồi lưu lại"
    en: "the same file, opened in Excel or LibreOffice and saved"
- code: CT647
  why:
    vi: "Chữ phông cũ hay sai bảng mã vào tệp dữ liệu thì tên tiêu chí vỡ ra trong mọi báo cáo, và tên cơ quan không khớp với ai."
    en: "Text of old fonts, or in another encoding, breaks the names in every report, and no agency is found by it."
  bad:
    vi: "ô ghi “C«ng t¸c chØ ®¹o”, “Coâng taùc” hoặc “Há»“ sÆ¡”"
    en: "cells that read “C«ng t¸c chØ ®¹o”, “Coâng taùc” or “Há»“ sÆ¡”"
  good:
    vi: "ô ghi “Công tác chỉ đạo”, “Hồ sơ”"
    en: "cells that read “Công tác chỉ đạo”, “Hồ sơ”"
- code: CT650
  why:
    vi: "Tệp kiểu cũ, PDF hay ảnh không nói rõ ô nào thuộc cột nào. Đoán từ nét chữ và khoảng trắng thì điểm của dòng này sang dòng khác, nên tệp phải được lưu lại bằng chương trình mở được nó."
    en: "Files of the old kinds, PDFs and pictures do not say which cell belongs to which column. Guessed from letters and gaps, the points of one row land in another; so the file is to be saved anew by a program that opens it."
  bad:
    vi: "bang-diem.xls của Excel 2003; ke-hoach.pdf; ảnh chụp phụ lục; .xls đổi đuôi thành .xlsx"
    en: "bang-diem.xls of Excel 2003; ke-hoach.pdf; a photo of an annex; an .xls renamed to .xlsx"
  good:
    vi: "cũng bảng ấy, mở bằng Excel hay Word rồi lưu thành .xlsx hay .docx"
    en: "the same table, opened in Excel or Word and saved as .xlsx or .docx"
- code: CT655
  why:
    vi: "Điểm 10 của tiêu chí trọng số 50% nặng gấp mười lần điểm 10 của tiêu chí trọng số 5%; cộng thẳng thì tổng không phải tổng của bảng."
    en: "Ten points of a criterion that weighs 50 % count ten times those of one that weighs 5 %; plainly added they are not the total of the table."
  bad:
    vi: "bảng có Tiêu chí, Trọng số (50%), Điểm tối đa (10), Điểm (8)"
    en: "a table with Criterion, Weight (50%), Maximum (10), Points (8)"
  good:
    vi: "bảng có Tiêu chí, Điểm tối đa (5), Điểm (4)"
    en: "a table with Criterion, Maximum (5), Points (4)"
- code: CT660
  why:
    vi: "Chữ không đọc ra cơ quan nào có thể chính là cơ quan được giao việc, và một tên thường lặp ở mọi dòng. Kể mỗi tên một lần thì thấy ngay danh mục còn thiếu ai."
    en: "Words that name no known agency may well name the one that was given the work, and one name often stands in every row. Told once each, they show who is missing in the register."
  bad:
    vi: "cột chủ trì ghi “Sở Nông nghiệp và Môi trường”, mà agencies.yaml chưa có"
    en: "a lead that reads “Sở Nông nghiệp và Môi trường”, which agencies.yaml does not have"
  good:
    vi: "lệnh có `--propose co-quan-moi.yaml`, tệp ấy được xem lại rồi để vào thư mục dữ liệu"
    en: "the command with `--propose new-agencies.yaml`, that file looked at and put into the data folder"
- code: CT691
  why:
    vi: "Kế hoạch gắn việc với tiêu chí. Thư mục chưa có bảng điểm của kỳ ấy thì gắn hay không cũng là đoán; nêu một lần cùng lối ra thì đỡ hơn một dòng cho mỗi mã."
    en: "A plan ties tasks to criteria. Where no scorecard of that period is on file, tying them is a guess; told once with the way out it helps more than a line for each code."
  bad:
    vi: "`--kind plan` của một bảng có mã, điểm và việc, khi thư mục chưa có bảng điểm của kỳ ấy"
    en: "`--kind plan` of a table with codes, points and tasks, where the folder has no scorecard of that period"
  good:
    vi: "`--kind both` của bảng ấy, hoặc nhập bảng điểm trước"
    en: "`--kind both` of that table, or its scorecard first"
"""
