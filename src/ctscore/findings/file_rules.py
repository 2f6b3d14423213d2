"""Rules about files and YAML text: what makes a file unreadable before anybody looks at its content."""

from ctscore.findings.rule import error, warning
from ctscore.phrases import Words

FILE_MISSING = error(
    "CT001", "file-missing",
    Words("không có tệp hay thư mục này", "there is no such file or folder"),
    Words("kiểm tra lại đường dẫn", "check the path"),
)  # fmt: skip
FILE_UNREADABLE = error(
    "CT002", "file-unreadable",
    Words("không đọc được tệp: {reason}", "the file cannot be read: {reason}"),
    Words("kiểm tra quyền đọc và xem đây có phải tệp thường không", "check the permissions and that it is a regular file"),
)  # fmt: skip
FILE_EMPTY = error(
    "CT003", "file-empty",
    Words("tệp trống", "the file is empty"),
    Words("bắt đầu bằng dòng `format:`, với bảng điểm là `format: ctscore/scorecard@1`, hoặc xóa tệp", "start it with a `format:` line, for a scorecard `format: ctscore/scorecard@1`, or delete it"),
)  # fmt: skip
NOT_UTF8 = error(
    "CT004", "not-utf8",
    Words("byte {byte} không phải UTF-8", "byte {byte} is not UTF-8"),
    Words("lưu lại tệp với bảng mã UTF-8", "save the file again in UTF-8"),
)  # fmt: skip
BINARY = error(
    "CT005", "binary-file",
    Words("tệp chứa byte NUL: đây không phải tệp văn bản", "the file holds a NUL byte: it is not a text file"),
    Words("ctscore đọc YAML; đừng đổi đuôi một tệp Excel hay Word thành .yaml", "ctscore reads YAML; do not rename an Excel or Word file to .yaml"),
)  # fmt: skip
TOO_LARGE = error(
    "CT006", "file-too-large",
    Words("tệp dài {size} byte, nhiều nhất là {most}", "the file has {size} bytes, at most {most} are read"),
    Words("tách tệp theo chỉ số và năm", "split it by index and year"),
)  # fmt: skip
NO_DATA = error(
    "CT007", "no-data",
    Words("thư mục không có tệp dữ liệu .yaml nào", "the folder holds no .yaml data file"),
    Words("trỏ đến thư mục có scores/ và plans/", "point at the folder that holds scores/ and plans/"),
)  # fmt: skip
IGNORED_FILE = warning(
    "CT008", "ignored-file",
    Words("tệp nằm giữa dữ liệu nhưng không được đọc", "the file lies among the data but is not read"),
    Words("tệp dữ liệu có đuôi .yaml hoặc .yml; đổi tên, hoặc chuyển đi", "data files end in .yaml or .yml; rename it, or move it away"),
)  # fmt: skip
YAML_SYNTAX = error(
    "CT101", "yaml-syntax",
    Words("không phải YAML hợp lệ: {problem}", "not valid YAML: {problem}"),
    Words("xem lại thụt lề (dấu cách, không dùng tab), dấu cách sau dấu hai chấm, dấu ngoặc; câu có `: ` hay `, ` đặt trong ngoặc kép", "look at the indentation (spaces, no tabs), the space after colons, the brackets; put text with `: ` or `, ` in quotes"),
)  # fmt: skip
DUPLICATE_KEY = error(
    "CT102", "duplicate-key",
    Words("khóa `{key}` đã có ở dòng {line}", "the key `{key}` stands already in line {line}"),
    Words("giữ lại một trong hai", "keep one of the two"),
)  # fmt: skip
ALIAS = error(
    "CT103", "yaml-alias",
    Words("không dùng neo và bí danh YAML (`&`, `*`)", "YAML anchors and aliases (`&`, `*`) are not used here"),
    Words("viết thẳng giá trị ra", "write the value out"),
)  # fmt: skip
TAG = error(
    "CT104", "yaml-tag",
    Words("không dùng thẻ YAML `{tag}`", "the YAML tag `{tag}` is not used here"),
    Words("bỏ thẻ; kiểu dữ liệu do ctscore quyết định", "remove it; ctscore decides the types"),
)  # fmt: skip
TOO_DEEP = error(
    "CT105", "nesting-too-deep",
    Words("lồng quá {most} tầng", "nested more than {most} levels deep"),
    Words("một cây chỉ số chỉ cần vài tầng; xem lại thụt lề và dấu ngoặc", "an index tree needs a few levels; look at indentation and brackets"),
)  # fmt: skip
SEVERAL_DOCUMENTS = error(
    "CT106", "several-documents",
    Words("tệp có hơn một tài liệu YAML (`---`)", "the file holds more than one YAML document (`---`)"),
    Words("mỗi tệp một tài liệu; tách ra", "one document a file; split it"),
)  # fmt: skip
KEY_NOT_TEXT = error(
    "CT107", "key-not-text",
    Words("khóa phải là một từ, không phải danh sách hay bảng", "a key must be a word, not a list or a mapping"),
    Words("xem lại dấu ngoặc và dấu hai chấm", "look at the brackets and colons"),
)  # fmt: skip
NOT_NFC = warning(
    "CT108", "text-not-nfc",
    Words("chữ viết ở dạng Unicode tách rời (không phải NFC)", "the text is in decomposed Unicode (not NFC)"),
    Words("lưu lại ở dạng NFC; ctscore đọc như nhau nhưng công cụ tìm kiếm thì không", "save it in NFC; ctscore reads it alike, but search tools do not"),
)  # fmt: skip

