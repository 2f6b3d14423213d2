"""Rules about shape: keys, types and the writing of single values."""

from ctscore.findings.rule import Words, error, warning

UNKNOWN_FORMAT = error(
    "CT201", "unknown-format",
    Words("`format` là `{given}`{suggestion}", "`format` is `{given}`{suggestion}"),
    Words("viết một trong: {known}", "write one of: {known}"),
)  # fmt: skip
MISSING_KEY = error(
    "CT202", "missing-key",
    Words("thiếu khóa `{key}`", "the key `{key}` is missing"),
    Words("thêm `{key}:` vào khối này", "add `{key}:` to this block"),
)  # fmt: skip
UNKNOWN_KEY = error(
    "CT203", "unknown-key",
    Words("không có khóa tên `{key}`{suggestion}", "there is no key `{key}`{suggestion}"),
    Words("các khóa dùng được ở đây: {known}; câu có dấu phẩy hay dấu hai chấm phải đặt trong ngoặc kép", "the keys that may stand here: {known}; text with a comma or a colon goes in quotes"),
)  # fmt: skip
NOT_A_NUMBER = error(
    "CT204", "not-a-number",
    Words("`{given}` không phải là số", "`{given}` is not a number"),
    Words("viết chữ số thường với dấu chấm thập phân, ví dụ 0.8219, lấy từ nguồn", "write plain digits with a decimal dot, such as 0.8219, taken from the source"),
)  # fmt: skip
DECIMAL_COMMA = error(
    "CT205", "decimal-comma",
    Words("`{given}` dùng dấu phẩy thập phân", "`{given}` has a decimal comma"),
    Words("viết `{meant}`", "write `{meant}`"),
)  # fmt: skip
NEGATIVE = error(
    "CT206", "negative-number",
    Words("`{given}` là số âm", "`{given}` is negative"),
    Words("điểm và hạng không bao giờ âm", "points and ranks are never negative"),
)  # fmt: skip
TOO_MANY_DIGITS = error(
    "CT207", "too-many-digits",
    Words("`{given}` có quá nhiều chữ số", "`{given}` has too many digits"),
    Words("nhiều nhất 9 chữ số trước và 9 sau dấu chấm", "at most 9 digits before the dot and 9 after it"),
)  # fmt: skip
NOT_A_WHOLE_NUMBER = error(
    "CT208", "not-a-whole-number",
    Words("`{given}` không phải số nguyên từ {least} đến {most}", "`{given}` is not a whole number from {least} to {most}"),
    Words("viết một số nguyên từ {least} đến {most}, bằng chữ số", "write a whole number from {least} to {most}, in digits"),
)  # fmt: skip
CODE_UNQUOTED = error(
    "CT209", "code-unquoted",
    Words("mã {given} không có dấu ngoặc kép: chương trình khác sẽ đọc thành số", "the code {given} is not quoted: other programs read it as a number"),
    Words('viết "{given}"', 'write "{given}"'),
)  # fmt: skip
CODE_MALFORMED = error(
    "CT210", "code-malformed",
    Words("`{given}` không phải mã tiêu chí", "`{given}` is not a criterion code"),
    Words('mã gồm chữ, số và dấu chấm, ví dụ "2.4.1"', 'a code has letters, digits and dots, such as "2.4.1"'),
)  # fmt: skip
WRONG_TYPE = error(
    "CT211", "wrong-type",
    Words("ở đây phải là {expected_vi}", "{expected_en} is expected here"),
    Words("xem lại thụt lề và dấu gạch đầu dòng", "look at the indentation and the leading dashes"),
)  # fmt: skip
NOT_A_CHOICE = error(
    "CT212", "not-a-choice",
    Words("`{given}` không dùng được ở đây{suggestion}", "`{given}` cannot be used here{suggestion}"),
    Words("chọn một trong: {known}", "choose one of: {known}"),
)  # fmt: skip
NOT_A_DATE = error(
    "CT213", "not-a-date",
    Words("`{given}` không phải ngày", "`{given}` is not a date"),
    Words('viết năm-tháng-ngày, ví dụ "2023-06-06"', 'write year-month-day, such as "2023-06-06"'),
)  # fmt: skip
EMPTY_TEXT = error(
    "CT214", "empty-text",
    Words("giá trị trống", "the value is empty"),
    Words("điền vào, hoặc bỏ hẳn khóa", "fill it in, or leave the key out"),
)  # fmt: skip
BAD_ID = error(
    "CT215", "bad-id",
    Words("`{given}` không phải mã định danh", "`{given}` is not an id"),
    Words("dùng chữ không dấu, số và gạch nối, ví dụ so-noi-vu", "use plain letters, digits and dashes, such as so-noi-vu"),
)  # fmt: skip
UNSAFE_TEXT = error(
    "CT216", "unsafe-text",
    Words("chữ có ký tự điều khiển hay xuống dòng: {given}", "the text holds a control character or a line break: {given}"),
    Words("viết trên một dòng, chỉ bằng chữ in được", "write it in one line, in printable letters only"),
)  # fmt: skip
NUMBER_QUOTED = error(
    "CT217", "number-quoted",
    Words('số "{given}" đặt trong ngoặc kép: chương trình khác sẽ đọc thành chữ', 'the number "{given}" is quoted: other programs read it as text'),
    Words("viết {given} không có ngoặc kép", "write {given} without quotes"),
)  # fmt: skip
BAD_PERIOD = error(
    "CT218", "bad-period",
    Words("`{given}` không phải kỳ báo cáo", "`{given}` is not a period"),
    Words("viết 2023-Q3 (quý), 2023-H1 (6 tháng), 2023-9M (9 tháng), 2023 (năm) hay 2023-M05 (tháng)", "write 2023-Q3 (quarter), 2023-H1 (six months), 2023-9M (nine months), 2023 (year) or 2023-M05 (month)"),
)  # fmt: skip
TOO_MANY_PERCENT = error(
    "CT219", "too-many-percent",
    Words("`{given}` lớn hơn 100 phần trăm", "`{given}` is more than 100 percent"),
    Words("phần trăm hoàn thành từ 0 đến 100; con số khác ghi ở `figure`", "percent done is 0 to 100; another figure goes to `figure`"),
)  # fmt: skip
FIGURE_TO_COME = warning(
    "CT220", "figure-to-come",
    Words("số còn trống: tệp là bản nháp, chưa có điểm cho tới khi điền đủ", "the figure is still empty: the file is a draft and has no points until every value is filled in"),
    Words("điền số từ nguồn, hoặc ghi điểm bằng `ctscore set`", "fill in the figure from the source, or points with `ctscore set`"),
)  # fmt: skip
VALUE_TO_COME = warning(
    "CT221", "value-to-come",
    Words("chỗ này còn trống: tệp là bản nháp, chưa được dùng cho tới khi điền đủ", "this is still empty: the file is a draft and is not used until every value is filled in"),
    Words("điền từ nguồn; khóa nào không bắt buộc mà nguồn không có thì bỏ hẳn", "fill it in from the source; leave out a key that may be missing and that the source has nothing for"),
)  # fmt: skip
TO_COME = (FIGURE_TO_COME, VALUE_TO_COME)
"""What is told of a draft."""

NEWER_KEY = error(
    "CT222", "newer-key",
    Words("`{key}` chỉ có từ phiên bản 2 của định dạng này", "`{key}` came with version 2 of this format"),
    Words("nâng tệp bằng `ctscore fmt --raise`, hoặc viết @2 ở dòng `format:`", "raise the file with `ctscore fmt --raise`, or write @2 in its `format:` line"),
)  # fmt: skip
SHAPE_RULES = (
    UNKNOWN_FORMAT, MISSING_KEY, UNKNOWN_KEY, NOT_A_NUMBER, DECIMAL_COMMA, NEGATIVE, TOO_MANY_DIGITS,
    NOT_A_WHOLE_NUMBER, CODE_UNQUOTED, CODE_MALFORMED, WRONG_TYPE, NOT_A_CHOICE, NOT_A_DATE, EMPTY_TEXT,
    BAD_ID, UNSAFE_TEXT, NUMBER_QUOTED, BAD_PERIOD, TOO_MANY_PERCENT,
    FIGURE_TO_COME, VALUE_TO_COME, NEWER_KEY,
)  # fmt: skip
