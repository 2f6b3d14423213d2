"""All commands in the order of a year's work: what each is for, in both languages, and examples.

Knows no option: those are in the module that `options` names, loaded when the command is used.
"""

from __future__ import annotations

from collections.abc import Callable

from ctscore.phrases import Words
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: where its options are (module and function in `ctscore.cli`), and what it does.

    That is a question in `ctscore.questions`, such as ``gaps.ask``, or `work` in `ctscore.cli`. `line` stands
    in the list of commands, and with `more` on its page.
    """

    name: str
    options: str
    line: Words
    more: Words = Words("", "")
    ask: str = ""
    work: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A command with commands of its own; `usual` names the one that is meant where none is named."""

    name: str
    line: Words
    commands: tuple[Command, ...]
    more: Words = Words("", "")
    examples: tuple[str, ...] = ()
    usual: Callable[[list[str]], str] | None = None


Entry = Command | Group

SCORE = (
    Command(
        "totals",
        "questions.totals",
        Words("Được bao nhiêu điểm, từng chỉ số và lĩnh vực?", "What did we score, per index and field?"),
        Words("Có khớp với điểm đã công bố không?", "Does it agree with what was published?"),
        ask="totals.ask",
        examples=("ctscore totals 2022", "ctscore totals --index PAR-INDEX --depth 2"),
    ),
    Command(
        "gaps",
        "questions.gaps",
        Words(
            "Mất điểm nhiều nhất ở đâu, cơ quan nào chủ trì?", "What lost the most points, and who leads it?"
        ),
        ask="gaps.ask",
        examples=(
            "ctscore gaps 2022 --top 10",
            "ctscore gaps 2022 --by agency",
            "ctscore gaps 2022 --agency 'so tu phap'",
        ),
    ),
    Command(
        "stages",
        "questions.stages",
        Words("Mỗi giai đoạn cho bao nhiêu, bị cắt ở đâu?", "What did each stage give, and what was cut?"),
        Words(
            "Tự chấm, thẩm định, công bố: điểm bị cắt giữa hai giai đoạn, và của ai.",
            "Self-assessed, appraised, published: what was cut between two of them, and whose it is.",
        ),
        ask="totals.stages",
        examples=("ctscore stages 2022 --from self --to published",),
    ),
    Command(
        "agencies",
        "questions.agencies",
        Words("Mỗi cơ quan chủ trì còn nợ bao nhiêu điểm?", "What does each lead agency owe?"),
        Words(
            "Cùng --agency: trang riêng của cơ quan ấy. Không ghi năm: mọi cơ quan trong danh mục.",
            "With --agency: its own page. Without YEAR: all agencies on file.",
        ),
        ask="agencies.ask",
        examples=("ctscore agencies 2022", "ctscore agencies 2022 --agency STP"),
    ),
    Command(
        "show",
        "questions.show",
        Words("Mọi điều về một tiêu chí, hay một cơ quan", "Everything about one criterion, or one agency"),
        Words(
            "Tiêu chí: đến tận dòng của nguồn. Cơ quan: trong mọi kế hoạch.",
            "A criterion: down to the source row. An agency: in every plan.",
        ),
        ask="show.ask",
        examples=("ctscore show 2.4.1", "ctscore show 'so tu phap'"),
    ),
    Command(
        "tree",
        "questions.tree",
        Words("Cây tiêu chí, với điểm đạt và điểm mất", "The tree of criteria, with points and losses"),
        ask="totals.tree",
        examples=("ctscore tree 2022 --index PAR-INDEX --depth 2",),
    ),
)
COMPARE = (
    Command(
        "compare",
        "questions.compare",
        Words("Hai năm khác nhau ở đâu, hay hai nơi?", "What differs between two years, or two units?"),
        Words("Cùng --scenario: một kịch bản đổi những gì.", "With --scenario: what a scenario changes."),
        ask="compare.ask",
        examples=("ctscore compare 2021 2022", "ctscore compare 2022 --unit 'dong thap'"),
    ),
    Command(
        "rank",
        "questions.rank",
        Words(
            "Đứng thứ mấy, lên một hạng cần bao nhiêu điểm?",
            "Where do we stand, and what costs the next rank?",
        ),
        ask="standing.ask_rank",
        examples=("ctscore rank 2022 --index PAPI", "ctscore rank 2022 --index PAPI --around 10"),
    ),
    Command(
        "trend",
        "questions.trend",
        Words("Một chỉ số, hay tiêu chí, qua các năm", "How an index, or a criterion, went over the years"),
        ask="standing.ask_trend",
        examples=("ctscore trend --index PAPI", "ctscore trend --index PAPI --code 5"),
    ),
    Command(
        "profile",
        "questions.profile",
        Words("Mạnh ở đâu, yếu ở đâu so với mọi nơi?", "Where are we strong and weak among all?"),
        Words(
            "Hạng, vị trí phần trăm, nơi cao nhất và trung vị ở từng nội dung.",
            "Rank, percentile, best and median at each dimension.",
        ),
        ask="standing.ask_profile",
        examples=("ctscore profile 2022 --index PAPI",),
    ),
)
PLAN = (
    Command(
        "path",
        "planning.path",
        Words(
            "Ít nhất phải sửa gì để đạt một tổng điểm, một hạng?", "The least to fix for a total or a rank"
        ),
        Words("Và cơ quan nào phải sửa.", "And who must fix it."),
        ask="path.ask",
        examples=("ctscore path 2022 --index PAR-INDEX --to 90", "ctscore path 2022 --index PAPI --rank 20"),
    ),
    Command(
        "whatif",
        "planning.whatif",
        Words(
            "Nếu các tiêu chí này tốt lên thì tổng điểm là bao nhiêu?", "If these improve, what is the total?"
        ),
        Words("Và hạng, và việc của ai.", "And the rank, and whose work it is."),
        ask="whatif.ask",
        examples=("ctscore whatif 2022 --index PAR-INDEX --set 5.4=max",),
    ),
    Command(
        "sensitivity",
        "planning.sensitivity",
        Words(
            "Mỗi tiêu chí, và trọng số, nặng đến đâu?", "How much hangs on each criterion, and its weight?"
        ),
        ask="sensitivity.ask",
        examples=("ctscore sensitivity 2022 --index PAR-INDEX",),
    ),
    Command(
        "coverage",
        "planning.coverage",
        Words("Kế hoạch có đủ cho những gì đã mất không?", "Do our plans cover what we lost?"),
        Words(
            "Điểm mất đã có nhiệm vụ và cơ quan chủ trì, và điểm chưa có.",
            "Points with a task and a lead, and points without.",
        ),
        ask="plans.ask_coverage",
        examples=("ctscore coverage 2022",),
    ),
    Command(
        "tasks",
        "planning.tasks",
        Words(
            "Ai làm gì, khi nào xong, cho tiêu chí nào?", "Who must do what, by when, for which criterion?"
        ),
        ask="tasks.ask_tasks",
        examples=("ctscore tasks --plan 121", "ctscore tasks --agency STP --role lead"),
    ),
    Command(
        "plans",
        "planning.plans",
        Words("Có những kế hoạch, chương trình nào?", "Which plans and programmes are on file?"),
        Words("Và mỗi kế hoạch có gì.", "And what each holds."),
        ask="plans.ask_plans",
        examples=("ctscore plans",),
    ),
    Command(
        "targets",
        "planning.targets",
        Words("Có đạt mục tiêu đã hứa không?", "Did we reach what we promised?"),
        ask="plans.ask_targets",
        examples=("ctscore targets --year 2022",),
    ),
    Command(
        "calendar",
        "planning.calendar",
        Words("Việc gì đến hạn khi nào?", "What falls due when?"),
        Words(
            "Cùng --format ics: tệp cho Outlook hay Google Calendar.",
            "With --format ics: a file for Outlook or Google Calendar.",
        ),
        ask="tasks.ask_calendar",
        examples=("ctscore calendar 2023-Q3", "ctscore calendar 2023 --agency STP -o lich.ics"),
    ),
    Command(
        "progress",
        "planning.progress",
        Words("Việc nào xong, trễ, hay chưa báo cáo?", "What is done, late, or not reported?"),
        Words("Và bao nhiêu điểm đang treo.", "And how many points are at stake."),
        ask="plans.ask_progress",
        examples=("ctscore progress 2023 --quarter 3",),
    ),
)
PAPERS = (
    Command(
        "report",
        "files.report",
        Words(
            "Cả năm trên một trang cho trình duyệt; phiếu giao việc",
            "A year on one page for any browser; sheets to assign work",
        ),
        Words(
            "Có hình vẽ; cùng --agency là phiếu giao việc của cơ quan ấy.",
            "With pictures; with --agency the sheet that this agency is given.",
        ),
        ask="report.ask",
        examples=(
            "ctscore report 2022 -o bao-cao.html",
            "ctscore report 2022 --summary -o tom-tat.html",
            "ctscore report 2022 --agency STP -o stp.html",
            "ctscore report 2022 --all-agencies -o phieu/",
        ),
    ),
    Command(
        "workbook",
        "files.workbook",
        Words(
            "Một tệp Excel của cả năm, tổng điểm là công thức",
            "One Excel file of a year, its totals as formulas",
        ),
        Words("Cả điểm mất, cơ quan, nhiệm vụ, nguồn.", "With gaps, agencies, tasks and sources."),
        ask="papers.ask_workbook",
        examples=("ctscore workbook 2022 -o nam-2022.xlsx",),
    ),
    Command(
        "annex",
        "files.annex",
        Words("Dự thảo phụ lục của kế hoạch sắp lập", "Draft the annex of the next plan"),
        Words(
            "Những gì mất điểm, cùng nhiệm vụ và cơ quan chủ trì của kế hoạch trước.",
            "What lost points, with the tasks and leads of the last plan.",
        ),
        ask="papers.ask_annex",
        examples=(
            "ctscore annex 2022 -o phu-luc.docx",
            "ctscore annex 2022 --against phu-luc.docx -o phu-luc-2.docx",
        ),
    ),
    Command(
        "minutes",
        "files.minutes",
        Words("Tài liệu cho cuộc họp", "The notes for a meeting"),
        Words(
            "Kết luận, rồi kết quả, điểm mất, việc cần làm, cơ quan chủ trì, mục tiêu, điểm cần làm rõ.",
            "Conclusions, then results, losses, what to do, who leads, targets, what is open.",
        ),
        ask="papers.ask_minutes",
        examples=("ctscore minutes 2022 -o hop.docx --top 5",),
    ),
    Command(
        "report-template",
        "files.report_template",
        Words("Mẫu báo cáo tiến độ cho một cơ quan điền", "The progress report that an agency fills in"),
        Words("Nhiệm vụ của cơ quan trong một kế hoạch, cho một kỳ.", "Its tasks of a plan, for one period."),
        ask="templates.report",
        examples=("ctscore report-template 121 --agency STP --period 2023-Q3",),
    ),
)
NEW = Group(
    "new",
    Words("Lập tệp dữ liệu: bảng điểm, hay kế hoạch", "Start a data file: a scorecard, or a plan"),
    (
        Command(
            "scorecard",
            "files.scorecard",
            Words(
                "Bảng điểm để điền: cây ví dụ, hay cây của năm trước",
                "A scorecard to be filled in: an example, or the tree of a year",
            ),
            ask="templates.scorecard",
            examples=(
                "ctscore new scorecard --from 2022 --year 2025 -o par-index-2025.yaml",
                "ctscore new scorecard --index PAR-INDEX --year 2026 -o par-index-2026.yaml",
            ),
        ),
        Command(
            "plan",
            "files.plan",
            Words(
                "Kế hoạch có một mục cho mỗi tiêu chí mất điểm",
                "A plan with an item for each criterion that lost points",
            ),
            Words("Để điền vào.", "To be filled in."),
            ask="templates.plan",
            examples=("ctscore new plan --from 2022 --index PAR-INDEX -o data/plans/2023.yaml",),
        ),
    ),
    examples=("ctscore help new scorecard",),
)


