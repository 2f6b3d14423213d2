"""Rules about shape: keys, types and the writing of single values."""

from ctscore.findings.rule import error, warning
from ctscore.phrases import Words

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
    Words("hạng, trọng số và điểm chuẩn không bao giờ âm; điểm trừ cần phiên bản 2 của tệp và `min` dưới 0", "ranks, weights and maxima are never negative; a deduction needs version 2 of the file, and a `min` below 0"),
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
    Words("ở đây phải là {expected}", "{expected} is expected here"),
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
    Words("viết 2023-Q3 (quý), 2023-H1 (6 tháng), 2023-9M (9 tháng), 2023 (năm), 2022-2023 (năm học) hay 2023-M05 (tháng)", "write 2023-Q3 (quarter), 2023-H1 (six months), 2023-9M (nine months), 2023 (year), 2022-2023 (school or financial year) or 2023-M05 (month)"),
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
    Words("`{key}`{what} còn trống: tệp là bản nháp, chưa được dùng cho tới khi điền đủ", "`{key}`{what} is still empty: the file is a draft and is not used until every value is filled in"),
    Words("điền từ nguồn; khóa nào không bắt buộc mà nguồn không có thì bỏ hẳn", "fill it in from the source; leave out a key that may be missing and that the source has nothing for"),
)  # fmt: skip
TO_COME = (FIGURE_TO_COME, VALUE_TO_COME)
"""What is told of a draft."""

