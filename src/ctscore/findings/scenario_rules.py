"""Rules about scenarios and effort: changes that a scorecard cannot take, limits that do not fit its criteria."""

from ctscore.findings.rule import error, warning
from ctscore.phrases import Words

UNKNOWN_CRITERION_CODE = error(
    "CT403", "unknown-criterion",
    Words("{index} không có tiêu chí {given}{suggestion}", "{index} has no criterion {given}{suggestion}"),
    Words("so lại mã với bảng điểm (hay với indexes.yaml) và với nguồn", "check the code against the scorecard (or indexes.yaml) and the source"),
)  # fmt: skip
CHANGE_OF_PARENT = error(
    "CT701", "change-of-parent",
    Words("{code} có các phần ({parts}): điểm của nó {how}", "{code} has parts ({parts}): its points are {how}"),
    Words("{mend}", "{mend}"),
)  # fmt: skip
CHANGE_OFF_SCALE = error(
    "CT702", "change-off-scale",
    Words("{code} sẽ được {given} điểm, thang của nó từ {min} đến {max}", "{code} would have {given} points, on a scale from {min} to {max}"),
    Words("viết một số trong thang điểm, hoặc `max`", "write a number on the scale, or `max`"),
)  # fmt: skip
CHANGE_TWICE = error(
    "CT703", "change-twice",
    Words("{code} được đổi hai lần", "{code} is changed twice"),
    Words("giữ lại một thay đổi cho mỗi tiêu chí", "keep one change for each criterion"),
)  # fmt: skip
CHANGE_UNCLEAR = error(
    "CT704", "change-unclear",
    Words("{code} phải có đúng một trong `to` và `by`", "{code} must have exactly one of `to` and `by`"),
    Words("`to: 1.5` hoặc `to: max` là điểm sẽ đạt; `by: 0.3` là điểm tăng thêm, số âm là giảm", "`to: 1.5` or `to: max` is what it will have; `by: 0.3` is what it gains, a negative number what it loses"),
)  # fmt: skip
CHANGE_WITHOUT_SCALE = error(
    "CT705", "change-without-scale",
    Words("không nguồn nào nêu thang điểm của {code}", "no source prints the scale of {code}"),
    Words("bỏ dòng này: không có thang điểm để tính", "leave it out: there is no scale to reckon on"),
)  # fmt: skip
NOT_APPLICABLE = error(
    "CT708", "change-not-applicable",
    Words("{code} không áp dụng nên không đổi điểm được", "{code} does not apply, so that its points cannot change"),
    Words("bỏ dòng này; nếu tiêu chí có áp dụng thì sửa `not_applicable`, `na` hay `own_max` trong dữ liệu", "leave it out; if it does apply, correct `not_applicable`, `na` or `own_max` in the data"),
)  # fmt: skip
CHANGE_WITHOUT_POINTS = error(
    "CT709", "change-without-points",
    Words("{code} là giá trị thô, hoặc câu trả lời không có điểm: không cộng vào tổng", "{code} is a raw value, or an answer without points: it is never added up"),
    Words("bỏ dòng này: đổi nó không đổi tổng điểm", "leave it out: no total changes with it"),
)  # fmt: skip
CHANGE_TO_NO_ANSWER = error(
    "CT710", "change-to-no-answer",
    Words("“{given}” không phải câu trả lời của {code}: {known}", "“{given}” is no answer to {code}: {known}"),
    Words("viết một câu trả lời mà chỉ số khai báo, hoặc đúng số điểm của nó", "write an answer that the index declares, or the points of one"),
)  # fmt: skip
CHANGE_OF_UNKNOWN = error(
    "CT717", "change-of-unknown",
    Words("{code} chưa có điểm nên không thêm bớt được", "{code} has no points yet, so that none can be added or taken off"),
    Words("viết điểm sẽ đạt: `to: 1.5`, hay {code}=1.5", "write what it will have: `to: 1.5`, or {code}=1.5"),
)  # fmt: skip
EFFORT_TWICE = error(
    "CT711", "effort-twice",
    Words("{given} được nêu hai lần", "{given} stands twice"),
    Words("giữ lại một dòng", "keep one line"),
)  # fmt: skip
EFFORT_EMPTY = error(
    "CT712", "effort-empty",
    Words("{code} không có `effort` cũng không có `steps`", "{code} has neither `effort` nor `steps`"),
    Words("ghi công sức cho mỗi điểm, các mức điểm có thể chấm, hoặc bỏ dòng này", "write what a point costs or which scores can be given, or remove the line"),
)  # fmt: skip
STEPS_OF_PARENT = error(
    "CT713", "steps-of-parent",
    Words("{code} có các phần ({parts}): điểm được chấm ở từng phần", "{code} has parts ({parts}): scores are given to them"),
    Words("ghi `steps` cho từng phần", "write the `steps` of each part"),
)  # fmt: skip
STEP_OFF_SCALE = error(
    "CT714", "step-off-scale",
    Words("{code} có mức {given} điểm, thang của nó từ {min} đến {max}", "{code} has a step at {given} points, on a scale from {min} to {max}"),
    Words("ghi các mức nằm trong thang điểm", "write steps on the scale"),
)  # fmt: skip
STEPS_OUT_OF_ORDER = error(
    "CT715", "steps-out-of-order",
    Words("{code}: mức {given} đứng sau mức {before}", "{code}: the step {given} follows {before}"),
    Words("xếp các mức từ thấp đến cao, mỗi mức một lần", "list the steps from low to high, each once"),
)  # fmt: skip
BETWEEN_STEPS = warning(
    "CT716", "between-steps",
    Words("{code} đạt {given} điểm, không phải mức nào trong {steps}", "{code} has {given} points, which is none of its steps {steps}"),
    Words("kiểm tra các mức, hoặc bảng điểm", "check the steps, or the scorecard"),
)  # fmt: skip

