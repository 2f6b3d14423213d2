"""Rules about papers and pages that are to be written: why one cannot be, as asked."""

from ctscore.findings.rule import Words, error

UNKNOWN_PAPER = error(
    "CT965", "unknown-paper",
    Words("tệp này không thể có đuôi “{suffix}”", "this file cannot have the suffix “{suffix}”"),
    Words("đặt đuôi tệp là một trong {known}", "end the name in one of {known}"),
)  # fmt: skip
NOT_TOGETHER = error(
    "CT966", "not-together",
    Words("{first} và {second} không dùng chung được", "{first} and {second} do not go together"),
    Words("bỏ một trong hai", "leave one of them out"),
)  # fmt: skip
NOTHING_ASSIGNED = error(
    "CT967", "nothing-assigned",
    Words("{agency} không chủ trì, không phối hợp việc nào trong các kế hoạch khắc phục năm {year}", "{agency} neither leads nor helps in any task of the plans that answer {year}"),
    Words("xem `ctscore show` với tên cơ quan này để biết mọi việc của nó", "see `ctscore show` with its name for all that it does"),
)  # fmt: skip
NO_PLAN_FOR = error(
    "CT968", "no-plan-for",
    Words("chưa có kế hoạch nào khắc phục kết quả năm {year}", "no plan answers the results of {year}"),
    Words("chọn năm khác, hoặc thêm kế hoạch vào data/plans/", "choose another year, or add the plan to data/plans/"),
)  # fmt: skip
NEEDS_FOLDER = error(
    "CT969", "needs-folder",
    Words("--all-agencies viết nhiều trang, còn {path} có tên của một trang", "--all-agencies writes many pages, and {path} is named like one"),
    Words("ghi -o THƯ-MỤC/", "write -o FOLDER/"),
)  # fmt: skip

PAGE_RULES = (UNKNOWN_PAPER, NOT_TOGETHER, NOTHING_ASSIGNED, NO_PLAN_FOR, NEEDS_FOLDER)
