"""Rules about questions: why a command refuses to answer as asked."""

from ctscore.findings.rule import error
from ctscore.phrases import Words

NO_SUCH_YEAR = error(
    "CT901", "no-such-year",
    Words("không có bảng điểm {what} {year}", "there is no scorecard of {what} for {year}"),
    Words("các kỳ có dữ liệu: {known}", "periods on file: {known}"),
)  # fmt: skip
NO_POINTS_YET = error(
    "CT731", "no-points-yet",
    Words("thư mục dữ liệu này chưa có bảng điểm nào", "this data folder has no scorecard yet"),
    Words("đưa bảng điểm vào bằng `ctscore import TỆP --year NĂM -o data/scores/NĂM/`, hoặc lập tệp để điền bằng `ctscore new scorecard --year NĂM -o data/scores/NĂM/TÊN.yaml`", "bring one in with `ctscore import FILE --year YEAR -o data/scores/YEAR/`, or start one to fill in with `ctscore new scorecard --year YEAR -o data/scores/YEAR/NAME.yaml`"),
)  # fmt: skip
NO_SUCH_STAGE = error(
    "CT960", "no-such-stage",
    Words("không có giai đoạn `{given}`{suggestion}", "there is no stage `{given}`{suggestion}"),
    Words("các giai đoạn: {known}", "the stages: {known}"),
)  # fmt: skip
NOT_AT_STAGE = error(
    "CT900", "not-at-stage",
    Words("{what}: không có số liệu nào ở giai đoạn `{given}`", "{what}: nothing is on file at the stage `{given}`"),
    Words("các giai đoạn có số liệu: {known}; chọn một bằng --stage", "stages on file: {known}; choose one with --stage"),
)  # fmt: skip
ONE_STAGE = error(
    "CT993", "one-stage",
    Words("{index} {year} không có điểm của hai giai đoạn để so (đã có: {known})", "{index} {year} has no figures of two stages to compare (on file: {known})"),
    Words("ghi điểm của giai đoạn khác vào `stages` của từng tiêu chí", "write the figures of other stages under `stages` of each criterion"),
)  # fmt: skip
NO_SUCH_INDEX = error(
    "CT902", "no-such-index",
    Words("không có chỉ số “{given}”{suggestion}", "there is no index “{given}”{suggestion}"),
    Words("các chỉ số: {known}", "indexes on file: {known}"),
)  # fmt: skip
NO_SUCH_AGENCY = error(
    "CT903", "no-such-agency",
    Words("không có cơ quan “{given}”{suggestion}", "there is no agency “{given}”{suggestion}"),
    Words("gõ tên, tên tắt hay một phần tên, có dấu hoặc không; xem `ctscore agencies`", "type a name, a short name or part of one, with or without accents; see `ctscore agencies`"),
)  # fmt: skip
NO_SUCH_FIELD = error(
    "CT904", "no-such-field",
    Words("không có lĩnh vực “{given}” trong bảng điểm {year}{suggestion}", "there is no field “{given}” in the scorecards of {year}{suggestion}"),
    Words("các lĩnh vực: {known}", "fields on file: {known}"),
)  # fmt: skip
NO_SUCH_CRITERION = error(
    "CT905", "no-such-criterion",
    Words("{year} không có tiêu chí “{given}”{suggestion}", "there is no criterion “{given}” in {year}{suggestion}"),
    Words("gõ mã (2.4.1) hay một phần tên, có dấu hoặc không; xem `ctscore tree NĂM`. Nguồn có thể chỉ liệt kê tiêu chí mất điểm", "type a code (2.4.1) or part of a name, with or without accents; see `ctscore tree YEAR`. The source may list only what lost points"),
)  # fmt: skip
AMBIGUOUS = error(
    "CT906", "ambiguous",
    Words("“{given}” khớp với nhiều mục:\n{candidates}", "“{given}” matches several:\n{candidates}"),
    Words("gõ mã, hoặc gõ tên đầy đủ hơn", "type the code, or more of the name"),
)  # fmt: skip
UNKNOWN_SUFFIX = error(
    "CT907", "unknown-suffix",
    Words("không biết định dạng cho đuôi “{suffix}”", "the suffix “{suffix}” tells no format"),
    Words("đặt đuôi tệp là một trong {known}, hoặc thêm --format", "end the name in one of {known}, or add --format"),
)  # fmt: skip
CANNOT_WRITE = error(
    "CT908", "cannot-write",
    Words("không ghi được {path}: {reason}", "{path} cannot be written: {reason}"),
    Words("tệp cũ, nếu có, vẫn nguyên vẹn", "an older file, if there was one, is untouched"),
)  # fmt: skip
NO_DATA_FOLDER = error(
    "CT909", "no-data-folder",
    Words("không có thư mục {path}", "there is no folder {path}"),
    Words("kiểm tra --data hoặc biến CTSCORE_DATA", "check --data or the variable CTSCORE_DATA"),
)  # fmt: skip
NOT_A_DATA_FOLDER = error(
    "CT913", "not-a-data-folder",
    Words("{path} không phải thư mục dữ liệu: trong đó không có scores/, panels/ hay tệp đăng ký nào", "{path} is not a data folder: there is no scores/ or panels/ in it, and no register"),
    Words("trỏ đến thư mục có scores/, plans/ và các tệp đăng ký", "point at the folder that holds scores/, plans/ and the registers"),
)  # fmt: skip
UNKNOWN_KIND = error(
    "CT910", "unknown-kind",
    Words("không có loại tệp dữ liệu “{given}”{suggestion}", "there is no kind of data file “{given}”{suggestion}"),
    Words("các loại: {known}", "kinds: {known}"),
)  # fmt: skip
EMPTY_QUESTION = error(
    "CT911", "empty-question",
    Words("chưa gõ gì để tìm", "there is nothing to look for"),
    Words("gõ một mã hay một phần tên", "type a code or part of a name"),
)  # fmt: skip
BAD_POINTS = error(
    "CT912", "bad-points",
    Words("“{given}” không phải số điểm", "“{given}” is not a number of points"),
    Words("viết như 0.25 hoặc 0,25", "write it like 0.25 or 0,25"),
)  # fmt: skip
NOTHING_CALLED_SO = error(
    "CT923", "nothing-called-so",
    Words("không có tiêu chí hay cơ quan nào tên “{given}”{suggestion}", "no criterion and no agency is called “{given}”{suggestion}"),
    Words("gõ mã (2.4.1), tên hay một phần tên; xem `ctscore tree NĂM` và `ctscore agencies`", "type a code (2.4.1), a name or part of one; see `ctscore tree YEAR` and `ctscore agencies`"),
)  # fmt: skip
NEEDS_AGENCY = error(
    "CT924", "needs-agency",
    Words("{option} chỉ có nghĩa khi có --agency", "{option} means something with --agency only"),
    Words("thêm --agency, hoặc bỏ {option}", "add --agency, or leave {option} out"),
)  # fmt: skip
NOTHING_DUE = error(
    "CT925", "nothing-due",
    Words("không có gì đến hạn như đã hỏi, nên không có lịch để ghi", "nothing is due as asked, so there is no calendar file to write"),
    Words("xem cùng câu hỏi không có --format ics", "ask the same without --format ics"),
)  # fmt: skip
NO_PLAN_IN_YEAR = error(
    "CT922", "no-plan-in-year",
    Words("không có kế hoạch nào cho năm {year}", "no plan speaks for {year}"),
    Words("các kế hoạch và những năm có kế hoạch: {known}", "plans on file, with their years: {known}"),
)  # fmt: skip
NO_PLAN_OF_UNIT = error(
    "CT738", "no-plan-of-unit",
    Words("chưa có kế hoạch nào của {unit}", "there is no plan of {unit} on file"),
    Words("các đơn vị có kế hoạch: {known}", "units that have plans: {known}"),
)  # fmt: skip
NO_CRITERION_ANYWHERE = error(
    "CT921", "no-criterion-anywhere",
    Words("không có tiêu chí “{given}”{suggestion}", "there is no criterion “{given}”{suggestion}"),
    Words("gõ mã (2.4.1) hay một phần tên, có dấu hoặc không", "type a code (2.4.1) or part of a name, with or without accents"),
)  # fmt: skip
NO_SUCH_PLAN = error(
    "CT914", "no-such-plan",
    Words("không có kế hoạch “{given}”{suggestion}", "there is no plan “{given}”{suggestion}"),
    Words("các kế hoạch: {known}", "plans on file: {known}"),
)  # fmt: skip
NOT_A_PERIOD = error(
    "CT915", "not-a-period",
    Words("“{given}” không phải năm, 6 tháng, quý hay tháng", "“{given}” is not a year, half-year, quarter or month"),
    Words("viết 2023 (cả năm, từ 1990 đến 2100), 2022-2023 (năm học), HK1 2022-2023 (học kỳ), 2023-H1 (6 tháng đầu năm), 2023-9M (9 tháng), 2023-Q3 (quý) hay 2023-M05 (tháng)", "write 2023 (whole year, 1990 to 2100), 2022-2023 (school or financial year), HK1 2022-2023 (term), 2023-H1 (first half), 2023-9M (nine months), 2023-Q3 (quarter) or 2023-M05 (month)"),
)  # fmt: skip
FILE_EXISTS = error(
    "CT916", "file-exists",
    Words("{path} đã có; nội dung trong đó sẽ mất nếu ghi đè", "{path} exists; what it holds would be lost by writing over it"),
    Words("chọn tên khác, dời tệp cũ đi, hoặc thêm --force để ghi đè", "choose another name, move the old file away, or write over it with --force"),
)  # fmt: skip
LEADS_NOTHING = error(
    "CT917", "leads-nothing",
    Words("{agency} không chủ trì nhiệm vụ nào trong {plan}", "{agency} leads no task of {plan}"),
    Words("xem `ctscore tasks --plan {plan}` để biết ai chủ trì", "see `ctscore tasks --plan {plan}` for who leads"),
)  # fmt: skip
NO_DATES = error(
    "CT918", "no-dates",
    Words("câu trả lời này không có ngày để ghi vào lịch", "this answer has no days to put into a calendar file"),
    Words("chỉ `ctscore calendar` viết được tệp .ics", "only `ctscore calendar` writes .ics files"),
)  # fmt: skip
MISSING_EXTRA = error(
    "CT919", "missing-extra",
    Words("{what} cần thư viện {library}", "{what} needs the library {library}"),
    Words("cài: pip install \"ctscore[{extra}]\"", "install it: pip install \"ctscore[{extra}]\""),
)  # fmt: skip
OUTSIDE_PLAN = error(
    "CT920", "outside-plan",
    Words("kỳ {given} nằm ngoài thời gian của {plan} ({years})", "the period {given} is outside the years of {plan} ({years})"),
    Words("chọn kỳ trong thời gian của kế hoạch", "choose a period within the plan"),
)  # fmt: skip
BAD_REFERENCE = error(
    "CT926", "bad-reference",
    Words("“{given}” không phải mốc để so", "“{given}” is nothing to measure against"),
    Words("viết max (điểm chuẩn), best (cao nhất), median (trung vị), top:20, target (mục tiêu kế hoạch) hay unit:TÊN", "write max, best, median, top:20, target or unit:NAME"),
)  # fmt: skip
NO_PANEL = error(
    "CT927", "no-panel",
    Words("không có điểm của các đơn vị khác trong {what}", "the points of other units in {what} are not on file"),
    Words("{known}; thêm bằng `ctscore import panel`", "{known}; add more with `ctscore import panel`"),
)  # fmt: skip
NO_TARGET = error(
    "CT928", "no-target",
    Words("không kế hoạch nào đặt mục tiêu cho từng tiêu chí của {index} {year}, hay thứ hạng có thể quy ra điểm", "no plan sets targets for criteria of {index} {year}, or a rank that can be told in points"),
    Words("xem `ctscore targets`", "see `ctscore targets`"),
)  # fmt: skip
NOT_IN_PANEL = error(
    "CT929", "not-in-panel",
    Words("{index} {year} không có điểm của {unit}", "{index} {year} has no points of {unit}"),
    Words("{why}", "{why}"),
)  # fmt: skip
TOO_FEW_UNITS = error(
    "CT930", "too-few-units",
    Words("không có vị trí thứ {place}: mới có {units} đơn vị", "there is no place {place}: units on file: {units}"),
    Words("chọn số nhỏ hơn", "choose a smaller number"),
)  # fmt: skip
BEYOND_SCALE = error(
    "CT730", "target-beyond-scale",
    Words("không thể đạt {target}: {index} {year} chấm trên thang {max}", "{target} can never be reached: {index} {year} is out of {max}"),
    Words("chọn mục tiêu không quá {max} điểm", "choose a target of at most {max} points"),
)  # fmt: skip
NOTHING_TO_RANK = error(
    "CT994", "nothing-to-rank",
    Words("{what} không có điểm để xếp hạng: ở đây không điểm nào được cộng", "{what} has no points to rank by: nothing is added up there"),
    Words("xếp theo một tiêu chí: --dimension với một trong {known}", "rank by one criterion: --dimension with one of {known}"),
)  # fmt: skip
WAY_NOT_VERIFIED = error(
    "CT995", "way-not-verified",
    Words("{index} {year} có mức trần hay mức sàn làm đổi điểm: với các giới hạn ấy không tìm được cách nào kiểm được là đạt {target}", "a cap changes what points are worth in {index} {year}: within those limits no way was found that surely reaches {target}"),
    Words("bỏ bớt nhóm, ngân sách hay mức điểm trong tệp công sức, hoặc thử từng phương án bằng `ctscore whatif`", "leave out groups, budgets or steps of the effort file, or try ways of your own with `ctscore whatif`"),
)  # fmt: skip
NO_SUCH_UNIT = error(
    "CT931", "no-such-unit",
    Words("không có đơn vị “{given}”{suggestion}", "there is no unit “{given}”{suggestion}"),
    Words("gõ tên hay một phần tên đơn vị, có dấu hoặc không; bảng của đơn vị mới: thêm `--propose data/TÊN.yaml` vào lệnh `import`", "type the name of a unit or part of it, with or without accents; for a table of a new unit add `--propose data/NEW.yaml` to `import`"),
)  # fmt: skip
BAD_COMPARISON = error(
    "CT932", "bad-comparison",
    Words("so sánh cần hai kỳ khác nhau, hoặc một kỳ và hai đơn vị khác nhau", "a comparison needs two different periods, or one period and two different units"),
    Words("đã có: {known}; ví dụ: {examples}", "on file: {known}; such as {examples}"),
)  # fmt: skip
OTHER_LENGTH = error(
    "CT982", "other-length",
    Words("{then} và {now} không cùng độ dài: điểm của hai kỳ này không trừ cho nhau được", "{then} and {now} are not of one length: their points cannot be subtracted"),
    Words("so hai năm, hai quý hay hai tháng với nhau", "compare two years, two quarters or two months"),
)  # fmt: skip
NOT_A_DAY = error(
    "CT936", "not-a-day",
    Words("“{given}” không phải một ngày", "“{given}” is not a day"),
    Words("viết 2025-07-01 hay 1/7/2025", "write 2025-07-01 or 1/7/2025"),
)  # fmt: skip
UNKNOWN_MERGE = error(
    "CT983", "unknown-merge",
    Words("không hợp nhất theo địa giới khác được nếu không nêu quy tắc: “{given}”", "figures are not merged to other borders without a rule: “{given}”"),
    Words("thêm `--merge` với một trong: {known} (trung bình từng tiêu chí của các đơn vị cũ)", "add `--merge` with one of: {known} (the mean of the old units, criterion by criterion)"),
)  # fmt: skip
OTHER_SCALES = error(
    "CT984", "other-scales",
    Words("{what}: các đơn vị {units} có điểm chuẩn khác nhau, không lấy trung bình được", "{what}: the units {units} have different maxima, so there is no mean of them"),
    Words("hỏi từng đơn vị cũ, không dùng `--borders`", "ask for each of the old units, without `--borders`"),
)  # fmt: skip
NOT_MERGED = error(
    "CT959", "not-merged",
    Words("{what}: không hợp nhất theo địa giới khác được, vì {why}", "{what} cannot be merged to other borders: {why}"),
    Words("bỏ `--borders` để xem số liệu như đã công bố", "leave out `--borders` to see the figures as they were published"),
)  # fmt: skip
NOTHING_TO_COMPARE = error(
    "CT933", "nothing-to-compare",
    Words("không chỉ số nào trong {index} có cả {then} và {now}", "none of {index} has both {then} and {now}"),
    Words("đã có: {known}", "on file: {known}"),
)  # fmt: skip
NO_SERIES = error(
    "CT934", "no-series",
    Words("không có điểm nào của {unit} trong {index}", "there are no points of {unit} in {index}"),
    Words("bảng điểm đã có: {known}; ghi điểm vào đó bằng `ctscore set`, thêm bảng khác bằng `ctscore import`", "scorecards on file: {known}; enter points there with `ctscore set`, add others with `ctscore import`"),
)  # fmt: skip
UNKNOWN_TABLE = error(
    "CT935", "unknown-table",
    Words("không đọc được bảng có đuôi “{suffix}”", "a table whose name ends in “{suffix}” cannot be read"),
    Words("các đuôi đọc được: {known}", "these endings can be read: {known}"),
)  # fmt: skip
BAD_CHANGE = error(
    "CT937", "bad-change",
    Words("“{given}” không phải một thay đổi", "“{given}” is no change"),
    Words("viết như 5.4=1.5 (sẽ đạt), 5.4=+0.3 (thêm), 5.4=-0.3 (bớt) hay 5.4=max", "write it like 5.4=1.5 (to have), 5.4=+0.3 (more), 5.4=-0.3 (less) or 5.4=max"),
)  # fmt: skip
POINTS_WITH_MORE = error(
    "CT748", "points-with-more",
    Words("“{given}”: điểm chỉ là một số, không có “{more}”{meant}", "“{given}”: points are a figure without “{more}”{meant}"),
    Words("gõ số điểm, như `{line}`", "type the points, as in `{line}`"),
)  # fmt: skip
CHANGES_DO_NOT_FIT = error(
    "CT938", "changes-do-not-fit",
    Words("không đổi được {index} {year} như vậy:\n{problems}", "{index} {year} cannot be changed so:\n{problems}"),
    Words("xem `ctscore tree {year}`", "see `ctscore tree {year}`"),
)  # fmt: skip
NO_TREE = error(
    "CT939", "no-tree",
    Words("không có điểm từng tiêu chí của {what} {year}", "there are no points by criterion of {what} for {year}"),
    Words("các kỳ có điểm từng tiêu chí: {known}", "periods with points by criterion: {known}"),
)  # fmt: skip
NO_SUCH_FILE = error(
    "CT940", "no-such-file",
    Words("không có {what} {given}", "there is no {what} {given}"),
    Words("ghi đường dẫn đến tệp, hoặc tên tệp trong {folder}/: {known}", "give the path of a file, or the name of one in {folder}/: {known}"),
)  # fmt: skip
ABOUT_ANOTHER = error(
    "CT941", "about-another",
    Words("{file} nói về {given}, không phải {asked}", "{file} is about {given}, not {asked}"),
    Words("hỏi đúng kỳ, chỉ số và đơn vị của tệp, hoặc sửa tệp", "ask about the period, index and unit of the file, or correct the file"),
)  # fmt: skip
NO_TOTAL = error(
    "CT942", "no-total",
    Words("{index} {year} không có tổng điểm để bắt đầu{between}", "{index} {year} has no total to start from{between}"),
    Words("chọn kỳ khác hay giai đoạn khác, hoặc điền điểm còn thiếu: `ctscore totals {year}` kể những gì chưa có", "choose another period or stage, or fill in what is missing: `ctscore totals {year}` tells it"),
)  # fmt: skip
ONE_GOAL = error(
    "CT943", "one-goal",
    Words("cần đúng một trong --to, --rank và --gain", "exactly one of --to, --rank and --gain is needed"),
    Words("ví dụ: `ctscore path --gain 1`", "such as `ctscore path --gain 1`"),
)  # fmt: skip
NOT_A_PERCENT = error(
    "CT944", "not-a-percent",
    Words("{given} không phải là số phần trăm từ 0 đến 100", "{given} is no percentage from 0 to 100"),
    Words("ví dụ: `--survey-cap 30`", "such as `--survey-cap 30`"),
)  # fmt: skip
UNKNOWN_RULE = error(
    "CT945", "unknown-rule",
    Words("không có quy tắc nào là {given}{suggestion}", "there is no rule {given}{suggestion}"),
    Words("ghi mã (CT409), phần đầu của mã (CT4) hoặc tên (known-erratum); `ctscore explain` liệt kê tất cả", "give a code (CT409), its beginning (CT4) or a name (known-erratum); `ctscore explain` lists all"),
)  # fmt: skip
NO_GIT = error(
    "CT946", "no-git",
    Words("không tìm thấy chương trình git", "the program git cannot be found"),
    Words("cài git, hoặc chạy không có --since", "install git, or run without --since"),
)  # fmt: skip
NOT_IN_GIT = error(
    "CT947", "not-in-git",
    Words("{path} không nằm trong kho git nào", "{path} lies in no git repository"),
    Words("chạy trong kho git, hoặc không có --since", "run it in a git repository, or without --since"),
)  # fmt: skip
NO_SUCH_REVISION = error(
    "CT948", "no-such-revision",
    Words("kho git không có phiên bản {given}", "the git repository has no revision {given}"),
    Words("ghi một nhánh, thẻ hay mã phiên bản, ví dụ origin/main hay HEAD~1; bản sao không đủ lịch sử thì lấy về trước: `git fetch --unshallow`, trong GitHub Actions là `fetch-depth: 0`", "give a branch, tag or commit, such as origin/main or HEAD~1; where the clone is shallow fetch the history first: `git fetch --unshallow`, in GitHub Actions `fetch-depth: 0`"),
)  # fmt: skip
NEEDS_SINCE = error(
    "CT949", "needs-since",
    Words("--fail-if-drop cần --since", "--fail-if-drop needs --since"),
    Words("ví dụ: `ctscore validate --since origin/main --fail-if-drop 0`", "such as `ctscore validate --since origin/main --fail-if-drop 0`"),
)  # fmt: skip
CANNOT_COMPARE = error(
    "CT950", "cannot-compare",
    Words("dữ liệu {when} có lỗi nên không cộng điểm được: {files}", "the data {when} has errors, so that points cannot be added up: {files}"),
    Words("sửa lỗi trước, hoặc chạy không có --since", "mend them first, or run without --since"),
)  # fmt: skip
GIT_WILL_NOT_LOOK = error(
    "CT970", "git-will-not-look",
    Words("git không xem được {path}: {words}", "git does not look into {path}: {words}"),
    Words("làm theo lời git; nếu thư mục do người khác gửi thì xem kỹ `.git`, hoặc thư mục chứa HEAD, objects/ và refs/, trước khi tin", "mend what git says; if somebody sent you the folder, look at its `.git`, or at a folder with HEAD, objects/ and refs/, before you trust it"),
)  # fmt: skip
NOT_OUR_REPOSITORY = error(
    "CT971", "not-our-repository",
    Words("{path} nằm trong kho git của người dùng khác nên git không xem: {words}", "{path} lies in a git repository of another user, so git does not look: {words}"),
    Words("nếu tin người tạo ra kho, cho phép bằng safe.directory: `git config --global --add safe.directory \"{top}\"`", "if you trust whoever made it, allow it by safe.directory: `git config --global --add safe.directory \"{top}\"`"),
)  # fmt: skip
HISTORY_NOT_WHOLE = error(
    "CT972", "history-not-whole",
    Words("kho git ở đây không có đủ dữ liệu của {revision}, và ctscore không tự tải về: {words}", "the git repository does not have all of {revision} here, and ctscore fetches nothing: {words}"),
    Words("bản sao một phần (--filter) thì để git tải về trước: `git archive --output=cu.tar {revision}`; hoặc tạo bản sao đầy đủ. Nếu kho hỏng: `git fsck`", "in a partial clone (--filter) let git fetch it first: `git archive --output=old.tar {revision}`; or clone without --filter. If something is broken: `git fsck`"),
)  # fmt: skip
SCORECARDS_ELSEWHERE = error(
    "CT973", "scorecards-elsewhere",
    Words("tại {revision}, {path} chưa có bảng điểm nào, nhưng kho có ở nơi khác: {known}; không biết tổng điểm có giảm không", "at {revision} there is no scorecard in {path}, but the repository has some elsewhere: {known}; nobody can tell whether a total fell"),
    Words("nếu thư mục được đổi tên thì so trước khi đổi; nếu dữ liệu thật sự mới, lần này chạy không có --fail-if-drop", "if the folder was renamed, compare before renaming it; if the data is truly new, run without --fail-if-drop this once"),
)  # fmt: skip
LINK_IN_HISTORY = error(
    "CT974", "link-in-history",
    Words("tại {revision}, {path} là liên kết hoặc kho git lồng trong; git không cho biết sau đó là gì", "at {revision} {path} is a link or a repository of its own; git does not tell what lay behind it"),
    Words("để chính các tệp trong thư mục dữ liệu, hoặc chạy không có --since", "keep the files themselves in the data folder, or run without --since"),
)  # fmt: skip
KEPT_BY_LFS = error(
    "CT975", "kept-by-lfs",
    Words("tại {revision}, Git LFS giữ nội dung của {files}; git không có nội dung này", "at {revision} Git LFS keeps what these files hold, and git does not have it: {files}"),
    Words("tệp dữ liệu nhỏ, không cần LFS: bỏ chúng khỏi .gitattributes; hoặc chạy không có --since", "data files are small and need no LFS: take them out of .gitattributes; or run without --since"),
)  # fmt: skip
GIT_HANGS = error(
    "CT976", "git-hangs",
    Words("sau {seconds} giây git vẫn chưa trả lời", "git has not answered for {seconds} seconds"),
    Words("thử `git status` trong thư mục; xem ổ đĩa mạng và .git/config", "try `git status` in the folder; look at network drives and .git/config"),
)  # fmt: skip
SEVERAL_FOLDERS = error(
    "CT977", "several-folders",
    Words("--since so một thư mục dữ liệu, ở đây có: {folders}", "--since compares one data folder, here are: {folders}"),
    Words("chạy một lần cho mỗi thư mục", "run it once for each folder"),
)  # fmt: skip
NOT_TRACKED = error(
    "CT978", "not-tracked",
    Words("git không theo dõi {files}, nên không biết tổng điểm có giảm không", "git does not track {files}, so nobody can tell whether a total fell"),
    Words("chạy `git add`, xem .gitignore; hoặc chạy không có --fail-if-drop", "run `git add`, and look at .gitignore; or run without --fail-if-drop"),
)  # fmt: skip
TOO_MUCH_IN_GIT = error(
    "CT979", "too-much-in-git",
    Words("git trả lời hơn {most} byte", "git answers with more than {most} bytes"),
    Words("kho này không giống kho của một thư mục dữ liệu; chạy không có --since", "this does not look like the repository of a data folder; run without --since"),
)  # fmt: skip
NO_SUCH_CARD = error(
    "CT951", "no-such-scorecard",
    Words("không tệp nào có bảng điểm {what} của {unit}", "no file holds the scorecard of {what} of {unit}"),
    Words("bắt đầu bằng `ctscore new scorecard`, hoặc chọn thư mục khác bằng --data", "start one with `ctscore new scorecard`, or choose another folder with --data"),
)  # fmt: skip
NOTHING_TO_SET = error(
    "CT952", "nothing-to-set",
    Words("{code} không có điểm riêng để sửa", "{code} has no points of its own to change"),
    Words("sửa các phần của nó, hoặc thêm dòng `achieved:` (và `max:`) cho nó", "change its parts, or give it an `achieved:` line (and a `max:`)"),
)  # fmt: skip
NOT_EDITABLE = error(
    "CT953", "not-editable",
    Words("{file}, dòng {line}: số này không viết liền một chỗ", "{file}, line {line}: this figure is not written in one piece"),
    Words("sửa trong trình soạn thảo", "change it in an editor"),
)  # fmt: skip
SUMS_LEFT = error(
    "CT732", "sums-left",
    Words("tổng in trong nguồn không còn khớp các phần: {sums}", "sums that the source prints no longer are those of their parts: {sums}"),
    Words("so tổng với nguồn; {advice}. Nếu chính nguồn cộng sai, thêm `erratum` cạnh `published` (CT307)", "read the sums against the source; {advice}. If the source itself adds up wrongly, put an `erratum` beside `published` (CT307)"),
)  # fmt: skip
LESS_OR_BELOW_ZERO = error(
    "CT733", "less-or-below-zero",
    Words("{code} đang là {now}: không rõ {given} là bớt đi {digits} hay là điểm âm", "{code} is {now}: {given} may mean {digits} less, or a figure below zero"),
    Words("điểm là -{digits} thì viết {code} =-{digits}; bớt {digits} điểm thì viết kết quả: {code} ={less}; thêm {digits} điểm thì viết {code} +{digits}", "write {code} =-{digits} for a figure of -{digits}; for {digits} less give the result: ={less}; for {digits} more +{digits}"),
)  # fmt: skip
DOES_NOT_APPLY = error(
    "CT997", "does-not-apply",
    Words("{code} không áp dụng{why}: không có điểm", "{code} does not apply{why}: it has no figure"),
    Words("nếu nay có phát sinh thì ghi hẳn số điểm: {code}=1.5 (số là ví dụ)", "if it applies now, give its points in full: {code}=1.5 (an example)"),
)  # fmt: skip
NO_FIGURE_YET = error(
    "CT998", "no-figure-yet",
    Words("{code} chưa có điểm: không có gì để cộng thêm hay bớt đi", "{code} has no figure yet: there is nothing to add to or take from"),
    Words("ghi cả số: 1.5, hay =-1.5 cho số âm", "give the whole figure: 1.5, or =-1.5 for one below zero"),
)  # fmt: skip
CANNOT_ADD = error(
    "CT996", "cannot-add",
    Words("{file}, dòng {line}: không thêm được số vào đây mà không động đến chữ khác", "{file}, line {line}: a figure cannot be added here without touching anything else"),
    Words("thêm `{what}` trong trình soạn thảo", "add `{what}` in an editor"),
)  # fmt: skip
SHIPPED_DATA = error(
    "CT954", "shipped-data",
    Words("{path} là dữ liệu đi kèm chương trình, không sửa ở đó", "{path} came with the program and is not edited in place"),
    Words("lập thư mục của mình bằng `ctscore init`, hoặc ghi --data", "begin a folder of your own with `ctscore init`, or name one with --data"),
)  # fmt: skip
SEVERAL_INDEXES = error(
    "CT955", "several-indexes",
    Words("{year} có tiêu chí {code} trong nhiều chỉ số: {known}", "in {year} several indexes have a criterion {code}: {known}"),
    Words("chọn một bằng --index", "choose one with --index"),
)  # fmt: skip
NOT_A_NUMBER_OF_JOBS = error(
    "CT956", "not-a-number-of-jobs",
    Words("“{given}” không phải số tiến trình", "“{given}” is not a number of processes"),
    Words("ghi `--jobs auto`, hoặc một số từ 1 trở lên", "write `--jobs auto`, or a number from 1"),
)  # fmt: skip
OUTSIDE_THE_FOLDER = error(
    "CT957", "outside-the-folder",
    Words("{path} không phải tệp dữ liệu nằm trong {folder}", "{path} is no data file in {folder}"),
    Words("ghi tệp .yaml nằm trong thư mục dữ liệu, hoặc chọn thư mục bằng --data", "name a .yaml file that lies in the data folder, or choose the folder with --data"),
)  # fmt: skip
NEEDS_FILE = error(
    "CT958", "needs-file",
    Words("định dạng {format} không phải văn bản, không in ra màn hình được", "the format {format} is no text, and cannot be shown on a screen"),
    Words("ghi vào tệp: -o TÊN.{format}", "write it to a file: -o NAME.{format}"),
)  # fmt: skip
NO_SUCH_ANNEX = error(
    "CT961", "no-such-annex",
    Words("tệp không có phụ lục “{given}” đúng loại cần tìm; các phụ lục: {known}", "the file has no annex “{given}” of the kind that is wanted; it has: {known}"),
    Words("chọn một bằng --annex, hoặc đổi --kind", "choose one with --annex, or another --kind"),
)  # fmt: skip
SEVERAL_TABLES = error(
    "CT651", "several-tables",
    Words("tệp có {count} bảng có thể nhập thành {kind}, chưa biết lấy bảng nào:\n{known}", "the file has {count} tables that could become {kind}, and nothing says which:\n{known}"),
    Words("chọn một bằng --table N; `ctscore import TỆP -o THƯ-MỤC/` nhập tất cả, mỗi bảng vào loại của nó", "choose one with --table N; `ctscore import FILE -o FOLDER/` brings in all, each as what it is"),
)  # fmt: skip
NO_SUCH_TABLE = error(
    "CT652", "no-such-table",
    Words("{given}: {why}; tệp có các bảng:\n{known}", "{given}: {why}; the file has these tables:\n{known}"),
    Words("chọn bằng --table N và --kind; `ctscore import --explain TỆP` cho thấy từng bảng được hiểu thế nào", "choose with --table N and --kind; `ctscore import --explain FILE` shows how each of them is understood"),
)  # fmt: skip
TABLE_OF_UNITS = error(
    "CT653", "table-of-units",
    Words("trong bảng này mỗi dòng là một đơn vị, không phải một tiêu chí:\n{known}", "each row of this table is a unit, and no criterion:\n{known}"),
    Words("nhập bằng `ctscore import panel TỆP --index … --year … --map bang-anh-xa.yaml`", "bring it in with `ctscore import panel FILE --index … --year … --map map.yaml`"),
)  # fmt: skip
INDEX_AND_YEAR = error(
    "CT654", "index-and-year",
    Words("chưa biết bảng là của chỉ số nào, năm nào", "nothing says of which index and year the table is"),
    Words("ghi --index và --year; chỉ `--explain` mới không cần", "give --index and --year; only `--explain` goes without"),
)  # fmt: skip
UNKNOWN_DOCUMENT_OF = error(
    "CT962", "unknown-source-document",
    Words("không biết bảng này thuộc văn bản nào", "nothing tells which document this table belongs to"),
    Words("ghi --document với mã trong documents.yaml: {known}; văn bản còn mới thì đặt mã cho nó và thêm --accept: --document bang-diem-moi --accept", "name it with --document, by its id in documents.yaml: {known}; where it is new, with an id of your own and --accept: --document new-table --accept"),
)  # fmt: skip
LISTING_UNKNOWN = error(
    "CT999", "unknown-listing",
    Words("bảng không cho biết nó liệt kê những gì: các phần của {code} có tối đa {parts} trên {max}{unsaid}", "the table does not tell what it lists: the parts of {code} have {parts} of {max} at most{unsaid}"),
    Words("nếu một điểm tối đa gõ sai thì sửa trong bảng; bảng liệt kê đủ thì ghi --listing full; chỉ một phần: --listing part (phần không liệt kê là chưa biết); chỉ phần mất điểm: --listing losses-only (phần không liệt kê được tính đủ điểm: thêm {rest} điểm)", "if a maximum is mistyped, mend it in the table; where all is listed, say --listing full; a part only: --listing part (of the rest nothing is known); losses only: --listing losses-only (what is not listed counts in full: {rest} more points)"),
)  # fmt: skip
UNKNOWN_COLUMN_ROLE = error(
    "CT963", "unknown-column-role",
    Words("--map không hiểu “{given}”{suggestion}", "--map does not understand “{given}”{suggestion}"),
    Words("ghi VAI TRÒ=TÊN CỘT, với một trong: {known}; phòng, khoa, đơn vị phụ trách là leads", "write ROLE=COLUMN, with one of: {known}; a department or team that answers is leads"),
)  # fmt: skip
NO_SUCH_COLUMN = error(
    "CT645", "no-such-column",
    Words("--map: bảng không có cột “{given}”, hoặc có nhiều cột tên ấy{suggestion}", "--map: the table has no column “{given}”, or several of that name{suggestion}"),
    Words("ghi đủ chữ trên cột, từ hàng tiêu đề trên xuống; các cột: {known}", "write all the words above the column, from the upper row down; the columns are: {known}"),
)  # fmt: skip
NO_SCORECARD_SHEETS = error(
    "CT964", "no-scorecard-sheets",
    Words("{path} còn {found} trên {wanted} trang bảng điểm như `ctscore workbook` đã viết", "{path} has {found} of {wanted} sheets with a scorecard as `ctscore workbook` wrote them"),
    Words("giữ nguyên hàng tiêu đề và các dòng phía trên nó, kể cả dòng ẩn; làm lại từ `ctscore workbook NĂM -o TỆP.xlsx`; bảng khác thì nhập bằng `ctscore import TỆP`", "leave the header and the rows above it, also the hidden one, as they are; begin again with `ctscore workbook YEAR -o FILE.xlsx`; other tables come in by `ctscore import FILE`"),
)  # fmt: skip
CHANGED_MEANWHILE = error(
    "CT985", "changed-meanwhile",
    Words("{path} đã bị sửa trong lúc lệnh chạy", "{path} has changed while the command ran"),
    Words("chưa ghi gì; hãy chạy lại lệnh", "nothing is written; run it again"),
)  # fmt: skip
FOLDER_BUSY = error(
    "CT986", "folder-busy",
    Words("một chương trình khác đang ghi trong {path} và chưa xong", "another program is writing in {path} and does not finish"),
    Words("chưa ghi gì; đợi nó xong rồi chạy lại lệnh", "nothing is written; wait until it is done, then run the command again"),
)  # fmt: skip
LEADS_OUT = error(
    "CT987", "leads-out",
    Words("{path} là liên kết dẫn ra ngoài {folder}, đến {target}", "{path} is a link that leads out of {folder}, to {target}"),
    Words("chưa ghi gì; ghi tên tệp thật, hoặc chọn thư mục dữ liệu của tệp đó bằng --data", "nothing is written; name the real file, or the data folder that it belongs to with --data"),
)  # fmt: skip
NOT_REPLACED = error(
    "CT988", "not-replaced",
    Words("{path} không phải câu trả lời lần trước: đó là {what}", "{path} is no earlier answer: it is {what}"),
    Words("chưa ghi gì; chọn tên khác cho câu trả lời, hoặc tự dời tệp đó đi", "nothing is written; choose another name for the answer, or move that file away yourself"),
)  # fmt: skip
ANSWER_AS_DATA = error(
    "CT989", "answer-as-data",
    Words("{path} là tên của tệp dữ liệu; câu trả lời không ghi vào đó", "{path} is the name of a data file; an answer is not written there"),
    Words("chọn tên khác, ví dụ {path}.json", "choose another name, such as {path}.json"),
)  # fmt: skip
CANNOT_PRINT = error(
    "CT990", "cannot-print",
    Words("không in ra stdout được: {reason}", "stdout cannot be written: {reason}"),
    Words("câu trả lời chưa hiện đủ; ghi vào tệp bằng -o, hoặc chạy lại lệnh", "the answer was not shown whole; write it to a file with -o, or run the command again"),
)  # fmt: skip
WRITTEN_NOT_SHOWN = error(
    "CT991", "written-not-shown",
    Words("không in ra stdout được: {reason}", "stdout cannot be written: {reason}"),
    Words("nhưng đã ghi xong {files}: đừng chạy lại lệnh", "but {files} is written: do not run the command again"),
)  # fmt: skip
WRITTEN_IN_PART = error(
    "CT992", "written-in-part",
    Words("đã ghi {files}, nhưng không ghi tiếp được: {why}", "{files} is written, but no more than that: {why}"),
    Words("sửa nguyên nhân rồi chạy lại lệnh; tệp đã ghi không bị ghi lần nữa", "mend the cause and run the command again; what is written stays as it is"),
)  # fmt: skip
STILL_A_DRAFT = error(
    "CT980", "still-a-draft",
    Words("{what} còn là bản nháp, chưa có điểm: {why}", "{what} is still a draft and has no points yet: {why}"),
    Words("điền từ nguồn, điểm bằng `ctscore set MÃ ĐIỂM --year NĂM`; `ctscore validate` kể từng chỗ trống", "fill it in from the source, points with `ctscore set CODE POINTS --year YEAR`; `ctscore validate` tells every empty value"),
)  # fmt: skip
FILE_WITH_ERRORS = error(
    "CT981", "file-with-errors",
    Words("câu trả lời cần {file}, mà tệp này không dùng được: {why}", "the answer needs {file}, which cannot be used: {why}"),
    Words("sửa tệp rồi hỏi lại, hoặc chỉ hỏi chỉ số khác bằng --index; `ctscore validate` kể mọi lỗi", "mend the file and ask again, or ask about another index with --index; `ctscore validate` tells all errors"),
)  # fmt: skip
UNKNOWN_PAPER = error(
    "CT965", "unknown-paper",
    Words("tệp này không thể có đuôi “{suffix}”", "this file cannot have the suffix “{suffix}”"),
    Words("đặt đuôi tệp là một trong {known}{word}", "end the name in one of {known}{word}"),
)  # fmt: skip
NOT_TOGETHER = error(
    "CT966", "not-together",
    Words("{first} và {second} không dùng chung được", "{first} and {second} do not go together"),
    Words("bỏ một trong hai", "leave one of them out"),
)  # fmt: skip
NO_DRAFT = error(
    "CT740", "no-draft",
    Words("{file} không có bảng nào có các cột {columns} và hàng bên dưới", "no table of {file} has the columns {columns} and rows below them"),
    Words("chọn tệp Word mà `ctscore annex` đã ghi; có thể sửa ô, đổi chỗ cột, thêm bớt hàng, nhưng giữ hàng tiêu đề của bảng", "choose a Word file that `ctscore annex` wrote; cells may be edited, columns moved, rows added or deleted, but the heading of the table is kept"),
)  # fmt: skip
ANOTHER_PAPER = error(
    "CT741", "another-paper",
    Words("{file} là “{given}”, không phải “{wanted}”", "{file} is “{given}”, not “{wanted}”"),
    Words("chọn dự thảo của cùng chỉ số, kỳ và đơn vị, hoặc hỏi đúng kỳ và đơn vị của tệp ấy; nếu có người đã đổi tiêu đề (Tệp, Thông tin, Tiêu đề) thì xóa đi", "choose the draft of the same index, period and unit, or ask for those of the file; where somebody changed its title (File, Info, Title), empty it"),
)  # fmt: skip
CHANGES_IN_WORD = error(
    "CT742", "changes-in-word",
    Words("--against đánh dấu thay đổi trong tệp Word, không ghi được vào {path}", "--against marks changes in a Word file, and cannot write them to {path}"),
    Words("đặt tên tệp ghi ra (-o) có đuôi .docx, khác tệp của --against", "let the file that is written (-o) end in .docx, and be another than that of --against"),
)  # fmt: skip
DRAFT_IN_PARTS = error(
    "CT745", "draft-in-parts",
    Words("bảng của {file} nằm trong {count} bảng của Word", "the table of {file} stands in {count} tables of Word"),
    Words("nối lại thành một bảng: xóa dòng trống giữa các bảng, bỏ hàng tiêu đề lặp lại", "join them: delete the empty line between the tables, and headings that are repeated"),
)  # fmt: skip
NOTHING_ASSIGNED = error(
    "CT967", "nothing-assigned",
    Words("{agency} không chủ trì, không phối hợp việc nào trong các kế hoạch khắc phục kết quả {year}", "{agency} neither leads nor helps in any task of the plans that answer {year}"),
    Words("xem `ctscore show` với tên cơ quan này để biết mọi việc của nó", "see `ctscore show` with its name for all that it does"),
)  # fmt: skip
LEADS_WITHOUT_TASK = error(
    "CT737", "leads-without-task",
    Words("{agency} chủ trì các tiêu chí mất điểm của {year} ({count}: {codes}) mà chưa có nhiệm vụ nào", "{agency} leads criteria that lost points in {year} ({count}: {codes}) and has no task yet"),
    Words("giao nhiệm vụ trong kế hoạch rồi in phiếu; xem điểm mất: `ctscore agencies {year:yaml} --agency {id}`", "give it tasks in a plan, then print the sheet; for what it lost: `ctscore agencies {year:yaml} --agency {id}`"),
)  # fmt: skip
NO_PLAN_FOR = error(
    "CT968", "no-plan-for",
    Words("chưa có kế hoạch nào khắc phục kết quả {year}", "no plan answers the results of {year}"),
    Words("chọn kỳ khác, hoặc thêm kế hoạch vào data/plans/", "choose another period, or add the plan to data/plans/"),
)  # fmt: skip
NEEDS_FOLDER = error(
    "CT969", "needs-folder",
    Words("--all-agencies viết nhiều trang, còn {path} có tên của một trang", "--all-agencies writes many pages, and {path} is named like one"),
    Words("ghi -o THƯ-MỤC/", "write -o FOLDER/"),
)  # fmt: skip