def _usual_import(words: list[str]) -> str:
    """Return what `import FILE` means, with or without a folder to update."""
    return "update" if any(word.partition("=")[0] == "--update" for word in words) else "annex"


IMPORT = Group(
    "import",
    Words(
        "Đọc bảng của Word, Excel, CSV thành tệp dữ liệu", "Make data files from tables of Word, Excel, CSV"
    ),
    (
        Command(
            "annex",
            "bringing.annex",
            Words("Phụ lục thành bảng điểm hay kế hoạch", "An annex becomes a scorecard or a plan"),
            Words("Kèm danh sách những gì cần xem lại.", "With a list of all that is to be looked at."),
            work="importing.annex",
            examples=(
                "ctscore import phu-luc.docx --explain",
                "ctscore import phu-luc.docx --index PAR-INDEX --year 2025 -o data/scores/2025/",
            ),
        ),
        Command(
            "update",
            "bringing.update",
            Words(
                "Số đã sửa trong tệp Excel được ghi vào dữ liệu",
                "Figures edited in a workbook go into the data",
            ),
            Words("Mỗi số một dòng, ngoài ra không đổi gì.", "One line each, and nothing else changes."),
            work="importing.update",
            examples=("ctscore import nam-2022.xlsx --update data --dry-run",),
        ),
        Command(
            "panel",
            "bringing.panel",
            Words(
                "Bảng rộng, mỗi đơn vị một dòng, thành bảng số liệu",
                "A wide table, a row a unit, becomes a panel",
            ),
            Words(
                "Ô không đọc được thì kể tên, và khi ấy không ghi gì.",
                "Refused cells are named, and nothing is written then.",
            ),
            work="importing.panel",
            examples=("ctscore import panel papi.csv --index PAPI --year 2022 --map anh-xa.yaml",),
        ),
    ),
    Words(
        "`import TỆP` đọc một phụ lục (`--explain`: bảng được hiểu thế nào; `--table N`: một bảng); "
        "`import panel TỆP` đọc bảng số liệu của nhiều đơn vị.",
        "`import FILE` reads an annex (`--explain`: how tables are understood; `--table N`: one); "
        "`import panel FILE` reads figures of many units.",
    ),
    ("ctscore import phu-luc.docx --explain", "ctscore help import panel"),
    _usual_import,
)
DATA = (
    Command(
        "init",
        "init.init",
        Words("Lập thư mục dữ liệu của mình", "Begin a folder of your own"),
        Words(
            "Thiết lập, danh mục, bảng điểm đầu tiên, kiểm tra tự động; hỏi từng câu trong cửa sổ lệnh.",
            "Settings, registers, a first scorecard, checks; asks one thing at a time in a terminal.",
        ),
        work="beginning.init",
        examples=(
            "ctscore init cham-diem",
            "ctscore init --from phu-luc.docx --index PAR-INDEX --year 2025",
        ),
    ),
    NEW,
    IMPORT,
    Command(
        "set",
        "data.set_",
        Words("Sửa một số của bảng điểm", "Change one figure of a scorecard"),
        Words(
            "Hoặc nhiều số một lúc, như điểm cùng tổng in trong nguồn. Chỉ những dòng ấy khác đi, và dữ liệu "
            "được kiểm tra trước khi ghi.",
            "Or several at once, such as points with the sums that the source prints. Only their lines "
            "differ, and the data is checked before it is written.",
        ),
        work="editing.set_",
        examples=(
            "ctscore set 5.4 1.5 --year 2022 --index PAR-INDEX --dry-run",
            "ctscore set 5.4 -0.3 -y 2022",
            "ctscore set II.2=11 II=25.5 -y 2025",
            "ctscore set PAR-INDEX 85,20 --rank 40 -y 2022",
            'ctscore set 2.4.1 n/a -y 2022 --why "Không phát sinh"',
        ),
    ),
    Command(
        "validate",
        "data.validate",
        Words("Mọi tệp dữ liệu có đúng không?", "Is every data file right?"),
        Words(
            "Mọi lỗi cùng một lúc; có lỗi thì kết thúc với mã 1.",
            "All problems at once; exit 1 where there are errors.",
        ),
        work="validating.validate",
        examples=("ctscore validate data", "ctscore validate data --strict --since HEAD"),
    ),
    Command(
        "explain",
        "data.explain",
        Words(
            "Một mã như CT305 nghĩa là gì, sửa thế nào?",
            "What does a code such as CT305 mean, and how to mend it?",
        ),
        Words("Vì sao quan trọng, và viết đúng là thế nào.", "Why it matters, and what right looks like."),
        work="validating.explain",
        examples=("ctscore explain CT305", "ctscore explain --all --markdown"),
    ),
    Command(
        "fmt",
        "data.fmt",
        Words(
            "Viết tệp dữ liệu cho gọn, nội dung giữ nguyên",
            "Tidy how data files are written, not what they say",
        ),
        Words(
            "Dấu nháy của mã, Unicode, khoảng trắng, cuối dòng.",
            "Quotes of codes, Unicode, blanks, line ends.",
        ),
        work="editing.fmt",
        examples=("ctscore fmt data", "ctscore fmt data --check"),
    ),
    Command(
        "seal",
        "data.seal",
        Words("Niêm phong tệp đã dò với nguồn", "Record what files say, once read against their sources"),
        Words("Từ đó số nào bị sửa nhầm đều được báo.", "From then on a slip is told."),
        work="editing.seal",
        examples=("ctscore seal data/scores/2022/par-index.yaml",),
    ),
    Command(
        "schema",
        "data.schema",
        Words(
            "JSON Schema của một loại tệp, cho trình soạn thảo",
            "JSON Schema of a kind of file, for editors and tools",
        ),
        Words("Với -o THƯ-MỤC/ thì ghi tất cả.", "With -o FOLDER/ all of them."),
        work="validating.schema",
        examples=("ctscore schema", "ctscore schema scorecard -o scorecard.schema.json"),
    ),
    Command(
        "completion",
        "itself.completion",
        Words(
            "Để bash, zsh, fish gợi ý lệnh, tên và mã khi bấm Tab",
            "For bash, zsh, fish: names and codes at the Tab key",
        ),
        Words(
            "In ra một đoạn lệnh: thêm dòng của ví dụ vào ~/.bashrc hay ~/.zshrc; với fish thì ghi vào "
            "~/.config/fish/completions/ctscore.fish.",
            "Prints a script: add the line of the example to ~/.bashrc or ~/.zshrc; for fish, write it to "
            "~/.config/fish/completions/ctscore.fish.",
        ),
        work="itself.completion",
        examples=('eval "$(ctscore completion bash)"', "ctscore completion fish"),
    ),
    Command(
        "help",
        "itself.help_",
        Words("Trang này, hay trang của một lệnh", "This page, or that of a command"),
        work="itself.help_",
        examples=("ctscore help gaps", "ctscore help import panel"),
    ),
)

