"""Rules about files and YAML text: what makes a file unreadable before anybody looks at its content."""

from ctscore.findings.rule import Words, error, warning

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

FILE_RULES = (
    FILE_MISSING, FILE_UNREADABLE, FILE_EMPTY, NOT_UTF8, BINARY, TOO_LARGE, NO_DATA, IGNORED_FILE,
    YAML_SYNTAX, DUPLICATE_KEY, ALIAS, TAG, TOO_DEEP, SEVERAL_DOCUMENTS, KEY_NOT_TEXT, NOT_NFC, TOO_LONG,
)  # fmt: skip