DOCUMENT_TO_COME = error(
    "CT661", "document-to-come",
    Words("bảng thuộc văn bản {number}, chưa có trong documents.yaml", "the table belongs to {number}, which documents.yaml does not have"),
    Words("`--accept` (với -o trong thư mục dữ liệu) ghi luôn văn bản ấy vào documents.yaml; hoặc ghi --document với mã đã có: {known}", "`--accept` (with -o in the data folder) adds it to documents.yaml; or name one that is there with --document: {known}"),
)  # fmt: skip
FIRST_NEEDS_DOCUMENT = error(
    "CT662", "first-import-needs-document",
    Words("chữ phía trên bảng không nêu số văn bản", "the words above the table name no document"),
    Words("ghi --document với một mã tự đặt, chẳng hạn --document 101-KH-2025; số, ngày, tên bổ sung sau trong documents.yaml", "name it with --document and an id of your own, such as --document 101-KH-2025; number, date and title are filled in later, in documents.yaml"),
)  # fmt: skip
FIRST_NEEDS_UNIT = error(
    "CT663", "first-import-needs-unit",
    Words("chữ phía trên bảng không nói bảng của đơn vị nào", "the words above the table do not say whose it is"),
    Words("ghi tên đơn vị, chẳng hạn -u \"Tỉnh An Giang\" hay -u \"Sở Nội vụ\"", "name the unit, such as -u \"Tỉnh An Giang\" or -u \"Sở Nội vụ\""),
)  # fmt: skip
NEEDS_FILE_IN_FOLDER = error(
    "CT664", "needs-file-in-folder",
    Words("`{option}` ghi vào thư mục dữ liệu, nên cần một thư mục của mình", "`{option}` writes into a data folder, and needs one of your own"),
    Words("thêm -o TỆP trong thư mục ấy, chẳng hạn -o data/scores/2025/par-index.yaml; hoặc --data THƯ-MỤC", "add -o FILE in that folder, such as -o data/scores/2025/par-index.yaml; or --data FOLDER"),
)  # fmt: skip
OPTIONS_MISSING = error(
    "CT725", "options-missing",
    Words("còn thiếu: {missing}", "missing: {missing}"),
    Words("ghi các tùy chọn ấy; hoặc gõ `ctscore init` trong cửa sổ lệnh để được hỏi từng câu", "give these options; or run `ctscore init` in a terminal, which asks for them"),
)  # fmt: skip
WHICH_PERIOD = error(
    "CT736", "which-period",
    Words("sửa bảng điểm kỳ nào? thư mục có: {known}", "the scorecard of which period? there are: {known}"),
    Words("thêm `--year KỲ`", "add `--year PERIOD`"),
)  # fmt: skip
NO_SUCH_CHOICE = error(
    "CT726", "no-such-choice",
    Words("“{given}” không dùng được cho {option}{suggestion}", "{option} cannot be “{given}”{suggestion}"),
    Words("chọn một trong: {known}", "choose one of: {known}"),
)  # fmt: skip
IN_THE_WAY = error(
    "CT727", "in-the-way",
    Words("{folder} đã có {files}; chưa ghi gì", "there is already {files} in {folder}; nothing is written"),
    Words("chọn thư mục khác, hoặc dời những thứ ấy đi; làm tiếp trong thư mục dữ liệu đã có: `ctscore new`, `ctscore import`", "choose another folder, or move them away; to go on in a data folder: `ctscore new`, `ctscore import`"),
)  # fmt: skip
NOT_A_NAME = error(
    "CT728", "not-a-name",
    Words("“{given}” không dùng làm tên được ({option})", "“{given}” is no name ({option})"),
    Words("ghi một dòng có chữ, chẳng hạn “Xã Vĩnh Thạnh”, “CCHC-XA”", "give one line with letters in it, such as “Hillside School” or “REVIEW”"),
)  # fmt: skip
OTHER_ANSWER = error(
    "CT749", "other-answer",
    Words("“{given}” là {what}, không dùng cho {option} được", "“{given}” is {what}, which {option} does not take"),
    Words("ghi một tên, chẳng hạn “Xã Vĩnh Thạnh” cho đơn vị, “CCHC-XA” cho chỉ số", "give a name, such as “Hillside School” for an organisation, “REVIEW” for an index"),
)  # fmt: skip
NOT_A_FOLDER = error(
    "CT729", "not-a-folder",
    Words("{path} là một tệp, không phải thư mục", "{path} is a file, not a folder"),
    Words("ghi tên một thư mục mới", "name a new folder"),
)  # fmt: skip
UNKNOWN_LANGUAGE = error(
    "CT681", "unknown-language",
    Words("dữ liệu này không có tên bằng ngôn ngữ `{given}`{suggestion}", "this data has no names in the language `{given}`{suggestion}"),
    Words("các ngôn ngữ hỏi được: {known}; ngôn ngữ khác thì ghi vào `languages` của ctscore.yaml", "languages that can be asked for: {known}; another one is declared in `languages` of ctscore.yaml"),
)  # fmt: skip
