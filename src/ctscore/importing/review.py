"""What an import took for granted: each inference with its place, for a person to look at.

Nothing is guessed silently: whatever was joined, inherited, corrected or chosen is told here: once, with all
its places, what could change points first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from ctscore.importing.tables import Place, say_places
from ctscore.phrases import Fact, Words
from ctscore.records import dataclass

_RANKS: dict[Words, tuple[int, int]] = {}
"""Where each stands in the list; what has no rank may change the points of a row, or leave one out."""
_OF_ROWS = (1, 0)
_LAST = 3


def _early(vi: str, en: str) -> Words:
    """Return words about what changes all points at once: told first, in their order here."""
    words = Words(vi, en)
    _RANKS[words] = (0, len(_RANKS))
    return words


def _late(vi: str, en: str) -> Words:
    """Return words about who answers and by when: told behind what may change points, in their order here."""
    words = Words(vi, en)
    _RANKS[words] = (2, len(_RANKS))
    return words


def _harmless(vi: str, en: str) -> Words:
    """Return words about what changes no points, and not who answers or by when: told last."""
    words = Words(vi, en)
    _RANKS[words] = (_LAST, len(_RANKS))
    return words


WEIGHTS_NOT_HUNDRED = _early(
    "cột “{given}” ghi phần trăm mà cộng lại được {whole}, không phải 100: có thể sai một số, so lại",
    "the column “{given}” holds percent, but comes to {whole}, not 100: a weight may be wrong, check each",
)
ABOVE_DIFFERS = _early(
    "trên bảng ghi {given}; bảng được nhập thành {wanted}: xem lại",
    "above the table stands {given}; it is brought in as {wanted}: check",
)
DOCUMENT_DIFFERS = _early(
    "trên bảng ghi văn bản số {given}; bảng được nhập thành của {document}, số {wanted}: xem lại",
    "above the table stands the document {given}; it is brought in as of {document}, {wanted}: check",
)
POINTS_IGNORED = _early("cột điểm “{given}” không dùng", "the column of points “{given}” is not used")
MAX_DIFFERS = _early(
    "“{given}” ghi điểm tối đa {printed}, các dòng cộng lại được {computed}: một bên sai, so lại",
    "“{given}” prints a maximum of {printed}, the rows add up to {computed}: one is wrong, check",
)
TOTAL_OUT_OF_REACH = _early(
    "“{given}” ghi {printed}{of}{where}, các dòng chỉ có thể cho từ {low} đến {high}: có số sai, so lại",
    "“{given}” is printed as {printed}{of}{where}, the rows allow {low} to {high}: a figure is wrong, check",
)
TOTAL_DIFFERS = _early(
    "“{given}” ghi {printed}{of}{where}, các dòng tính ra {computed}: so lại từng dòng với văn bản",
    "“{given}” is printed as {printed}{of}{where}, the rows come to {computed}: check each with the source",
)
TOTAL_ROUNDED = _early(
    "“{given}” ghi {printed}{of}{where}, các dòng tính ra {computed}: có thể chỉ do làm tròn, nên không ghi "
    "là nguồn sai; so lại từng dòng",
    "“{given}” is printed as {printed}{of}{where}, the rows come to {computed}: it may be rounding only, and "
    "is not marked as an error of the source; check each row",
)
TOTAL_UNWEIGHTED = _early(
    "“{given}” ghi {printed}{of}{where} là cộng hay chia đều các điểm, không tính trọng số; "
    "tính cả trọng số thì các dòng cho {reach}: xem số nào đúng",
    "“{given}” is printed as {printed}{of}{where}, the plain sum or mean of the points; with their weights "
    "the rows come to {reach}: check which one counts",
)
TOTAL_NOT_COMPARED = _early(
    "“{given}”{where} không so được với các dòng: {why}",
    "“{given}”{where} is not compared with the rows: {why}",
)
TOTAL_ON_SCALE = _early(
    "“{given}” ghi {printed}{where} là trên thang {scale}, khớp với các dòng: bằng {same} trên thang {max}",
    "“{given}” is printed as {printed}{where} of {scale}, as the rows come to: that is {same} of {max}",
)
TOTAL_OF_KNOWN = _early(
    "“{given}” ghi {printed}{of}{where} là của riêng các dòng có điểm: dòng không có điểm bị bỏ ra cùng "
    "trọng số; ở đây các dòng ấy còn là chưa biết",
    "“{given}” is printed as {printed}{of}{where}, that of the rows with points alone: the others are left "
    "out of it, weight and all; here they are not known so far",
)
TOTAL_AT_END = _early(
    "“{given}” ghi {printed}{of}{where} là tính các dòng không có điểm đủ điểm; ở đây các dòng ấy còn là "
    "chưa biết",
    "“{given}” is printed as {printed}{of}{where}, which gives the rows without points full marks; here they "
    "are not known so far",
)
TOTAL_SO_FAR = _early(
    "“{given}” ghi {printed}{of}{where} là tính các dòng không có điểm là 0; ở đây các dòng ấy còn là chưa "
    "biết, nên không giữ số này",
    "“{given}” is printed as {printed}{of}{where}, which gives the rows without points nothing; here they "
    "are not known so far, so that the figure is not kept",
)
TOTAL_WITHIN = _early(
    "“{given}” ghi {printed}{of}{where}; có dòng chưa có điểm, các dòng chỉ cho biết là từ {low} đến {high}: "
    "giữ số đã ghi",
    "“{given}” is printed as {printed}{of}{where}; some rows have no points, and all together allow {low} to "
    "{high}: it is kept as printed",
)
GROUPS_ON_SCALE = _early(
    "{codes} tính trên thang {scale}, theo trọng số của các dòng bên dưới",
    "{codes}: counted on a scale of {scale}, by the weights of the rows below",
)
ROWS_ON_SCALE = _early(
    "không ghi điểm tối đa, tính trên thang {scale} như các dòng khác: {codes}",
    "no maximum is given: counted on a scale of {scale}, as other rows are: {codes}",
)
SUM_DIFFERS = _early(
    "{code}: ghi {printed}, các phần cộng lại được {computed}; nguồn hay dòng nào sai? so lại (`erratum`)",
    "{code}: printed {printed}, the parts add up to {computed}; source or row at fault? check (`erratum`)",
)
SUM_OUT_OF_REACH = _early(
    "{code}: ghi {printed}, các phần chỉ có thể cho từ {low} đến {high}: có số sai, so lại",
    "{code}: printed {printed}, while its parts allow {low} to {high}: a figure is wrong, check",
)
FOLLOWS_NOT = _early(
    "{code}: cột “{column}” ghi {given}, mà điểm tối đa {max}, điểm đạt {achieved}: một số chép sai, so lại",
    "{code}: “{column}” says {given} beside {achieved} of {max}: one of the figures is wrong, check",
)
WEIGHTED_DIFFERS = _early(
    "{code}: cột “{column}” ghi {given}, điểm nhân trọng số được {computed}: một số chép sai, so lại",
    "{code}: “{column}” says {given}, score × weight come to {computed}: one of the figures is wrong, check",
)
WEIGHTED_UNLIKE = _early(
    "cột “{column}” không phải điểm nhân trọng số của các dòng: không dùng, không so được từng dòng",
    "the column “{column}” is not the score × weight of its rows: it is not used, and rows are not compared",
)
WEIGHTED_OF_BLANK = _early(
    "cột “{column}” có số mà dòng không có điểm: {codes}; xem lại ô điểm",
    "the column “{column}” has figures in rows without points: {codes}; check their points",
)
TOTAL_KEPT = _early(
    "“{given}” ghi {printed}{of}{where}, "
    "phần mất điểm liệt kê để lại {computed}: {printed} được giữ là điểm công bố",
    "“{given}” is printed as {printed}{of}{where}, "
    "the listed losses leave {computed}: {printed} is kept as published",
)
REST_IN_FULL = _early(
    "theo `--listing losses-only`, phần không liệt kê được tính đủ điểm: {rests}",
    "as `--listing losses-only` says, what is not listed counts in full: {rests}",
)
LOSSES_ONLY = _early(
    "{code}: liệt kê {parts} trên {max} điểm, dòng nào cũng mất điểm: coi là chỉ liệt kê phần mất điểm{also}",
    "{code}: {parts} of {max} are listed and each row lost points: only losses are taken to be listed{also}",
)
LISTED_IN_PART = _early(
    "{code}: liệt kê {parts} trên {max} điểm, không chỉ phần mất điểm: phần không liệt kê là chưa biết{also}",
    "{code}: {parts} of {max} are listed, and not only losses: of the rest nothing is known{also}",
)
UNPUBLISHED = _early(
    "{code}: bảng chỉ liệt kê phần mất điểm và chưa có điểm công bố, nên tổng điểm là giả định phần không "
    "liệt kê đạt tối đa. Có điểm, hạng công bố thì: `ctscore set {code} 85.20 --rank 40 {options}` (số "
    "là ví dụ), hay nhập với --published; không biết phần còn lại thì --listing part",
    "{code}: only losses are listed and no published score is on file, so that the total takes all else to "
    "have full marks. Put in the published score and rank: `ctscore set {code} 85.20 --rank 40 "
    "{options}` (an example), or import with --published; where nothing is known of the rest, --listing part",
)
WEIGHTS_TAKEN = _early(
    "cột “{given}” là trọng số, tổng {whole}: tính trung bình có trọng số (`weighted-mean`) trên thang {max}",
    "the column “{given}” holds weights, {whole} in all: points are taken as a `weighted-mean` of {max}",
)
WITHOUT_WEIGHT = _early(
    "không có trọng số lẫn điểm, mà trọng số các dòng khác đã đủ: coi là không tính "
    "(`not_applicable: unscored`): {codes}",
    "neither weight nor points, and the weights of the others make up the whole: not counted "
    "(`not_applicable: unscored`): {codes}",
)
WEIGHTED_COMPARED = _early(
    "cột “{column}” là điểm nhân trọng số, tổng nhiều nhất là {scale}: không nhập, đã so ở {rows} dòng; "
    "tổng ghi ở cột này là điểm chung",
    "the column “{column}” is score × weight, {scale} at most in all: not brought in, but compared in {rows} "
    "rows; a total below it is the score of the whole",
)
MAX_ASSUMED = _early(
    "{index} chưa có bảng điểm nào và không khai `max`: coi điểm tối đa là {max}",
    "{index} has no scorecard yet and states no `max`: its maximum is taken to be {max}",
)
MAX_PRINTED = _early(
    "{index} chưa có bảng điểm nào và không khai `max`: lấy tổng điểm tối đa mà bảng ghi, {max}",
    "{index} has no scorecard yet and states no `max`: the total of maxima in the table is taken, {max}",
)
MAX_OF_ROWS = _early(
    "{index} chưa khai điểm tối đa, bảng không cho thấy còn thiếu dòng nào: lấy tổng của các dòng, {max}",
    "{index} has no maximum yet, nothing says that the table is a part: the sum of its rows is taken, {max}",
)
MAX_SAID = _early(
    "{index} chưa có bảng điểm nào và không khai `max`: lấy thang điểm ghi trên bảng, {max}",
    "{index} has no scorecard yet and states no `max`: the scale named above the table is taken, {max}",
)
MAX_IN_HEADER = _early(
    "không có cột điểm tối đa: mỗi dòng lấy tối đa {max}, theo chữ “{given}”",
    "no column holds the maxima: each row has the maximum {max}, as “{given}” says",
)
LARGEST_TAKEN = _early(
    "không có cột điểm tối đa: lấy cột “{given}”, vì không dòng nào có điểm chấm lớn hơn",
    "no column is called maximum: “{given}” is taken for it, as no row was given more",
)
FIGURES_ROUNDED = _early(
    "số có hơn chín chữ số thập phân được làm tròn đến chín: {codes}",
    "figures with more than nine decimals are rounded to nine: {codes}",
)
BONUS_TAKEN = _early(
    "{code}: tên gọi là điểm thưởng, điểm cộng: coi là cộng thêm ngoài điểm tối đa (`bonus`)",
    "{code}: called a bonus, and taken to be added beyond the maximum (`bonus`)",
)
BORDERS_TAKEN = _early(
    "đơn vị {unit} kết thúc ngày {day}, trong kỳ: coi điểm là của đơn vị theo địa giới ngày ấy (`borders`)",
    "the unit {unit} ended on {day}, within the period: its points are taken within the `borders` of then",
)
POINTS_UNUSED = _early(
    "bảng thành kế hoạch, điểm ở cột {given} không dùng, vì không rõ cột nào là {missing}; "
    "các cột: {columns}; "
    'cần điểm thì chỉ cột: --map {role}="TÊN CỘT"{or}',
    "a plan is made; the points below {given} are not used, as no column is known to hold {missing}; "
    'columns: {columns}; if points are wanted, point it out: --map {role}="COLUMN"{or}',
)
PERIOD_CONTRADICTED = _early(
    "cột “{given}” được chỉ làm điểm đạt, mà kỳ đang nhập là {period}: xem lại kỳ hoặc cột",
    "the column “{given}” is pointed out as the points, while {period} is brought in: check which is meant",
)
PERIOD_COLUMN = _early(
    "điểm đạt được lấy ở cột “{given}”, gọi đúng tên kỳ {period}{others}",
    "achieved points are taken from the column “{given}”, called as the period {period} is{others}",
)
COLUMN_CHOSEN = _early(
    "điểm đạt được lấy ở cột “{given}” (`--stage {stage}`){others}",
    "achieved points are taken from the column “{given}” (`--stage {stage}`){others}",
)
NUMBERED_IN_ORDER = _early(
    "bảng không có mã hay số thứ tự: các dòng có điểm được đánh số theo thứ tự, từ {first} đến {last}",
    "the table has no codes or numbers: its rows with points are counted in order, from {first} to {last}",
)
GROUP_ROWS_TAKEN = _early(
    "các dòng như “{given}” thành cấp trên của các tiêu chí bên dưới: {groups}",
    "rows such as “{given}” make the level above the criteria below them: {groups}",
)
TABLE_HEADINGS_TAKEN = _early(
    "tiêu đề của từng bảng, như “{given}”, thành cấp trên của các tiêu chí trong bảng: {groups}",
    "the headings of the tables, such as “{given}”, make the level above the criteria below them: {groups}",
)
SUMMARY_HELD = _early(
    "bảng này chỉ tóm tắt các nhóm của bảng kia: không nhập, các số của nó được so với các dòng",
    "this table only sums up the levels of the other: not brought in, its figures are held against the rows",
)
NUMBERED_IN_GROUPS = _early(
    "các dòng không có mã riêng: đếm trong từng nhóm, từ {first} đến {last}",
    "the rows have no codes of their own: they are counted in each group, from {first} to {last}",
)
CARD_TOO = _early(
    "kế hoạch gọi tên các tiêu chí, mà thư mục chưa có bảng điểm nào: bảng này thành cả bảng điểm",
    "a plan names criteria, and the folder has no scorecard yet: one is made of this table, too",
)
TABLES_LEFT_OUT = _early(
    "các bảng khác của tệp không nhập (chọn bằng --table N; tất cả: `import -o THƯ-MỤC/`): {given}",
    "other tables of the file are not brought in (choose with --table N; all: `import -o FOLDER/`): {given}",
)
SHEETS_HIDDEN = _early(
    "trang ẩn không đọc: {given}; đọc bằng --sheet",
    "hidden sheets are not read: {given}; read one with --sheet",
)

OR_MAX_IN_HEADER = Words(
    "; bảng không có cột đó thì thêm cột “Điểm tối đa”, hoặc ghi ngay ở tiêu đề, như “Điểm (0–4)”",
    "; where there is none, add a column “Max”, or write it over the points, as in “Score (0–4)”",
)
SURVEY_COLUMN = Words(
    "điểm lấy ở cột “{given}”, vì các cột khác để trống: {codes}",
    "points are taken from the column “{given}”, as the others are empty: {codes}",
)
SURVEY_LEFT_OUT = Words(
    "cột “{given}” không dùng ở các dòng đã có điểm khác: {codes}",
    "the column “{given}” is not used in rows that have other points: {codes}",
)
OTHER_SIDES = Words(
    "các cột của đơn vị, năm khác không dùng: {columns}",
    "the columns of other units or years are not used: {columns}",
)
EXECUTES_LEADS = Words(
    "điểm mất tính cho cơ quan ghi ở cột “{given}”",
    "losses are counted against those in the column “{given}”",
)
COLUMN_IGNORED = Words("cột “{given}” không dùng", "the column “{given}” is not used")
COLUMN_OF_DAYS = _late(
    "cột “{given}” không dùng, mà phần lớn các ô là ngày, tháng: nếu là thời hạn thì nhập lại với "
    '--map timing="{given}"',
    "the column “{given}” is not used, and most of its cells are days: if they are deadlines, import again "
    'with --map timing="{given}"',
)
COLUMN_BARE = Words(
    "cột không có tiêu đề không dùng: {given}; nếu cần thì ghi tiêu đề cho cột rồi nhập lại",
    "the column without a header is not used: {given}; if it counts, give it one and import again",
)
ROW_JOINED = Words(
    "nối tiếp dòng {row} qua trang: {columns}", "continues row {row} over a page break: {columns}"
)
NOT_EMPTY = Words(
    " (kiểu tệp này không ghi ô nào được gộp; đúng là trống thì ghi “…” vào ô, hoặc nhập từ .xlsx)",
    " (such files do not say what is merged; if it is empty, write “…” into it, or import the .xlsx)",
)
NUMBERS_SPLIT = Words(
    "không có cột số thứ tự: mã lấy ở đầu tên, như “{given}”",
    "there is no column of numbers: codes are taken from before the names, as in “{given}”",
)
TERM_TAKEN = Words(
    "“{given}”: coi là đến hết ngày {day}, vì học kỳ được tính theo nửa năm; học kỳ hết sớm hơn thì sửa",
    "“{given}”: taken to end on {day}, as terms count as half-years; if the term ends sooner, correct it",
)
NO_TASK = Words(
    "ghi là không có việc phải làm, hoặc không áp dụng: không thành nhiệm vụ",
    "says that there is nothing to do, or does not apply: no task is made of it",
)
TASK_OF_NOTHING = Words(
    "{code} không áp dụng nên không có trong bảng điểm: “{given}” không thành nhiệm vụ",
    "{code} does not apply and is not in the scorecard: no task is made of “{given}”",
)
ONLY_NAMED = Words(
    "chỉ có tên, không ghi việc phải làm, người làm hay thời hạn: không thành nhiệm vụ",
    "has a name alone, nothing to do, nobody and no time: no task is made of it",
)
ONLY_LED = Words(
    "có người phụ trách mà không ghi việc phải làm: không thành nhiệm vụ, tên người phụ trách không giữ lại",
    "has a lead and nothing to do: no task is made of it, and who leads is not kept",
)
JUDGE = Words(
    "so với nguồn: chép sai thì bỏ cả erratum rồi sửa số; nguồn in sai thì bỏ dòng dưới",
    "miscopied from the source: drop the erratum, mend the figure; source wrong: drop the next line",
)
NOTHING_APPLIES = Words(
    "không có điểm chuẩn lẫn điểm, chỉ ghi “{given}”: coi là không áp dụng, không đưa vào bảng điểm: {codes}",
    "“{given}”, and neither maximum nor points: taken as not applicable, not in the scorecard: {codes}",
)
ZERO_OF_NOTHING = Words(
    "ghi 0 điểm, mà chữ bên cạnh nói là không áp dụng hay chưa chấm; đang tính là mất hết điểm: {codes}",
    "0 points, while the words beside it say not applicable or not scored; counted as all lost: {codes}",
)
SUM_ROUNDED = Words(
    "{code}: ghi {printed}, các phần cộng lại được {computed}, lệch trong phạm vi làm tròn",
    "{code}: printed {printed}, the parts add up to {computed}, which may be rounding",
)
MAX_WITHOUT = Words(
    "“{given}” ghi điểm tối đa {printed}: không tính các tiêu chí ghi là không áp dụng: {codes}",
    "“{given}” prints a maximum of {printed}, which leaves out what is marked as not applicable: {codes}",
)
MAX_WITH = Words(
    "“{given}” ghi điểm tối đa {printed}: tính cả các tiêu chí ghi là không áp dụng: {codes}",
    "“{given}” prints a maximum of {printed}, which counts what is marked as not applicable, too: {codes}",
)
GROUPS_TAKEN = Words(
    "cột “{given}” thành cấp trên của các tiêu chí: {groups}",
    "the column “{given}” makes the level above the criteria: {groups}",
)
INFERRED = Words("suy ra từ bảng, xem lại:", "inferred from the table, to be checked:")
MAX_UNSAID = Words(
    "; tổng {max} chỉ là giả định: không có dòng tổng nào của bảng ghi như vậy",
    "; {max} for the whole is assumed: no total in the table says so",
)
SURVEY = Words(
    "có chữ “điều tra xã hội học”: điểm do điều tra ({method})",
    "says that a survey awards the points ({method})",
)
NUMBER_AS_CODE = Words(
    "mã {code} là số trong Excel; đúng thứ tự nên giữ lại",
    "the code {code} is a number in Excel; kept, as it is in order",
)
ROW_LEFT_OUT = Words(
    "bỏ qua “{given}”: không phải một dòng của bảng", "left out “{given}”: it is no row of the table"
)
SUM_LEFT_OUT = Words(
    "“{given}” là dòng tổng, không phải tiêu chí", "“{given}” is a row of sums, and no criterion"
)
TABLE_LEFT_OUT = Words(
    "không đọc bảng này ({rows} hàng): không có tiêu đề và số cột khác bảng trước",
    "this table ({rows} rows) is not read: it has no header, and other columns than the one before",
)
NUMBERED_BY_SECTION = Words(
    "số thứ tự đếm lại từ đầu trong mỗi mục, nên mã có mục đứng trước: “{given}” là {code}",
    "numbers begin anew in each section, so that codes begin with the section: “{given}” is {code}",
)
DOT_IN_CODE = Words(
    "mã bắt đầu bằng chữ của mục, thêm dấu chấm để nằm dưới mục ấy: “{given}” là {code}",
    "codes begin with the letter of their section, and get a dot to lie below it: “{given}” is {code}",
)
SECTION_BEFORE = Words(
    "mục nào cũng có điểm của mục, nên mã có mục đứng trước: “{given}” là {code}",
    "each section has points of its own, so that codes begin with it: “{given}” is {code}",
)
SECTION_COUNTED = Words(
    "mục đánh bằng chữ hay số La Mã mà các dòng bên dưới đánh bằng số: lấy mã của mục theo số ấy, {codes}",
    "sections have letters or Roman numbers, rows below them figures: these are their codes, {codes}",
)
WEIGHTS_AS_MAXIMA = Words(
    '; hoặc, nếu trọng số chính là điểm tối đa của từng dòng: --map max="{most}" --map achieved="{points}"',
    '; or, if they are the most points of each row: --map max="{most}" --map achieved="{points}"',
)
EXTRA_NUMBERED = Words(
    "“{given}” có điểm mà không có số thứ tự: đánh số tiếp theo, {code}",
    "“{given}” has points and no number: it is counted on, as {code}",
)
LIMIT_OF_FIGURES = Words(
    "{code}: không ghi mức cộng, trừ nhiều nhất: lấy bằng số đã cộng, trừ ({given})",
    "{code}: no most that can be added or taken off is stated: what was given is taken for it ({given})",
)
TARGETS_LEFT_OUT = Words(
    "không lập thành mục tiêu, vì {why}: {given}", "not made into targets, as {why}: {given}"
)
TARGETS_GROUPED = Words(
    "dòng chỉ có tên, không có số: coi là tên nhóm, không nhập: {given}",
    "rows with a name and no figure: taken for headings and left out: {given}",
)
TARGET_YEAR = Words(
    "cột “{given}” không ghi năm: coi là mục tiêu của năm {year}",
    "the column “{given}” names no year: taken for the target of {year}",
)
TARGET_INDEX = Words("mục tiêu gắn với {index} theo tên", "targets are tied to {index} by their names")
TARGET_FLOOR = Words(
    "con số không ghi “trên” hay “ít nhất” coi là ít nhất phải đạt",
    "figures that say neither “above” nor “at least” are taken for the least to be reached",
)
LAID_BACK = Words(
    "các ô nằm rời từng dòng, xếp lại thành {rows} hàng theo nội dung: xem lại toàn bộ",
    "cells stood on lines of their own and were laid back into {rows} rows: look at all of it",
)
SUBROWS_FOUND = Words(
    "các dòng a), –, +… thành tiêu chí con của dòng trên: {codes}",
    "rows marked a), –, + become sub-criteria of the row above: {codes}",
)
SCALE_KEPT = Words(
    "thang điểm ở các dòng dưới tiêu chí không phải tiêu chí con, giữ trong ghi chú của: {codes}",
    "rows with a scale are no sub-criteria; kept in the note of: {codes}",
)
STEP_TAKEN = Words(
    "điểm lấy ở dòng của thang điểm, vì dòng tiêu chí để trống: {codes}",
    "points are taken from the row of the scale that has any, as the criterion has none: {codes}",
)
WORDS_KEPT = Words(
    "các dòng không có điểm dưới tiêu chí, giữ trong ghi chú của: {codes}",
    "rows without points below a criterion, kept in the note of: {codes}",
)
STRUCK_OUT = Words(
    "chữ bị gạch ngang không lấy; nếu vẫn dùng thì bỏ gạch trong tệp gốc rồi nhập lại",
    "words that are struck out are left out; if they count, take the line off them and import again",
)
HIDDEN_READ = Words(
    "phần bị ẩn vẫn được đọc: {given}; không dùng thì xóa đi rồi nhập lại",
    "what is hidden is read too: {given}; delete what does not count and import again",
)
BESIDE_FIGURE = Words(
    "“{given}”: chỉ lấy con số; chữ, dấu đi kèm không dùng: {codes}",
    "“{given}”: the figure alone is taken, what stands beside it is not used: {codes}",
)

# Who answers, and for which criterion.
CELL_INHERITED = _late(
    "ô trống, lấy theo dòng {row}: {columns}{unless}",
    "empty, taken from row {row}: {columns}{unless}",
)
AGENCIES_OF_HOME = _late(
    "kế hoạch của {unit}, còn agencies.yaml là của {home}: cơ quan trùng tên được coi là cùng một mục",
    "the plan is of {unit}, while agencies.yaml is that of {home}: those called alike are taken for the same",
)
LEADS_PARTED = _late(
    "“{given}”: có “{sign}” giữa các tên, coi là {count} nơi; nếu là một thì ghi cả cụm vào agencies.yaml",
    "“{given}”: parted at “{sign}” into {count} names; if it is one body, put all of it into agencies.yaml",
)
UNKNOWN_AGENCY = _late(
    "“{given}” không phải tên cơ quan nào trong agencies.yaml",
    "“{given}” is the name of no agency in agencies.yaml",
)
AGENCY_OFFERED = _late(
    "“{given}” không có trong agencies.yaml; có phải là {name}? `--accept` thì coi là vậy",
    "“{given}” is not in agencies.yaml; did you mean {name}? `--accept` takes it for that",
)
AGENCY_ACCEPTED = _late(
    "“{given}” được coi là {name}, theo `--accept`", "“{given}” is taken for {name}, as `--accept` says"
)
NO_AGENCY_NAMED = _late(
    "“{given}” không nêu tên cơ quan nào: giữ nguyên chữ, chưa giao cho ai",
    "“{given}” names no agency: kept in its words, given to nobody",
)
ROLES_UNCLEAR = _late(
    "“{given}”: không rõ ai chủ trì, ai phối hợp: giữ nguyên chữ, chưa giao cho ai",
    "“{given}”: not clear who leads and who helps: kept in its words, given to nobody",
)
ROLES_IN_CELL = _late(
    "ô nêu cả chủ trì và phối hợp: tách theo chữ trong ô",
    "the cell names leads and helpers: told apart by its own words",
)
NO_KNOWN_LEAD = Words(
    "không có cơ quan chủ trì nào có trong agencies.yaml", "no lead agency that agencies.yaml has"
)
NO_LEAD = _late("không có cơ quan chủ trì", "no lead agency")
HANDED_DOWN = _late(
    "mục {row} có mục con: cơ quan phối hợp, thời gian của nó ghi cho các mục con, sản phẩm ghi ở ghi chú",
    "the item {row} has parts: its helpers and its timing are taken for these, its product kept in a note",
)
PLAN_UNUSED = _late(
    "bảng điểm không giữ các cột (số ô) của kế hoạch: {given}: nhập bằng `--kind plan`, hay cả hai: "
    "`--kind both`",
    "columns of a plan (and their cells), which no scorecard holds: {given}: bring them in with "
    "`--kind plan`, or `--kind both`",
)
NO_LEADS_COLUMN = _late(
    "bảng không có cột chủ trì: thời hạn, nhiệm vụ được giữ, chưa rõ ai chủ trì ({count} dòng); "
    'nếu có cột nào ghi thì chỉ cột ấy: --map leads="{column}"',
    "the table has no column of leads: times and tasks are kept, who leads them is not known ({count} rows); "
    'if a column says so, point it out: --map leads="{column}"',
)
NO_LEADS_OF_CARD = _late(
    "bảng không nêu ai chủ trì: chưa rõ cơ quan nào chủ trì tiêu chí mất điểm; thêm cột ấy rồi nhập lại, "
    'hoặc chỉ cột đã có: --map leads="{column}"',
    "the table names no lead: who leads what is lost is not known; add a column of leads and import again, "
    'or point out the one that says so: --map leads="{column}"',
)
OF_A_GROUP = _late(
    "{code} có tiêu chí con và không ai chủ trì: “{given}” của dòng này không dùng",
    "{code} has sub-criteria and no lead: “{given}” of this row is not used",
)
UNTIED = _late(
    "{count} trong {total} nhiệm vụ chưa gắn được với tiêu chí nào của {index}: chưa tính cho điểm mất nào; "
    'ghi mã vào ô (“… (tiêu chí 1.4)”) rồi nhập lại, hoặc thêm criteria: ["1.4"] trong kế hoạch',
    "{count} of {total} tasks are tied to no criterion of {index}, and so answer no loss; write the code "
    'into the cell (“… (criterion 1.4)”) and import again, or add criteria: ["1.4"] in the plan',
)
NO_CRITERIA = _late(
    "{count} trong {total} nhiệm vụ chưa gắn với tiêu chí nào, vì chưa có bảng điểm {index} của kỳ này: nhập "
    "bảng điểm trước, rồi nhập lại kế hoạch",
    "{count} of {total} tasks are tied to no criterion, as there is no scorecard of {index} for this period: "
    "import it first, and then the plan again",
)
HAS_TASK = _late(
    "tiêu chí {code} đã có nhiệm vụ ở dòng khác: dòng này chỉ gắn với các tiêu chí còn lại",
    "the criterion {code} has a task in another row: this one is tied to the others alone",
)
CRITERION_BY_NUMBER = _late(
    "gắn với tiêu chí {code} theo số thứ tự, tên không giống hẳn",
    "tied to criterion {code} by its number; the names differ",
)
CRITERION_BY_NAME = _late("gắn với tiêu chí {code} theo tên", "tied to criterion {code} by its name")
DITTO = _late("“{given}”: lấy theo dòng trên", "“{given}”: taken from the row above")

# By when.
DAYS_MIXED = _late(
    "cột có cả ngày ghi trước lẫn tháng ghi trước, nên “{given}” và những ô như vậy không rõ là ngày nào: "
    "giữ nguyên chữ",
    "some cells have the day first, some the month: “{given}” and its like may be either: kept in words",
)
DAYS_GUESSED = _late(
    "không ô nào cho biết ngày hay tháng đứng trước: coi là ngày trước tháng, như “{given}”; xem lại",
    "no cell tells whether the day or the month stands first: the day is taken to, as in “{given}”; check",
)
MONTHS_FIRST = _late(
    "cột này ghi tháng trước ngày (có ngày như 10/31): cả cột được đọc như vậy, như “{given}”",
    "the month stands before the day (one is such as 10/31): so read in the whole column, as in “{given}”",
)
TIMES_MARKED = _late(
    "không có cột thời gian: lấy theo dấu ở các cột “{first}” đến “{last}”",
    "there is no column of times: they are taken from the marks below “{first}” to “{last}”",
)
YEAR_TAKEN = _late(
    "“{given}”: không ghi năm, coi là năm {year} của kế hoạch",
    "“{given}”: no year is printed, taken for {year}, that of the plan",
)
UNKNOWN_TIMING = _late(
    "“{given}”: không đọc được thành ngày, giữ nguyên chữ; lịch không nhắc việc này",
    "“{given}”: not read as a day, kept in its words; no calendar reminds of it",
)
DATE_TAKEN = _late(
    "ô là ngày của Excel: lấy đúng ngày (hay tháng, năm) mà ô giữ",
    "the cell is a date of Excel: the day (or month, or year) that it holds is taken",
)

# What is said of tasks and documents.
DOCUMENT_FOUND = _harmless(
    "văn bản nguồn: {document}, theo chữ “{given}”", "source document: {document}, from the words “{given}”"
)
TARGETS_TAKEN = _harmless(
    "chỉ tiêu của kế hoạch lấy từ bảng khác của tệp: {given}",
    "the targets of the plan are taken from another table of the file: {given}",
)
NAME_FOR_TASK = _harmless(
    "có thời hạn hay sản phẩm mà không nêu nhiệm vụ: lấy tên tiêu chí làm việc phải làm",
    "has a time or product, and no task: the name of the criterion stands for the task",
)
LEAD_WITHOUT_TASK = _harmless(
    "có cơ quan chủ trì mà ô nhiệm vụ để trống: chưa có nhiệm vụ, chỉ có cơ quan chủ trì",
    "has a lead and no task: who leads is kept, and there is no task yet",
)
ONLY_TIME = _harmless(
    "chỉ có thời hạn, không ghi việc phải làm và không ai chủ trì: giữ thời hạn, chưa có nhiệm vụ",
    "has a time alone, nothing to do and nobody: the time is kept, and there is no task yet",
)
ONLY_LEADS = _harmless(
    "bảng không có cột nhiệm vụ: chưa có nhiệm vụ, chỉ có cơ quan chủ trì",
    "the table has no column of tasks: who leads is kept, and there is no task yet",
)
TASK_CONTINUED = _harmless(
    "nhiệm vụ viết tiếp ô của dòng {row} qua trang, nên dòng này chung nhiệm vụ với dòng {row}",
    "the task continues that of row {row} over a page break, so that both rows share it",
)
NOT_A_TASK = _harmless(
    "có chữ ở cột nhiệm vụ nhưng không ai chủ trì, và có tiêu chí con: coi là ghi chú, không phải nhiệm vụ",
    "has words in the task column but no lead, and sub-criteria: taken as a note, not a task",
)
NUMBER_TWICE = _harmless("số {given} đã có ở trên", "the number {given} stands above already")
NO_NUMBER = _harmless("hàng không có số thứ tự", "the row has no number")
TITLE_SPLIT = _harmless(
    "số và tên nằm chung một ô: “{given}”", "number and name stand in one cell: “{given}”"
)
DRAFT_MARKS = _harmless(
    "{count} dòng có “Dự thảo theo …” ở cột ghi chú: bỏ chữ ấy, không phải ghi chú của kế hoạch",
    "{count} rows say “Dự thảo theo …” in their note: left out, being no note of the plan",
)
ETH_MENDED = _harmless(
    "chữ “ð” trông như “đ” được sửa thành “đ”: {places}",
    "the letter “ð” is mended to the “đ” it looks like: {places}",
)
TASK_SHORTENED = _harmless(
    "nhiệm vụ dài hơn {most} chữ: nên tóm tắt bằng lời của mình",
    "the task has more than {most} letters: better summed up in own words",
)

_ALSO_HARMLESS = (SUM_LEFT_OUT, COLUMN_IGNORED, COLUMN_BARE, NUMBER_AS_CODE, WEIGHTED_COMPARED)
_BY_ROW: Mapping[Words, str] = {
    CELL_INHERITED: "row",
    HANDED_DOWN: "row",
    ROW_JOINED: "row",
    TASK_CONTINUED: "row",
    NUMBER_TWICE: "given",
    NO_LEAD: "code",
    CRITERION_BY_NAME: "code",
    CRITERION_BY_NUMBER: "code",
    ROW_LEFT_OUT: "given",
    SUM_LEFT_OUT: "given",
    TITLE_SPLIT: "given",
    YEAR_TAKEN: "given",
    NUMBER_AS_CODE: "code",
    COLUMN_IGNORED: "given",
    POINTS_IGNORED: "given",
}
"""The fact in which equal remarks may differ from row to row: told together, the facts in their order."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One inference: where it was made (first, and again in `more` places) and what it was."""

    place: Place
    words: Words
    facts: Mapping[str, Fact] = field(default_factory=dict)
    more: tuple[Place, ...] = ()

    def say(self, lang: str) -> str:
        """Return the remark as a line, in `lang`."""
        return f"{say_places((self.place, *self.more), lang)}: {self.words.fill(lang, self.facts)}"

    @property
    def is_harmless(self) -> bool:
        """Whether it changes no points, and not who answers for them or by when."""
        return self.order[0] == _LAST or self.words in _ALSO_HARMLESS

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """Where it stands in the list: by what it could cost, then by its place."""
        rank = _RANKS.get(self.words, _OF_ROWS)
        return *rank, self.place.table, self.place.row, self.place.column


def in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return `remarks` as they are listed: what could cost most first, equal ones as one with all places."""
    groups: dict[object, list[Remark]] = {}
    for remark in sorted(remarks, key=lambda one: one.order):
        by_row = _BY_ROW.get(remark.words)
        same = tuple(sorted((key, str(fact)) for key, fact in remark.facts.items() if key != by_row))
        groups.setdefault((remark.words, same), []).append(remark)
    return tuple(map(_together, groups.values()))


def _together(remarks: list[Remark]) -> Remark:
    first = remarks[0]
    facts, key = dict(first.facts), _BY_ROW.get(first.words)
    if key is not None:
        told = [str(one.facts[key]) for one in remarks]
        between = "”, “" if f"“{{{key}}}”" in first.words.en else ", "
        facts[key] = told[0] if len(set(told)) == 1 else between.join(told)
    places = dict.fromkeys(one.place for one in remarks)
    return replace(first, facts=facts, more=tuple(places)[1:])
