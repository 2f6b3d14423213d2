"""Rules about scorecards: codes, points, and whether the printed figures agree with their parts."""

from ctscore.findings.rule import Words, error, note, warning

DUPLICATE_CODE = error(
    "CT301", "duplicate-code",
    Words("mã {code} đã có ở dòng {line}", "the code {code} stands already in line {line}"),
    Words("mỗi tiêu chí một mã", "each criterion has a code of its own"),
)  # fmt: skip
CODE_OUTSIDE_PARENT = error(
    "CT302", "code-outside-parent",
    Words("mã {code} nằm dưới {parent} nhưng không bắt đầu bằng {parent}.", "the code {code} stands under {parent} but does not begin with {parent}."),
    Words("sửa mã, hoặc chuyển tiêu chí về đúng lĩnh vực", "correct the code, or move the criterion to its own parent"),
)  # fmt: skip
CODES_OUT_OF_ORDER = error(
    "CT303", "codes-out-of-order",
    Words("mã {code} đứng sau {before}", "the code {code} comes after {before}"),
    Words("xếp các tiêu chí theo thứ tự mã như trong nguồn", "put the criteria in the order of their codes, as in the source"),
)  # fmt: skip
LEAF_WITHOUT_POINTS = error(
    "CT304", "leaf-without-points",
    Words("tiêu chí {code} không có `{key}`", "the criterion {code} has no `{key}`"),
    Words("điền số từ nguồn; nếu nguồn không nêu, chỉ giữ tiêu chí cấp trên với điểm của nó", "fill in the figure from the source; where the source has none, keep only the parent criterion with its points"),
)  # fmt: skip
ACHIEVED_ABOVE_MAX = error(
    "CT305", "achieved-above-max",
    Words("điểm đạt {achieved} vượt điểm chuẩn {max}", "achieved {achieved} of at most {max}"),
    Words("so lại cả hai số với nguồn", "check both figures against the source"),
)  # fmt: skip
MAXIMA_DO_NOT_ADD_UP = error(
    "CT306", "maxima-do-not-add-up",
    Words("điểm chuẩn của {code} là {max} nhưng các phần cộng lại được {parts}", "the maximum of {code} is {max}, but its parts add up to {parts}"),
    Words("so lại các điểm chuẩn với nguồn; nếu nguồn chỉ liệt kê phần mất điểm, thêm `listing: losses-only` vào {code} (khi đó phần không liệt kê được coi là đạt tối đa)", "check the maxima against the source; if it lists only the parts that lost points, add `listing: losses-only` to {code} (what is not listed then counts as full marks)"),
)  # fmt: skip
PUBLISHED_DISAGREES = error(
    "CT307", "published-disagrees",
    Words("nguồn ghi {code} là {published} nhưng tính ra {computed} (lệch {difference})", "{code} is printed as {published}, but computes to {computed} (difference {difference})"),
    Words("so lại từng số với nguồn; nếu nguồn ghi sai, thêm `erratum` với `printed: {published:yaml}`, `computed: {computed:yaml}` và lời giải thích", "check every figure against the source; if the source is wrong, add an `erratum` with `printed: {published:yaml}`, `computed: {computed:yaml}` and an explanation"),
)  # fmt: skip
KNOWN_ERRATUM = note(
    "CT308", "known-erratum",
    Words("nguồn ghi {code} là {published}, tính ra {computed}. {why_vi}", "{code} is printed as {published}, computes to {computed}. {why_en}"),
    Words("đã ghi nhận; không cần làm gì", "on record; nothing to do"),
)  # fmt: skip
ERRATUM_WITHOUT_ERROR = error(
    "CT309", "erratum-without-error",
    Words("{code} có `erratum` nhưng số công bố và số tính khớp nhau hoặc chỉ lệch do làm tròn ({published}; {computed})", "{code} has an `erratum`, but the printed and the computed figure agree or differ by rounding only ({published}; {computed})"),
    Words("bỏ `erratum`", "remove the `erratum`"),
)  # fmt: skip
ERRATUM_DISAGREES = error(
    "CT310", "erratum-disagrees",
    Words("`erratum` của {code} nói nguồn ghi {stated_printed} và tính ra {stated}; ở đây ghi {published} và các phần cho {computed}", "the `erratum` of {code} says printed {stated_printed}, computed {stated}; here it is printed {published}, and the parts give {computed}"),
    Words("so lại các số với nguồn: một số đã đổi từ khi ghi erratum", "check the figures against the source: one has changed since the erratum was written"),
)  # fmt: skip
POINTS_ON_PARENT = error(
    "CT311", "points-on-parent",
    Words("{code} có các phần nên không được có `achieved`", "{code} has parts, so it must not have `achieved`"),
    Words("điểm in của tiêu chí có phần là `published`", "the printed points of a criterion with parts are `published`"),
)  # fmt: skip
LISTED_ABOVE_MAX = error(
    "CT312", "listed-above-max",
    Words("điểm chuẩn các tiêu chí cộng lại được {parts}, hơn {max} của cả chỉ số", "the listed maxima add up to {parts}, more than the {max} of the whole index"),
    Words("so lại các điểm chuẩn với nguồn", "check the maxima against the source"),
)  # fmt: skip
PUBLISHED_OUT_OF_RANGE = error(
    "CT313", "published-out-of-range",
    Words("{what_vi}: {given}, nhiều nhất là {most}", "{what_en}: {given}, at most {most} is possible"),
    Words("so lại với nguồn", "check it against the source"),
)  # fmt: skip
YEARS_DISAGREE = error(
    "CT314", "years-disagree",
    Words("{what_vi} năm {year}: ở đây suy ra {implied}, tệp {other} ghi {given}", "{what_en} of {year}: it follows from here as {implied}, {other} says {given}"),
    Words("so lại cả hai tệp với nguồn", "check both files against the source"),
)  # fmt: skip
RANK_CHANGE_DISAGREES = error(
    "CT315", "rank-change-disagrees",
    Words("từ hạng {before} đến hạng {now} là {computed}, ở đây ghi {given}", "from rank {before} to rank {now} is {computed}, here it says {given}"),
    Words("so lại với nguồn; tăng hạng là số dương", "check it against the source; a rise is positive"),
)  # fmt: skip
NO_LOSS_IN_LOSSES = error(
    "CT316", "no-loss-in-losses",
    Words("{code} đạt điểm tối đa nhưng bảng chỉ liệt kê tiêu chí mất điểm", "{code} has full marks, but the listing holds only criteria that lost points"),
    Words("so lại điểm với nguồn, hoặc bỏ tiêu chí khỏi bảng", "check its points against the source, or leave it out"),
)  # fmt: skip
WRONG_FOLDER = error(
    "CT317", "wrong-folder",
    Words("tệp nằm trong thư mục {folder} nhưng ghi năm {year}", "the file lies in the folder {folder}, but says year {year}"),
    Words("sửa năm, hoặc chuyển tệp", "correct the year, or move the file"),
)  # fmt: skip
PREVIOUS_NOT_BEFORE = error(
    "CT318", "previous-not-before",
    Words("`previous` nói về năm {given}, không phải một năm trước {year}", "`previous` speaks of {given}, which is not before {year}"),
    Words("sửa năm", "correct the year"),
)  # fmt: skip
ERRATUM_OF_NOTHING = error(
    "CT319", "erratum-of-nothing",
    Words("{code} có `erratum` nhưng không có số công bố để so với các phần", "{code} has an `erratum`, but no printed figure that its parts could be compared with"),
    Words("thêm số công bố (`published`), hoặc bỏ `erratum`", "add the printed figure (`published`), or remove the `erratum`"),
)  # fmt: skip
NAME_OF_ANOTHER = error(
    "CT320", "name-of-another",
    Words("{code} ở đây mang tên “{name}”, nhưng trong {other} đó là tên của {there}", "{code} is called “{name}” here, but in {other} that is the name of {there}"),
    Words("so lại mã và tên ở cả hai tệp với nguồn; nếu mã đã đổi giữa các năm, ghi vào `crosswalks`", "check codes and names of both files against the source; where codes changed between years, say so in `crosswalks`"),
)  # fmt: skip
NAME_DIFFERS = warning(
    "CT321", "name-differs",
    Words("{code} ở đây là “{name}”, trong {other} là “{there}”: không chung một từ nào", "{code} is “{name}” here, “{there}” in {other}: not one word is the same"),
    Words("so lại với nguồn: mã này có chỉ cùng một tiêu chí không", "check against the source whether the code stands for the same criterion"),
)  # fmt: skip
MAX_OF_INDEX = error(
    "CT322", "max-of-index",
    Words("điểm chuẩn ở đây là {given}, {other} ghi `max: {max:yaml}` cho {index}", "the maximum here is {given}, {other} says `max: {max:yaml}` for {index}"),
    Words("so lại với nguồn; nếu thang điểm của chỉ số đổi theo năm thì bỏ `max` trong {other}", "check it against the source; where the scale of the index changed with the years, leave `max` out of {other}"),
)  # fmt: skip
METHOD_DIFFERS = error(
    "CT323", "method-differs",
    Words("{code}: `method` ở đây là {given}, trong {other} là {there}", "{code}: `method` is {given} here, {there} in {other}"),
    Words("so lại với nguồn xem ai cho điểm; phần điểm có thể lấy lại tùy vào đó", "check against the source who awards the points; what can be won back depends on it"),
)  # fmt: skip
WRONG_FILE_NAME = error(
    "CT324", "wrong-file-name",
    Words("tệp mang tên `{name}` nhưng `{key}` ghi `{given}`", "the file is called after `{name}`, but its `{key}` is `{given}`"),
    Words("sửa `{key}`, hoặc đổi tên tệp", "correct `{key}`, or rename the file"),
)  # fmt: skip
RESULTS_BEFORE_THEIR_YEAR = warning(
    "CT325", "results-before-their-year",
    Words("kết quả năm {year} dẫn `{document}`, văn bản ngày {date}, có trước năm ấy", "results of {year} are tied to `{document}`, which is dated {date}, before that year"),
    Words("so lại năm, văn bản và ngày của văn bản trong {other}", "check the year, the document, and its date in {other}"),
)  # fmt: skip

SCORE_RULES = (
    DUPLICATE_CODE, CODE_OUTSIDE_PARENT, CODES_OUT_OF_ORDER, LEAF_WITHOUT_POINTS, ACHIEVED_ABOVE_MAX,
    MAXIMA_DO_NOT_ADD_UP, PUBLISHED_DISAGREES, KNOWN_ERRATUM, ERRATUM_WITHOUT_ERROR, ERRATUM_DISAGREES,
    POINTS_ON_PARENT, LISTED_ABOVE_MAX, PUBLISHED_OUT_OF_RANGE, YEARS_DISAGREE, RANK_CHANGE_DISAGREES,
    NO_LOSS_IN_LOSSES, WRONG_FOLDER, PREVIOUS_NOT_BEFORE, ERRATUM_OF_NOTHING, NAME_OF_ANOTHER,
    NAME_DIFFERS, MAX_OF_INDEX, METHOD_DIFFERS, WRONG_FILE_NAME, RESULTS_BEFORE_THEIR_YEAR,
)  # fmt: skip