NEWER_KEY = error(
    "CT222", "newer-key",
    Words("`{key}` chỉ có từ phiên bản 2 của định dạng này", "`{key}` came with version 2 of this format"),
    Words("nâng tệp bằng `ctscore fmt --raise`, hoặc viết @2 ở dòng `format:`", "raise the file with `ctscore fmt --raise`, or write @2 in its `format:` line"),
)  # fmt: skip
SAID_TWICE = error(
    "CT223", "said-twice",
    Words("`{key}` và `{other}` nói về cùng một điều: chỉ ghi một", "`{key}` and `{other}` say the same thing: only one can stand here"),
    Words("bỏ `{key}` hoặc `{other}`", "leave out `{key}` or `{other}`"),
)  # fmt: skip
NOTHING_SAID = error(
    "CT634", "nothing-said",
    Words("tên hay câu này không có chữ ở ngôn ngữ nào", "this name or sentence is given in no language"),
    Words("ghi bằng ngôn ngữ của thư mục: {known}", "write it in a language of the folder: {known}"),
)  # fmt: skip
NOT_A_LANGUAGE = error(
    "CT680", "not-a-language",
    Words("`{given}` không phải mã của một ngôn ngữ{suggestion}", "`{given}` is not the code of a language{suggestion}"),
    Words("viết mã ISO 639, ví dụ: vi (Việt), en (Anh), fr (Pháp), lo (Lào), km (Khmer), zh-Hant", "write a code of ISO 639, such as vi (Vietnamese), en (English), fr (French), lo (Lao), km (Khmer), zh-Hant"),
)  # fmt: skip
RULE_DOCS = r"""
- code: CT201
  why:
    vi: "Dòng `format` cho biết tệp là bảng điểm, kế hoạch hay danh mục. Sai một chữ là chương trình không biết đọc tệp thế nào, và bảng điểm đó vắng khỏi mọi báo cáo."
    en: "The `format` line says whether a file is a scorecard, a plan or a register. With one letter wrong it can be read as none, and the scorecard would be missing from every report."
  file: scores/2022/par-index.yaml
  example: |2
    - format: ctscore/scorcard@1
    + format: ctscore/scorecard@1
      index: PAR-INDEX
- code: CT202
  why:
    vi: "Thiếu năm, đơn vị hay tên thì con số không biết là của ai, năm nào; điền hộ bằng phỏng đoán thì điểm năm này thành điểm năm khác."
    en: "Without its year, unit or name a figure belongs to nothing; filled in by a guess, the points of one year become those of another."
  file: scores/2022/par-index.yaml
  example: |2
      index: PAR-INDEX
      unit: don-vi-mau
    + year: 2022
      source: {document: van-ban-mau, annex: I}
- code: CT203
  why:
    vi: "Bỏ qua khóa lạ thì một lỗi gõ phím làm mất luôn con số bên cạnh: `acheived: 0.25` nằm trong tệp mà không được cộng vào đâu."
    en: "If unknown keys were passed over, a slip of the keyboard would lose the figure beside it: `acheived: 0.25` would stand in the file and count nowhere."
  file: scores/2022/par-index.yaml
  example: |2
      max: 1
    - acheived: 0.25
    + achieved: 0.25
- code: CT204
  why:
    vi: "Ô có lẫn chữ thì phép cộng của Excel bỏ qua: tổng điểm thiếu đúng tiêu chí đó mà không báo gì."
    en: "A spreadsheet leaves a cell with words in it out of the sum: the total lacks just that criterion, and nothing says so."
  file: scores/2022/par-index.yaml
  example: |2
      max: 1
    - achieved: 0.25 điểm
    + achieved: 0.25
- code: CT205
  why:
    vi: "Trong tệp dữ liệu, dấu phẩy ngăn cách các giá trị, có chương trình còn coi là dấu hàng nghìn: 1,5 có thể thành 15 hoặc bị cắt còn 1."
    en: "In data files a comma parts values, and some programs take it for a thousands separator: 1,5 may turn into 15, or be cut to 1."
  file: scores/2022/par-index.yaml
  example: |2
      max: 2
    - achieved: 1,5
    + achieved: 1.5
- code: CT206
  why:
    vi: "Chỉ phần trừ điểm, có `min` dưới 0, được chấm dưới 0. Dấu trừ thường là gạch đầu dòng chép theo, hoặc lấy nhầm cột “tăng/giảm”; để lọt thì tổng điểm bị trừ oan."
    en: "Only a deduction, with a `min` below 0, is scored below 0. A minus mostly is a dash copied along or a figure of the column of changes, and takes points from the total."
  file: scores/2022/par-index.yaml
  example: |2
      max: 1
    - achieved: -0.25
    + achieved: 0.25
- code: CT207
  why:
    vi: "Không văn bản nào in điểm đến 16 chữ số thập phân. Đó là số dư của Excel: nguồn ghi 1.5, ô tính ra 1.4999999999999998, đối chiếu từng số sẽ lệch."
    en: "No source prints points to 16 places. It is what a spreadsheet calculated: the source says 1.5, the cell holds 1.4999999999999998, and the comparison with print fails."
  file: scores/2022/par-index.yaml
  example: |2
      max: 2
    - achieved: 1.4999999999999998
    + achieved: 1.5
- code: CT208
  why:
    vi: "Hạng và năm đem so, đem trừ với nhau (lên mấy hạng, cách mấy năm). Ghi “2/9” hay năm “22” thì không trừ được, hoặc ra con số vô nghĩa."
    en: "Ranks and years are compared and subtracted: so many ranks up, so many years apart. With “2/9” or a year “22” that fails or gives nonsense."
  file: scores/2022/par-index.yaml
  example: |2
      max: 5
    - published: {score: 3.75, rank: 2/9}
    + published: {score: 3.75, rank: 2, of: 9}
- code: CT209
  why:
    vi: "Không có ngoặc kép, chương trình khác đọc mã như số: 2.10 thành 2.1, điểm của tiêu chí 2.10 bị gán cho tiêu chí 2.1."
    en: "Without quotes other programs read a code as a number: 2.10 becomes 2.1, and the points of the one go to the other."
  file: scores/2022/par-index.yaml
  example: |2
    - - code: 1.2
    + - code: "1.2"
        name: {vi: Tiêu chí một hai, en: Criterion one two}
- code: CT210
  why:
    vi: "Nhiệm vụ trong kế hoạch và số liệu năm trước tìm tiêu chí bằng mã. Thừa một dấu chấm hay dấu cách là không tìm thấy, điểm mất đó thành không ai chủ trì."
    en: "Plans and other years find a criterion by its code. One dot or blank too many and they miss it: its lost points then seem to have no lead agency."
  file: scores/2022/par-index.yaml
  example: |2
    - - code: "1.2."
    + - code: "1.2"
        name: {vi: Tiêu chí một hai, en: Criterion one two}
- code: CT211
  why:
    vi: "Thừa một gạch đầu dòng hay lệch thụt lề là dòng đó thuộc về chỗ khác. Đoán ý người nhập thì tên và điểm dễ gắn nhầm sang tiêu chí bên cạnh."
    en: "A dash too many or a shifted indentation changes what a line belongs to. Guessing what was meant would hang names and points on the criterion next to it."
  file: scores/2022/par-index.yaml
  example: |2
      - code: "1.2"
    -   name:
    -   - vi: Tiêu chí một hai
    -   - en: Criterion one two
    +   name: {vi: Tiêu chí một hai, en: Criterion one two}
- code: CT212
  why:
    vi: "Chương trình tính theo đúng các từ đã định. Ghi `always` thay cho `ongoing` thì không biết việc ấy có hạn hay không, và lịch sẽ thiếu nó."
    en: "The program counts by exactly these words. With `always` in place of `ongoing` nobody can tell whether the task has a deadline, and the calendar would miss it."
  file: plans/ke-hoach.yaml
  example: |2
    - timing: {printed: Thường xuyên, kind: always}
    + timing: {printed: Thường xuyên, kind: ongoing}
- code: CT213
  why:
    vi: "Ngày viết 06/05/2023 có nơi đọc là mùng 6 tháng 5, có nơi là mùng 5 tháng 6: thời hạn lệch cả tháng, việc đúng hạn thành quá hạn."
    en: "06/05/2023 is 6 May to some and 5 June to others: a deadline moves by a month, and work done in time counts as late."
  file: documents.yaml
  example: |2
      number: 1/VB
    - date: 31/01/2023
    + date: "2023-01-31"
- code: CT214
  why:
    vi: "Tên trống thì báo cáo có một dòng không ai biết là tiêu chí nào, và không tìm được nó bằng tên."
    en: "Without its name a line of a report says nothing, and nobody finds the criterion by what it is called."
  file: scores/2022/par-index.yaml
  example: |2
      - code: "1.1"
    -   name: {vi: , en: Criterion one one}
    +   name: {vi: Tiêu chí một một, en: Criterion one one}
- code: CT215
  why:
    vi: "Mã định danh được gõ lại ở nhiều tệp và trong câu lệnh. Chữ có dấu mỗi máy gõ một kiểu, dấu cách dễ thừa thiếu: cùng một đơn vị bị coi là hai."
    en: "Ids are typed again in other files and in commands. Accents are keyed differently on every machine and blanks get lost: one unit would become two."
  file: scores/2022/par-index.yaml
  example: |2
      index: PAR-INDEX
    - unit: đơn vị mẫu
    + unit: don-vi-mau
- code: CT216
  why:
    vi: "Ký tự xuống dòng chẻ một dòng của bảng thành hai, điểm lệch khỏi tên tiêu chí; ký tự điều khiển có thể xóa hoặc đảo chữ trên màn hình, làm người xem đọc ra nội dung khác."
    en: "A line break splits a row of a table in two and parts the points from their name; a control character can erase or reverse text on the screen, so that something else is read."
  file: scores/2022/par-index.yaml
  example: |2
      - code: "1.2"
    -   name: {vi: "Tiêu chí\nmột hai", en: Criterion one two}
    +   name: {vi: Tiêu chí một hai, en: Criterion one two}
- code: CT217
  why:
    vi: "Số trong ngoặc kép bị chương trình khác coi là chữ: khi lấy tệp này làm bảng tính hay biểu đồ, tiêu chí đó không được cộng."
    en: "Other programs take a quoted number for text: in a spreadsheet or chart made from the same file this criterion is not added up."
  file: scores/2022/par-index.yaml
  example: |2
      max: 1
    - achieved: "0.25"
    + achieved: 0.25
- code: CT218
  why:
    vi: "Báo cáo được xếp theo kỳ để biết cơ quan nào đã nộp, việc nào trễ. Kỳ ghi sai thì báo cáo không vào kỳ nào, cơ quan đã nộp vẫn bị nêu là chưa báo cáo."
    en: "Reports are put in order by period to tell who has reported and what is late. One of no real period falls outside, and the agency is named as silent although it reported."
  file: progress/so-mot.yaml
  example: |2
      format: ctscore/progress@1
      plan: van-ban-mau
      agency: so-mot
    - period: 2023-Q5
    + period: 2023-Q3
      reports:
      - {item: "I/1.1", status: under-way, percent: 60}
      - {item: "I/1.2", status: not-started}
- code: CT219
  why:
    vi: "Một việc ghi 120% lấy trung bình với một việc mới xong 80% sẽ ra 100%: việc còn dở bị che đi. Kết quả vượt chỉ tiêu ghi ở `figure`."
    en: "Averaged with a task that is 80% done, one at 120% gives 100% and hides what is unfinished. A result above its target belongs in `figure`."
  begins: progress
  example: |2
    - - {item: "I/1.1", status: done, percent: 120, evidence: Báo cáo mẫu}
    + - {item: "I/1.1", status: done, percent: 100, figure: 120, evidence: Báo cáo mẫu}
      - {item: "I/1.2", status: under-way, percent: 80}
- code: CT220
  why:
    vi: "Ô trống có thể là 0 điểm, chưa công bố hoặc chưa kịp điền. Coi là 0 thì tổng điểm tụt oan; vì vậy bảng điểm chưa có điểm cho tới khi điền đủ, còn mọi câu hỏi khác vẫn trả lời."
    en: "An empty figure may mean zero, not published or not yet filled in. Taken as zero it would lower the total, so the scorecard has no points until all are there; all other questions are answered."
  file: scores/2022/par-index.yaml
  example: |2
      max: 2
    - achieved:
    + achieved: 1.5
- code: CT221
  why:
    vi: "Điểm không rõ lấy từ văn bản nào, việc không rõ ai chủ trì thì chưa dùng được: bản nháp đứng ngoài mọi câu trả lời cho tới khi điền đủ."
    en: "Points of no document and a task without its lead cannot be used: a draft stays out of every answer until it is filled in."
  file: scores/2022/par-index.yaml
  example: |2
    - source: {document: , annex: I}
    + source: {document: van-ban-mau, annex: I}
- code: CT222
  why:
    vi: "Tệp @1 được đọc như trước nay: khóa mới bị bỏ qua thì trọng số hay trần điểm ghi trong tệp không có tác dụng gì mà không ai biết."
    en: "A file of version 1 is read as it always was: passed over, a weight or a cap in it would have no effect, and nobody would know."
  file: scores/2021/par-index.yaml
  example: |2
    - format: ctscore/scorecard@1
    + format: ctscore/scorecard@2
      index: PAR-INDEX
      unit: don-vi-mau
      year: 2021
      source: {document: van-ban-mau}
      max: 5
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5, stages: {self: 2}}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT223
  why:
    vi: "Tệp ghi `year` là của cả năm, ghi `period` là của một quý hay một tháng. Có cả hai thì không biết điểm là của kỳ nào, và kỳ bị đoán sai sẽ vào báo cáo mà không ai hay."
    en: "A file with `year` is about a whole year, one with `period` about a quarter or a month. With both nobody knows of which period the points are, and a wrong guess would stand in reports unseen."
  file: scores/2021/par-index.yaml
  example: |2
      format: ctscore/scorecard@2
      index: PAR-INDEX
      unit: don-vi-mau
    - year: 2021
      period: 2021-Q3
      source: {document: van-ban-mau}
      max: 5
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT634
  why:
    vi: "Một khối tên rỗng thì bảng và giấy tờ có ô trống mà không ai biết đó là tiêu chí hay đơn vị nào. Chỉ có tiếng Anh hay chỉ có tiếng Việt thì vẫn được."
    en: "With an empty block for a name, tables and papers have a blank where nobody can tell which criterion or unit is meant. A name in English alone, or in Vietnamese alone, is fine."
  file: units.yaml
  example: |2
    - name: {}
    + name: {vi: Đơn vị hai, en: Second unit}
      short: Hai
- code: CT680
  why:
    vi: "Tên trong các tệp đứng sau mã ngôn ngữ. Ghi mã của nước thay mã của tiếng (vn là nước, vi mới là tiếng) thì mọi tên trong thư mục bị coi là viết bằng ngôn ngữ lạ."
    en: "Names in data files stand behind the code of their language. With the code of a country (vn) for that of its language (vi), every name of the folder would be in a language that nobody declared."
  file: ctscore.yaml
  example: |2
      format: ctscore/settings@1
    - languages: [vn, en]
    + languages: [vi, en]
"""