TOO_LONG = error(
    "CT109", "value-too-long",
    Words("giá trị dài {size} ký tự, nhiều nhất là {most}", "the value has {size} characters, at most {most} are read"),
    Words("xem lại dấu ngoặc kép: có thể một dấu chưa đóng", "look at the quotes: one may not be closed"),
)  # fmt: skip

RULE_DOCS = """
- code: CT001
  why:
    vi: "Gõ sai đường dẫn mà chương trình vẫn báo “không có lỗi” thì tệp cần kiểm tra thực ra chưa hề được mở, số sai vẫn đi vào báo cáo."
    en: "If a mistyped path passed as “no errors”, the file that was meant would go to the meeting without ever having been opened."
  bad:
    vi: "kiểm tra `scores/2022/parindex.yaml` khi tệp tên là `par-index.yaml`"
    en: "checking `scores/2022/parindex.yaml` where the file is called `par-index.yaml`"
  good:
    vi: "kiểm tra `scores/2022/par-index.yaml`, đúng tên tệp đang có"
    en: "checking `scores/2022/par-index.yaml`, the file that is there"
- code: CT002
  why:
    vi: "Bỏ qua một tệp không mở được thì bảng tổng hợp thiếu hẳn một chỉ số hoặc một năm, mà nhìn vào bảng không biết là thiếu."
    en: "If a file that cannot be opened were skipped, an index or a year would be missing from every table, and nothing in the table would show it."
  bad:
    vi: "tệp không có quyền đọc, hoặc tên `par-index.yaml` lại là một thư mục"
    en: "a file without read permission, or a folder that is called `par-index.yaml`"
  good:
    vi: "tệp thường, người chạy chương trình có quyền đọc"
    en: "a regular file that whoever runs the program may read"
- code: CT003
  why:
    vi: "Tệp trống thường là lưu hỏng hoặc tạo ra rồi chưa nhập; có tên tệp nên ai cũng tưởng đã có số liệu của năm đó."
    en: "An empty file is mostly a failed save or work never begun; because the file is there, everybody believes that the figures of that year are too."
  file: scores/2021/par-index.yaml
  example: |2
    - # bảng điểm năm 2021
    - # chờ văn bản công bố
    + format: ctscore/scorecard@1
    + index: PAR-INDEX
    + unit: don-vi-mau
    + year: 2021
    + source: {document: van-ban-mau}
    + max: 5
    + published: {score: 3.5, rank: 3, of: 9}
- code: CT004
  why:
    vi: "Tệp lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258) thì chữ có dấu hiện sai: “Sở Nội vụ” gõ kiểu TCVN3 thành “Së Néi vô”, không khớp với cơ quan nào trong danh mục."
    en: "In an old encoding (TCVN3, VNI, Windows-1258) accented letters come out as others: “Sở Nội vụ” in TCVN3 reads “Së Néi vô” and matches no agency of the register."
  bad:
    vi: "lưu tệp với bảng mã “ANSI” hoặc Windows-1258"
    en: "the file saved as “ANSI” or Windows-1258"
  good:
    vi: "lưu tệp với bảng mã UTF-8 (trong Notepad: Save As, ô Encoding)"
    en: "the file saved as UTF-8 (in Notepad: Save As, Encoding)"
- code: CT005
  why:
    vi: "Tệp Excel hay Word đổi đuôi thành .yaml vẫn là tệp Excel, Word: không lấy được con số nào, mà trong thư mục trông như đã nhập xong."
    en: "An Excel or Word file renamed to .yaml is still one: no figure can be read from it, while the folder looks complete."
  bad:
    vi: "đổi tên `bang-diem.xlsx` thành `par-index.yaml`"
    en: "`bang-diem.xlsx` renamed to `par-index.yaml`"
  good:
    vi: "tệp văn bản chép số từ bảng, hoặc tệp do `ctscore import panel` tạo ra từ bảng Excel"
    en: "a text file with the figures of the table, or one that `ctscore import panel` made from it"
- code: CT006
  why:
    vi: "Bảng điểm 150 dòng chỉ khoảng 40 kB. Tệp vài MB thường là đặt nhầm tệp khác hoặc gộp nhiều năm vào một, đọc hết có thể làm treo máy."
    en: "A scorecard of 150 rows has about 40 kB. A file of several MB is some other file, or many years in one, and reading it whole could exhaust the memory."
  bad:
    vi: "một tệp 5 MB gộp bảng điểm của mọi chỉ số, mọi năm"
    en: "one file of 5 MB with the scorecards of all indexes and years"
  good:
    vi: "mỗi chỉ số, mỗi năm một tệp: `scores/2022/par-index.yaml`, `scores/2022/papi.yaml`"
    en: "one file for each index and year: `scores/2022/par-index.yaml`, `scores/2022/papi.yaml`"
- code: CT007
  why:
    vi: "Trỏ nhầm thư mục thì không có tệp nào để tìm lỗi; kết quả “0 lỗi” khi đó không nói gì về số liệu thật."
    en: "In the wrong folder there is nothing to find fault with; “0 errors” would then say nothing about the real figures."
  bad:
    vi: "`ctscore validate docs`, thư mục không có tệp .yaml nào"
    en: "`ctscore validate docs`, a folder without any .yaml file"
  good:
    vi: "`ctscore validate data`, thư mục có `scores/` và `plans/`"
    en: "`ctscore validate data`, the folder that holds `scores/` and `plans/`"
- code: CT008
  why:
    vi: "Notepad hay tự thêm đuôi .txt. Tệp nằm đúng chỗ nhưng không được đọc, nên chỉ số đó vắng mặt trong mọi bảng mà người nhập vẫn tưởng đã xong."
    en: "Notepad likes to append .txt. The file lies in the right place and is not read, so its index is missing from every table while its author thinks it is in."
  bad:
    vi: "`scores/2022/sipas.yaml.txt`"
    en: "`scores/2022/sipas.yaml.txt`"
  good:
    vi: "`scores/2022/sipas.yaml`"
    en: "`scores/2022/sipas.yaml`"
- code: CT101
  why:
    vi: "Thiếu một dấu ngoặc hay lệch thụt lề là từ đó trở đi không rõ dòng nào thuộc tiêu chí nào. Đoán tiếp thì điểm rơi vào tiêu chí khác hoặc mất cả đoạn sau."
    en: "Behind a missing bracket or a shifted indentation nobody can say which line belongs to which criterion. Reading on by guess moves points to another criterion or drops the rest of the file."
  file: scores/2022/par-index.yaml
  example: |2
    - source: {document: van-ban-mau, annex: I
    + source: {document: van-ban-mau, annex: I}
      max: 5
- code: CT102
  why:
    vi: "Một khóa ghi hai lần với hai số khác nhau thì có chương trình lấy số đầu, có chương trình lấy số sau: cùng một tệp ra hai tổng điểm."
    en: "Of two values for one key some programs take the first and others the last: the same file then gives two totals."
  file: scores/2022/par-index.yaml
  example: |2
      max: 2
      achieved: 1.5
    - achieved: 1.6
- code: CT103
  why:
    vi: "Với bí danh, con số không nằm ở dòng đang đọc mà ở chỗ khác; sửa một chỗ là nhiều tiêu chí đổi theo, người đối chiếu với văn bản không nhìn ra. Vài dòng neo lồng nhau còn bung ra đủ làm treo máy."
    en: "With an alias the figure is not on the line that one reads, and mending one place changes others unseen. A few nested anchors also expand until memory runs out."
  file: scores/2022/par-index.yaml
  example: |2
    - max: &hai 2
    - achieved: *hai
    + max: 2
    + achieved: 2
- code: CT104
  why:
    vi: "Thẻ buộc chương trình đọc giá trị theo kiểu khác, có thẻ còn chạy lệnh trên máy người mở tệp. Số 0.25 gắn thẻ chữ thì không cộng vào tổng được nữa."
    en: "A tag forces another type on a value, and some tags run code on the machine that opens the file. A 0.25 tagged as text no longer counts in any sum."
  file: scores/2022/par-index.yaml
  example: |2
      max: 1
    - achieved: !!str 0.25
    + achieved: 0.25
- code: CT105
  why:
    vi: "Cây tiêu chí chỉ ba, bốn tầng. Lồng đến hàng chục tầng là phím bị kẹt hoặc tệp do máy sinh ra sai, và có thể làm chương trình đọc tệp tràn bộ nhớ."
    en: "An index has three or four levels. Dozens of them come from a stuck key or a broken export, and can make programs that read the file run out of memory."
  file: scores/2022/par-index.yaml
  example: |2
    - source: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    + source: {document: van-ban-mau, annex: I}
      max: 5
- code: CT106
  why:
    vi: "Nhiều chương trình chỉ đọc đến dòng `---` rồi dừng: bảng điểm ghi bên dưới có trong tệp mà không có trong báo cáo."
    en: "Many programs stop reading at `---`: the scorecard below it is in the file and in no report."
  file: scores/2022/par-index.yaml
  example: |2
      - code: "2"
        name: {vi: Lĩnh vực hai, en: Field two}
        max: 2
        achieved: 2
    - ---
    - format: ctscore/scorecard@1
    - index: PAPI
- code: CT107
  why:
    vi: "Khóa nằm trong ngoặc không còn là từ `max` mà là một danh sách: chương trình không tìm ra điểm chuẩn, dù người đọc thấy nó ngay đó."
    en: "A key in brackets is no longer the word `max` but a list: the maximum is not found, although everybody sees it standing there."
  file: scores/2022/par-index.yaml
  example: |2
    - [max]: 5
    + max: 5
      published: {score: 3.75, rank: 2, of: 9}
- code: CT108
  why:
    vi: "Hai chữ “Sở” trông giống hệt nhau nhưng khác mã bên trong thì tìm kiếm, lọc trong Excel và so sánh tệp đều coi là hai cơ quan; tìm tên một sở sẽ sót những dòng đó."
    en: "Two words that look the same but are coded differently are two for search, filters and diffs: whoever looks for an agency misses these lines."
  bad:
    vi: "chữ “ở” gồm hai ký tự: “ơ” và dấu hỏi (U+0309), như bộ gõ đặt “Unicode tổ hợp” viết, hoặc chép từ PDF"
    en: "“ở” as two characters, “ơ” and a hook (U+0309), as keyboards set to “Unicode tổ hợp” write it; also in text copied from a PDF"
  good:
    vi: "chữ “ở” là một ký tự (U+1EDF), như bộ gõ đặt “Unicode dựng sẵn” viết"
    en: "“ở” as one character (U+1EDF), as keyboards set to “Unicode dựng sẵn” write it"
- code: CT109
  why:
    vi: "Giá trị dài hơn một vạn ký tự gần như chắc là dán cả phụ lục vào một ô, hoặc quên đóng ngoặc kép: những tiêu chí bị nuốt vào đó không được tính điểm."
    en: "A value of more than ten thousand characters is almost always a whole annex pasted into one place, or a quote left open: the criteria that it swallowed are not counted."
  bad:
    vi: "dán cả phụ lục, 12 000 ký tự, vào `name` của một tiêu chí"
    en: "a whole annex, 12,000 characters, pasted into the `name` of one criterion"
  good:
    vi: "`name` chỉ có tên; mỗi tiêu chí của phụ lục là một khối `- code:` riêng"
    en: "`name` holds the name only; each criterion of the annex is a `- code:` block of its own"
"""
