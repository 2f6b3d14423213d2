"""Rules about what files say of each other: ids, names and citations that must lead somewhere."""

from ctscore.findings.rule import Words, error, warning

UNKNOWN_DOCUMENT = error(
    "CT401", "unknown-document",
    Words("không có văn bản `{given}`{suggestion}", "there is no document `{given}`{suggestion}"),
    Words("thêm văn bản vào documents.yaml, hoặc sửa mã", "add it to documents.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_AGENCY_ID = error(
    "CT402", "unknown-agency",
    Words("không có cơ quan `{given}`{suggestion}", "there is no agency `{given}`{suggestion}"),
    Words("thêm cơ quan vào agencies.yaml, hoặc sửa mã", "add it to agencies.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_CRITERION_CODE = error(
    "CT403", "unknown-criterion",
    Words("{index} không có tiêu chí {given}{suggestion}", "{index} has no criterion {given}{suggestion}"),
    Words("so lại mã với bảng điểm (hay với indexes.yaml) và với nguồn", "check the code against the scorecard (or indexes.yaml) and the source"),
)  # fmt: skip
UNKNOWN_INDEX_ID = error(
    "CT404", "unknown-index",
    Words("không có chỉ số `{given}`{suggestion}", "there is no index `{given}`{suggestion}"),
    Words("thêm chỉ số vào indexes.yaml, hoặc sửa mã", "add it to indexes.yaml, or correct the id"),
)  # fmt: skip
UNKNOWN_UNIT_ID = error(
    "CT405", "unknown-unit",
    Words("không có đơn vị `{given}`{suggestion}", "there is no unit `{given}`{suggestion}"),
    Words("thêm đơn vị vào units.yaml, hoặc sửa mã", "add it to units.yaml, or correct the id"),
)  # fmt: skip
SAME_SCORECARD_TWICE = error(
    "CT406", "same-scorecard-twice",
    Words("{index} {year} của {unit} đã có trong {other}", "{index} {year} of {unit} stands already in {other}"),
    Words("giữ lại một trong hai tệp", "keep one of the two files"),
)  # fmt: skip
DUPLICATE_ID = error(
    "CT407", "duplicate-id",
    Words("`{given}` đã có trong {other}, dòng {line}", "`{given}` stands already in {other}, line {line}"),
    Words("mỗi mục một mã định danh", "each entry has an id of its own"),
)  # fmt: skip
NAME_OF_TWO_AGENCIES = error(
    "CT408", "name-of-two-agencies",
    Words("tên “{given}” cũng là tên của `{other}`", "the name “{given}” belongs to `{other}` as well"),
    Words("mỗi cách viết chỉ thuộc một cơ quan", "a spelling belongs to one agency only"),
)  # fmt: skip
LOSS_WITHOUT_LEAD = warning(
    "CT409", "loss-without-lead",
    Words("chưa có kế hoạch nào phân công cơ quan chủ trì cho tiêu chí {code} (mất {lost} điểm)", "no plan gives {code} a lead agency, though it lost points ({lost})"),
    Words("thêm nhiệm vụ cho tiêu chí này vào kế hoạch; nếu chính văn bản không có, ghi vào `unassigned` của phần ấy", "add a task for it to a plan; if the document itself has none, say so under `unassigned` of that part"),
)  # fmt: skip
PRINTED_NAME_DIFFERS = error(
    "CT410", "printed-name-differs",
    Words("ô trong nguồn ghi “{printed}”, không có tên nào của `{given}`", "the source cell reads “{printed}”, which holds no name of `{given}`"),
    Words("sửa mã cơ quan, hoặc thêm cách viết này vào agencies.yaml", "correct the agency id, or add this spelling to agencies.yaml"),
)  # fmt: skip
BROKEN_MERGE = error(
    "CT411", "broken-merge",
    Words("ô gộp với dòng {row}, nhưng {reason_vi}", "the cell is merged with row {row}, but {reason_en}"),
    Words("ô gộp lấy nguyên giá trị của dòng phía trên", "a merged cell repeats the value of the row above it"),
)  # fmt: skip
CELL_SOURCE = error(
    "CT412", "cell-source",
    Words("ô phải có đúng một trong `printed`, `merged_with`, `inferred`, `missing`", "a cell must have exactly one of `printed`, `merged_with`, `inferred`, `missing`"),
    Words("`printed`: chữ trong ô của nguồn; `merged_with`: dòng có ô gộp xuống; `inferred`: căn cứ để suy ra; `missing`: nguồn không nêu ai (khi ấy `agencies: []`)", "`printed`: the text of the cell; `merged_with`: the row whose cell reaches down; `inferred`: the ground of an inference; `missing`: the source names nobody (then `agencies: []`)"),
)  # fmt: skip
CRITERION_TWICE_IN_ANNEX = error(
    "CT413", "criterion-twice-in-annex",
    Words("tiêu chí {given} đã có trong mục {other} của cùng phụ lục", "the criterion {given} stands already in item {other} of the same annex"),
    Words("mỗi tiêu chí một nhiệm vụ trong một phụ lục", "a criterion has one task in an annex"),
)  # fmt: skip
ITEM_WITHOUT_LEAD = error(
    "CT414", "item-without-lead",
    Words("mục {given} không có cơ quan chủ trì", "the item {given} has no lead agency"),
    Words("ghi cơ quan chủ trì vào `agencies`; ô trống thuộc về khối phía trên (`merged_with`)", "name the lead in `agencies`; an empty cell belongs to the block above it (`merged_with`)"),
)  # fmt: skip
ANSWERS_NOTHING = error(
    "CT415", "answers-nothing",
    Words("kế hoạch trả lời bảng điểm {index} {year}, nhưng không có bảng điểm ấy", "the plan answers the scorecard of {index} {year}, and there is none"),
    Words("thêm bảng điểm, hoặc sửa chỉ số và năm", "add the scorecard, or correct index and year"),
)  # fmt: skip
PRINTED_AGENCY_MISSING = error(
    "CT416", "printed-agency-missing",
    Words("ô trong nguồn ghi “{printed}”, trong đó có `{given}`, nhưng `agencies` không có", "the source cell reads “{printed}”, which names `{given}`, but `agencies` does not"),
    Words("thêm `{given}` vào `agencies`", "add `{given}` to `agencies`"),
)  # fmt: skip
TIMING_INCOMPLETE = error(
    "CT417", "timing-incomplete",
    Words("thời gian kiểu `{kind}` thiếu phần của nó, hoặc có phần của kiểu khác", "a timing of the kind `{kind}` lacks its own part, or has that of another kind"),
    Words("`quarters` cần `quarters: [1, 4]`, `reporting` cần `periods: [quarter, year]`, `date` cần `date: \"2023-07-31\"`; kiểu khác không có phần nào", "`quarters` needs `quarters: [1, 4]`, `reporting` needs `periods: [quarter, year]`, `date` needs `date: \"2023-07-31\"`; the others have none of these"),
)  # fmt: skip
ITEM_WITHOUT_TASK = error(
    "CT418", "item-without-task",
    Words("mục {given} không nói phải làm gì", "the item {given} does not say what is to be done"),
    Words("tóm tắt nhiệm vụ vào `task`; mục chỉ làm đầu đề thì ghi `title`", "sum the task up in `task`; a mere heading has a `title`"),
)  # fmt: skip
PART_SOURCE = error(
    "CT419", "part-source",
    Words("phần này phải là một phụ lục (`annex`) hoặc một mục (`section`)", "a part must be either an `annex` or a `section`"),
    Words("ghi đúng một trong hai", "write exactly one of the two"),
)  # fmt: skip
INDEX_MISSING = error(
    "CT420", "index-missing",
    Words("`{key}` nói về một chỉ số, nhưng không có `index`", "`{key}` speaks of an index, but there is no `index`"),
    Words("ghi chỉ số vào phần hay mục tiêu này, ví dụ `index: PAR-INDEX`", "name the index of this part or target, such as `index: PAR-INDEX`"),
)  # fmt: skip
TARGET_WITHOUT_YEAR = error(
    "CT421", "target-without-year",
    Words("mục tiêu {given} phải có đúng một trong `due` và `each_year`", "the target {given} must have exactly one of `due` and `each_year`"),
    Words("`due: 2022` là chậm nhất trong năm ấy; `each_year: {{first: 2018, last: 2020}}` là từng năm", "`due: 2022` is by the end of that year; `each_year: {{first: 2018, last: 2020}}` is every year"),
)  # fmt: skip
TARGET_UNIT = error(
    "CT422", "target-unit",
    Words("đơn vị của mục tiêu {given} không hợp với cách đặt mục tiêu", "the unit of the target {given} does not fit the rest of it"),
    Words("hạng (`rank`) đi với `within`, của cả chỉ số; điểm (`points`) cần `out_of`, đơn vị khác thì không", "`rank` goes with `within`, of a whole index; `points` need `out_of`, other units have none"),
)  # fmt: skip
UNKNOWN_TARGET = error(
    "CT423", "unknown-target",
    Words("kế hoạch này không có mục tiêu `{given}`{suggestion}", "this plan has no target `{given}`{suggestion}"),
    Words("ghi mã của một mục tiêu trong `targets` của cùng tệp", "write the id of one of the `targets` of the same file"),
)  # fmt: skip
SPAN_BACKWARDS = error(
    "CT424", "span-backwards",
    Words("`last` đứng trước `first`", "`last` is before `first`"),
    Words("đổi lại hai mốc, theo nguồn", "put the two right, after the source"),
)  # fmt: skip
UNKNOWN_SPELLING = error(
    "CT425", "unknown-spelling",
    Words("ô trong nguồn ghi “{printed}”; “{given}” không thuộc tên cơ quan nào", "the source cell reads “{printed}”; “{given}” belongs to no agency's name"),
    Words("thêm cách viết vào `variants` của cơ quan, hoặc vào `combinations` nếu chỉ nhiều cơ quan, trong agencies.yaml", "add the spelling to the `variants` of the agency in agencies.yaml, or to `combinations` if it names several"),
)  # fmt: skip
UNKNOWN_PLAN = error(
    "CT426", "unknown-plan",
    Words("không có kế hoạch `{given}`{suggestion}", "there is no plan `{given}`{suggestion}"),
    Words("ghi mã văn bản (`document`) của một kế hoạch trong plans/", "write the `document` of a plan in plans/"),
)  # fmt: skip
UNKNOWN_ITEM = error(
    "CT427", "unknown-item",
    Words("{plan} không có mục `{given}`{suggestion}", "{plan} has no item `{given}`{suggestion}"),
    Words("ghi `id` của một nhiệm vụ trong kế hoạch; xem `ctscore tasks --plan {plan}`", "write the `id` of a task of the plan; see `ctscore tasks --plan {plan}`"),
)  # fmt: skip
NOT_ITS_ITEM = error(
    "CT428", "not-its-item",
    Words("`{agency}` không chủ trì mục {given}", "`{agency}` does not lead the item {given}"),
    Words("chỉ cơ quan chủ trì, hay thành viên của nhóm chủ trì (`member_of`), báo cáo về một nhiệm vụ", "a task is reported on by an agency that leads it, or a member (`member_of`) of a group that does"),
)  # fmt: skip
SAME_REPORT_TWICE = error(
    "CT429", "same-report-twice",
    Words("mục {given} đã được báo cáo cho kỳ này trong {other}, dòng {line}", "the item {given} is reported for this period already in {other}, line {line}"),
    Words("giữ lại một báo cáo cho mỗi mục, mỗi cơ quan, mỗi kỳ", "keep one report for an item, an agency and a period"),
)  # fmt: skip
REPORT_OUTSIDE_PLAN = error(
    "CT430", "report-outside-plan",
    Words("kỳ {given} nằm ngoài thời gian của {plan}", "the period {given} is outside the years of {plan}"),
    Words("sửa kỳ báo cáo, hoặc `period` của kế hoạch", "correct the period, or the `period` of the plan"),
)  # fmt: skip
SAME_PLAN_TWICE = error(
    "CT431", "same-plan-twice",
    Words("kế hoạch `{given}` đã có trong {other}", "the plan `{given}` stands already in {other}"),
    Words("giữ lại một trong hai tệp", "keep one of the two files"),
)  # fmt: skip
NOT_A_TASK = error(
    "CT432", "not-a-task",
    Words("mục {given} là đề mục hay trách nhiệm chung, không phải nhiệm vụ", "the item {given} is a heading or a duty, not a task"),
    Words("báo cáo theo từng nhiệm vụ; xem `ctscore tasks --plan {plan}`", "report on tasks; see `ctscore tasks --plan {plan}`"),
)  # fmt: skip
HEADING_WITH_CELLS = error(
    "CT433", "heading-with-cells",
    Words("`{key}` không có tác dụng ở đề mục {given}: các mục con không thừa hưởng", "`{key}` has no effect on the heading {given}: the items below do not inherit it"),
    Words("chuyển xuống từng mục con", "move it to the items below"),
)  # fmt: skip
LISTED_TWICE = error(
    "CT434", "listed-twice",
    Words("`{given}` được ghi hai lần", "`{given}` is listed twice"),
    Words("mỗi giá trị ghi một lần", "write each value once"),
)  # fmt: skip
QUARTERS_DIFFER = error(
    "CT435", "quarters-differ",
    Words("ô trong nguồn ghi “{printed}”, tức là quý {printed_quarters}, nhưng `quarters` là {given}", "the source cell reads “{printed}”, which is quarter {printed_quarters}, but `quarters` are {given}"),
    Words("sửa `quarters` hoặc `printed`, theo nguồn", "correct `quarters` or `printed`, after the source"),
)  # fmt: skip
DONE_IN_PART = error(
    "CT436", "done-in-part",
    Words("`done` mà chỉ {given} phần trăm", "`done` with {given} percent"),
    Words("xong là 100 phần trăm; chưa xong thì ghi `under-way` hoặc `late`", "done is 100 percent; what is not done is `under-way` or `late`"),
)  # fmt: skip
STATUS_EMPTY = warning(
    "CT437", "status-empty",
    Words("mục {given} chưa báo cáo: `status` còn trống", "the item {given} is not reported on yet: `status` is empty"),
    Words("điền một trong: done, under-way, late, not-started; hoặc xóa mục", "fill in one of: done, under-way, late, not-started; or delete the item"),
)  # fmt: skip
PLAN_UNDATED = error(
    "CT438", "plan-undated",
    Words("văn bản `{given}` của kế hoạch chưa có `date`", "the plan's document `{given}` has no `date`"),
    Words("ghi ngày ban hành vào documents.yaml: không việc nào đến hạn trước ngày ấy", "write the day of issue into documents.yaml: nothing falls due before it"),
)  # fmt: skip
ASSIGNED_AFTER_ALL = error(
    "CT439", "assigned-after-all",
    Words("{given} ghi là chưa có nhiệm vụ, nhưng mục {item} có nhiệm vụ cho tiêu chí này", "{given} is said to have no task, but the item {item} is a task for it"),
    Words("bỏ tiêu chí khỏi `unassigned`", "take it out of `unassigned`"),
)  # fmt: skip
BEGUN_AFTER_ALL = error(
    "CT440", "begun-after-all",
    Words("`not-started` mà đã được {given} phần trăm", "`not-started` with {given} percent"),
    Words("đã làm thì ghi `under-way`, `late` hoặc `done`; chưa làm thì bỏ `percent`", "what was begun is `under-way`, `late` or `done`; what was not has no `percent`"),
)  # fmt: skip
SAME_TASK_TWICE = error(
    "CT441", "same-task-twice",
    Words("mục {given} và mục {other} là một: cùng dòng {row}, cùng nhiệm vụ", "the items {given} and {other} are one: the same row {row}, the same task"),
    Words("giữ lại một mục; nếu là hai nhiệm vụ thì sửa `row` hoặc `task` theo nguồn", "keep one of them; if they are two tasks, correct `row` or `task` after the source"),
)  # fmt: skip
HOME_WITHOUT_SCORECARD = error(
    "CT442", "home-without-scorecard",
    Words("đơn vị đầu tiên, `{home}`, được coi là đơn vị mình, nhưng mọi bảng điểm và kế hoạch đều là của `{unit}`", "the first unit, `{home}`, is taken for ours, but all scorecards and plans are those of `{unit}`"),
    Words("đưa `{unit}` lên đầu units.yaml, hoặc sửa `unit` trong các tệp kia", "put `{unit}` first in units.yaml, or correct `unit` in the other files"),
)  # fmt: skip
TITLE_OF_ANOTHER = warning(
    "CT443", "title-of-another",
    Words("mục mang tên “{title}”, là tên của {there} trong {other}, nhưng `criteria` ghi {given}", "the item is called “{title}”, the name of {there} in {other}, but its `criteria` are {given}"),
    Words("so lại `criteria` và `title` với nguồn", "check `criteria` and `title` against the source"),
)  # fmt: skip
INFERRED_QUARTERS = error(
    "CT444", "inferred-quarters",
    Words("lý do suy ra ghi “{reason}”, tức là quý {read}, nhưng `quarters` là {given}", "the ground of the inference reads “{reason}”, which is quarter {read}, but `quarters` are {given}"),
    Words("sửa `quarters` hoặc `inferred`", "correct `quarters` or `inferred`"),
)  # fmt: skip
DATE_DIFFERS = error(
    "CT445", "date-differs",
    Words("ô trong nguồn ghi “{printed}”, nhưng `date` là {given}", "the source cell reads “{printed}”, but `date` is {given}"),
    Words("sửa `date` hoặc `printed`, theo nguồn", "correct `date` or `printed`, after the source"),
)  # fmt: skip
PLAN_YEARS = warning(
    "CT446", "plan-years",
    Words("`period` là {given}, nhưng tên của `{document}` trong {other} ghi {named}", "`period` is {given}, but the title of `{document}` in {other} says {named}"),
    Words("so lại với nguồn: việc đến hạn và mục tiêu tính theo các năm này", "check it against the source: due dates and targets follow these years"),
)  # fmt: skip
OUTSIDE_PLAN = warning(
    "CT447", "year-outside-plan",
    Words("năm {given} nằm ngoài thời gian của kế hoạch ({period})", "the year {given} lies outside the years of the plan ({period})"),
    Words("so lại với nguồn; nếu nguồn ghi như vậy thì không cần làm gì", "check it against the source; if it says so, there is nothing to do"),
)  # fmt: skip
ID_OF_ANOTHER = warning(
    "CT448", "id-of-another",
    Words("`{given}` mang tên “{name}”, còn “{there}” là tên của `{other}`", "`{given}` is called “{name}”, while “{there}” is the name of `{other}`"),
    Words("tên hai mục có thể đã bị đổi chỗ: so lại cả hai", "the names of the two may have been swapped: check both"),
)  # fmt: skip
ID_OF_ANOTHER_YEAR = warning(
    "CT449", "id-of-another-year",
    Words("mã `{given}` ghép từ số {number} và năm {year}, nhưng `date` là {date}", "the id `{given}` is made of the number {number} and the year {year}, but `date` is {date}"),
    Words("so lại ngày ban hành với nguồn", "check the day of issue against the source"),
)  # fmt: skip

REFERENCE_RULES = (
    UNKNOWN_DOCUMENT, UNKNOWN_AGENCY_ID, UNKNOWN_CRITERION_CODE, UNKNOWN_INDEX_ID, UNKNOWN_UNIT_ID,
    SAME_SCORECARD_TWICE, DUPLICATE_ID, NAME_OF_TWO_AGENCIES, LOSS_WITHOUT_LEAD, PRINTED_NAME_DIFFERS,
    BROKEN_MERGE, CELL_SOURCE, CRITERION_TWICE_IN_ANNEX, ITEM_WITHOUT_LEAD,
    ANSWERS_NOTHING, PRINTED_AGENCY_MISSING, TIMING_INCOMPLETE, ITEM_WITHOUT_TASK, PART_SOURCE,
    INDEX_MISSING, TARGET_WITHOUT_YEAR, TARGET_UNIT, UNKNOWN_TARGET, SPAN_BACKWARDS, UNKNOWN_SPELLING,
    UNKNOWN_PLAN, UNKNOWN_ITEM, NOT_ITS_ITEM, SAME_REPORT_TWICE, REPORT_OUTSIDE_PLAN,
    SAME_PLAN_TWICE, NOT_A_TASK, HEADING_WITH_CELLS, LISTED_TWICE, QUARTERS_DIFFER, DONE_IN_PART, STATUS_EMPTY,
    PLAN_UNDATED, ASSIGNED_AFTER_ALL, BEGUN_AFTER_ALL, SAME_TASK_TWICE, HOME_WITHOUT_SCORECARD,
    TITLE_OF_ANOTHER, INFERRED_QUARTERS, DATE_DIFFERS, PLAN_YEARS, OUTSIDE_PLAN, ID_OF_ANOTHER,
    ID_OF_ANOTHER_YEAR,
)  # fmt: skip