SECTIONS: tuple[tuple[Words, tuple[Entry, ...]], ...] = (
    (Words("Điểm – được gì, mất gì, của ai", "Score – what was won, what was lost, and whose it is"), SCORE),
    (Words("So sánh – với năm khác, với nơi khác", "Compare – with other years, with other units"), COMPARE),
    (Words("Kế hoạch – sửa gì, ai làm, đến đâu", "Plan – what to fix, who does it, how far it is"), PLAN),
    (Words("Văn bản – báo cáo, bảng tính, phụ lục", "Papers – reports, workbooks, annexes"), PAPERS),
    (
        Words(
            "Dữ liệu – nhập, sửa, kiểm tra; và chương trình này",
            "Data – bring in, change, check; and this program",
        ),
        DATA,
    ),
)
"""The groups of commands under their headings, in the order of a year's work."""

ABOUT = Words(
    "Bảng điểm các chỉ số quản trị của Việt Nam: tổng điểm, điểm mất, và cơ quan nào chủ trì.",
    "Scorecards of Vietnam's governance indexes: totals, gaps, and who leads what.",
)
NOTES = (
    Words(
        "`ctscore help LỆNH` cho xem trang của một lệnh, có ví dụ. Không ghi NĂM là năm mới nhất.",
        "`ctscore help COMMAND` shows the page of a command, with examples. Leave YEAR out for the latest.",
    ),
    Words(
        "Mã kết thúc: 0 ổn; 1 có lỗi hay không đạt điều đã hỏi; 2 gõ sai hoặc không đọc được dữ liệu; "
        "3 lỗi của chương trình.",
        "Exit codes: 0 fine; 1 findings, or what was asked for is not met; 2 wrong usage or unreadable data; "
        "3 a bug of the program.",
    ),
    Words(
        "Cấu hình của một thư mục là tệp ctscore.yaml trong đó: đơn vị mình, ngôn ngữ, phần đầu văn bản, "
        "địa giới. Biến môi trường: CTSCORE_DATA (thư mục), CTSCORE_LANG (vi, en), NO_COLOR (không màu).",
        "The settings of a folder are ctscore.yaml in it: home unit, languages, letterhead, borders. "
        "Variables: CTSCORE_DATA (folder), CTSCORE_LANG (vi, en), NO_COLOR.",
    ),
)