RULE_DOCS = r"""
- code: CT403
  why:
    vi: "Nhiệm vụ gắn với một mã không có thật thì không lấy lại điểm nào, còn tiêu chí định nói tới hiện ra như chưa ai chủ trì."
    en: "A task for a code that does not exist wins no point back, and the criterion that was meant seems to have no lead."
  file: plans/ke-hoach.yaml
  example: |2
      row: "1.2"
    - criteria: ["1.3"]
    + criteria: ["1.2"]
- code: CT701
  why:
    vi: "Điểm của tiêu chí có phần là tổng các phần. Nâng thẳng tổng thì không biết phần nào tăng, cơ quan nào phải làm, và tổng không còn khớp với các phần."
    en: "A criterion with parts has the sum of their points. Raise the sum itself and nobody knows which part rises or which agency has to act, and the sum no longer agrees with the parts."
  file: scenarios/kich-ban.yaml
  example: |2
      format: ctscore/scenario@1
      name: {vi: Đủ điểm lĩnh vực một, en: Field one in full}
      index: PAR-INDEX
      year: 2022
      changes:
    - - {code: "1", to: 3}
    + - {code: "1.1", to: max}
    + - {code: "1.2", to: max}
- code: CT702
  why:
    vi: "Kịch bản cho điểm ngoài thang là hứa một kết quả không ai chấm được: chỉ tiêu trình lên sẽ cao hơn mức có thể đạt."
    en: "A scenario with points off the scale promises what nobody can award: the target put forward would be higher than what can be reached."
  file: scenarios/kich-ban.yaml
  example: |2
      format: ctscore/scenario@1
      name: {vi: Tăng tiêu chí một hai, en: More for criterion one two}
      index: PAR-INDEX
      year: 2022
      changes:
    - - {code: "1.2", by: 1}
    + - {code: "1.2", by: 0.25}
- code: CT703
  why:
    vi: "Một tiêu chí đổi hai lần thì không rõ lần nào tính; cộng cả hai thì điểm tăng thêm của một việc được kể hai lần."
    en: "Where a criterion is changed twice, it is not clear which change counts; taken together, the gain of one measure is counted twice."
  file: scenarios/kich-ban.yaml
  example: |2
      format: ctscore/scenario@1
      name: {vi: Tăng tiêu chí một một, en: More for criterion one one}
      index: PAR-INDEX
      year: 2022
      changes:
    - - {code: "1.1", by: 0.25}
    - - {code: "1.1", by: 0.5}
    + - {code: "1.1", by: 0.75}
- code: CT704
  why:
    vi: "`to` là điểm sẽ đạt, `by` là điểm tăng thêm. Ghi cả hai thì mỗi số cho một tổng điểm khác nhau; không ghi số nào thì không biết kịch bản định nói gì."
    en: "`to` is what the criterion will have, `by` what it gains. With both, each leads to another total; with neither, nobody knows what the scenario means."
  file: scenarios/kich-ban.yaml
  example: |2
      format: ctscore/scenario@1
      name: {vi: Tăng tiêu chí một hai, en: More for criterion one two}
      index: PAR-INDEX
      year: 2022
      changes:
    - - {code: "1.2", to: 2, by: 0.25}
    + - {code: "1.2", to: 2}
- code: CT705
  why:
    vi: "Không rõ thang điểm thì không biết còn tăng được bao nhiêu: con số đưa ra có thể vượt mức cao nhất mà không ai kiểm được."
    en: "Without a scale nobody knows how much is left to gain: the figure may be above what can be awarded at all, and nothing can tell."
  bad:
    vi: "kịch bản có `{code: \"1.1\", to: 1}`, mà 1.1 trong bảng các đơn vị ghi `no_scale`, không có `max`"
    en: "the scenario has `{code: \"1.1\", to: 1}`, and in the panel 1.1 has `no_scale` and no `max`"
  good:
    vi: "kịch bản chỉ đổi các tiêu chí có `max`, như `{code: \"1.2\", to: 3}`"
    en: "the scenario changes only criteria that have a `max`, as in `{code: \"1.2\", to: 3}`"
- code: CT708
  why:
    vi: "Tiêu chí không áp dụng thì không ai chấm: phương án tính điểm ở đó là hứa những điểm không bao giờ có."
    en: "Nobody scores a criterion that does not apply: a plan that counts on points there promises what will never come."
  bad:
    vi: "kịch bản có `{code: \"1.1\", to: 1}`, mà 1.1 trong bảng điểm ghi `not_applicable: {how: shrink}`"
    en: "the scenario has `{code: \"1.1\", to: 1}`, and in the scorecard 1.1 has `not_applicable: {how: shrink}`"
  good:
    vi: "kịch bản chỉ đổi các tiêu chí có áp dụng, như `{code: \"1.2\", to: 2}`"
    en: "the scenario changes only criteria that apply, as in `{code: \"1.2\", to: 2}`"
- code: CT709
  why:
    vi: "Giá trị thô (tỷ lệ nghèo, số ngày) và câu trả lời không có điểm không bao giờ được cộng: đổi chúng thì tổng vẫn như cũ, mà kịch bản tưởng là đã tăng."
    en: "Raw values (a poverty rate, days) and answers without points are never added up: the total stays what it was, while the scenario seems to raise it."
  bad:
    vi: "kịch bản có `{code: \"1.1\", to: 10}`, mà 1.1 là giá trị thô (`better: lower`)"
    en: "the scenario has `{code: \"1.1\", to: 10}`, and 1.1 holds a raw value (`better: lower`)"
  good:
    vi: "kịch bản chỉ đổi các tiêu chí có điểm, như `{code: \"1.2\", to: 2}`"
    en: "the scenario changes only criteria that have points, as in `{code: \"1.2\", to: 2}`"
- code: CT710
  why:
    vi: "Một câu trả lời mà chỉ số không có thì không ai biết được bao nhiêu điểm."
    en: "Nobody knows what an answer is worth that the index does not have."
  bad:
    vi: "kịch bản có `{code: \"1.1\", to: Xuất sắc}`, mà 1.1 chỉ có Đạt và Không đạt"
    en: "the scenario has `{code: \"1.1\", to: Excellent}`, and 1.1 has Met and Not met only"
  good:
    vi: "kịch bản có `{code: \"1.1\", to: Đạt}`"
    en: "the scenario has `{code: \"1.1\", to: Met}`"
- code: CT711
  why:
    vi: "Một tiêu chí hay một cơ quan nêu hai lần với hai con số thì không rõ số nào đúng: phương án có thể giao cho cơ quan nhiều việc hơn sức của họ."
    en: "With two figures for one criterion or one agency, it is not clear which is right: the path may ask more of an agency than it can give."
  begins: effort
  example: |2
      budgets:
      - {agency: so-mot, effort: 3}
    - - {agency: so-mot, effort: 4}
    + - {agency: so-hai, effort: 4}
- code: CT712
  why:
    vi: "Dòng chỉ có mã không thay đổi gì: tiêu chí ấy vẫn tính theo mức chung, trong khi người ghi tưởng đã đặt mức riêng cho nó."
    en: "A line with a code alone changes nothing: the criterion still costs what all others do, while whoever wrote it believes to have set its own figure."
  begins: effort
  example: |2
      criteria:
    - - {code: "1.1"}
    + - {code: "1.1", effort: 2}
- code: CT713
  why:
    vi: "Hội đồng chấm điểm từng phần, không chấm tiêu chí cấp trên. Đặt mức ở cấp trên thì các phần vẫn để ngỏ, và phương án đưa ra những mức điểm không có trong thang chấm."
    en: "Scores are given to the parts, not to the criterion above them. Steps set above leave the parts open, and the path proposes scores that nobody can award."
  begins: effort
  example: |2
      criteria:
    - - {code: "1", steps: [0, 1.75, 3]}
    + - {code: "1.1", steps: [0, 0.25, 1]}
    + - {code: "1.2", steps: [0, 1.5, 2]}
- code: CT714
  why:
    vi: "Không ai chấm được mức nằm ngoài thang. Mức ấy thường là số của tiêu chí khác chép nhầm sang, còn mức đúng thì bị thiếu."
    en: "Nobody can award a score off the scale. Such a step is usually copied from another criterion, and the right one is missing."
  begins: effort
  example: |2
      criteria:
    - - {code: "1.1", steps: [0, 0.25, 1.5]}
    + - {code: "1.1", steps: [0, 0.25, 1]}
- code: CT715
  why:
    vi: "Mức bị đảo hay lặp lại thường là một con số gõ nhầm: mức đúng không có trong danh sách, và không phương án nào đề xuất nó."
    en: "A step out of order or repeated is usually a mistyped figure: the one that was meant is not in the list, and no path ever proposes it."
  begins: effort
  example: |2
      criteria:
    - - {code: "1.2", steps: [0, 1.5, 0.5, 2]}
    + - {code: "1.2", steps: [0, 0.5, 1.5, 2]}
- code: CT716
  why:
    vi: "Điểm đang có mà không phải một mức có thể chấm thì các mức hoặc bảng điểm bị chép sai: số điểm còn lấy lại được sẽ tính lệch."
    en: "Where today's points are none of the scores that can be given, either the steps or the scorecard were miscopied, and what is left to win is computed wrong."
  begins: effort
  example: |2
      criteria:
    - - {code: "1.2", steps: [0, 1, 2]}
    + - {code: "1.2", steps: [0, 1.5, 2]}
- code: CT717
  why:
    vi: "Chưa có điểm không phải là 0 điểm: cộng thêm vào cái chưa biết thì ra một con số không có căn cứ."
    en: "No points yet are not 0 points: adding to what is not known gives a figure that rests on nothing."
  bad:
    vi: "kịch bản có `{code: \"1.1\", by: 0.5}`, mà 1.1 trong bảng điểm chưa có `achieved`"
    en: "the scenario has `{code: \"1.1\", by: 0.5}`, and in the scorecard 1.1 has no `achieved` yet"
  good:
    vi: "kịch bản có `{code: \"1.1\", to: 0.5}`: điểm sẽ đạt"
    en: "the scenario has `{code: \"1.1\", to: 0.5}`: what it will have"
"""
