"""The words of the reports in both languages."""

from ctscore.document import Column, Kind

_LABELS: dict[str, tuple[str, str]] = {
    "rank": ("Hạng", "Rank"),
    "code": ("Mã", "Code"),
    "name": ("Tiêu chí", "Criterion"),
    "max": ("Điểm chuẩn", "Max"),
    "achieved": ("Điểm đạt", "Achieved"),
    "score": ("Điểm", "Score"),
    "lost": ("Điểm mất", "Lost"),
    "percent": ("Đạt %", "Score %"),
    "percent_lost": ("% mất", "% lost"),
    "share": ("% tổng mất", "% of loss"),
    "cumulative_share": ("Lũy kế %", "Running %"),
    "leads": ("Chủ trì", "Lead"),
    "method": ("Cách chấm", "Method"),
    "criteria": ("Số tiêu chí", "Criteria"),
    "exposure": ("Điểm mất (tính đủ)", "Full exposure"),
    "share_lost": ("Điểm mất (chia đều)", "Equal share"),
    "agency": ("Mã cơ quan", "Agency id"),
    "agency_name": ("Cơ quan chủ trì", "Lead agency"),
    "published": ("Công bố", "Published"),
    "verdict": ("Đối chiếu", "Check"),
    "difference": ("Chênh lệch", "Difference"),
    "published_rank": ("Xếp hạng", "Rank"),
    "of": ("Trên", "Of"),
    "implied": ("Suy ra, nguồn không nêu", "Implied, not printed"),
    "listed": ("Phạm vi", "Covers"),
    "depth": ("Cấp", "Depth"),
    "field": ("Lĩnh vực", "Field"),
    "place": ("Vị trí", "Place in the tree"),
    "loss_rank": ("Hạng mất điểm", "Rank among losses"),
    "index": ("Chỉ số", "Index"),
    "year": ("Năm", "Year"),
    "source": ("Nguồn", "Source"),
    "annex": ("Phụ lục", "Annex"),
    "row": ("Dòng trong nguồn", "Source row"),
    "document": ("Văn bản", "Document"),
    "date": ("Ngày", "Date"),
    "file": ("Tệp dữ liệu", "Data file"),
    "line": ("Dòng trong tệp", "Line"),
    "parts": ("Các phần", "Parts"),
    "erratum": ("Đính chính", "Erratum"),
    "item": ("Mục", "Item"),
    "task": ("Nhiệm vụ", "Task"),
    "executing": ("Thực hiện", "Carried out by"),
    "timing": ("Thời gian", "Timing"),
    "note": ("Ghi chú", "Note"),
    "name_en": ("Tên tiếng Anh", "English name"),
    "name_vi": ("Tên tiếng Việt", "Vietnamese name"),
}

_WORDS: dict[str, tuple[str, str]] = {
    "match": ("khớp", "match"),
    "rounding": ("làm tròn", "rounding"),
    "mismatch": ("lệch", "mismatch"),
    "survey-officials": ("điều tra XHH", "survey of officials"),
    "survey-citizens": ("khảo sát người dân", "survey of citizens"),
    "not-survey": ("không qua khảo sát", "not survey"),
    "no-lead": ("(chưa phân công)", "(no lead)"),
    "ongoing": ("Thường xuyên", "Ongoing"),
    "reporting": ("Báo cáo định kỳ", "Periodic report"),
    "quarter": ("quý", "quarter"),
    "half-year": ("6 tháng", "six months"),
    "nine-months": ("9 tháng", "nine months"),
    "year": ("năm", "year"),
    "listed-only": ("chỉ các tiêu chí được liệt kê", "the listed criteria only"),
    "gaps": ("điểm mất theo tiêu chí", "points lost by criterion"),
    "gaps-field": ("điểm mất theo lĩnh vực", "points lost by field"),
    "gaps-agency": ("điểm mất theo cơ quan chủ trì", "points lost by lead agency"),
    "gaps-method": ("điểm mất theo cách chấm", "points lost by method"),
    "totals": ("tổng điểm", "totals"),
    "agencies": ("điểm mất theo cơ quan chủ trì", "points lost by lead agency"),
    "tree": ("cây tiêu chí", "criteria tree"),
    "tasks": ("Nhiệm vụ", "Tasks"),
}


def say(lang: str, vi: str, en: str) -> str:
    """Return the one of two sentences that is in `lang`."""
    return vi if lang == "vi" else en


def label(key: str, lang: str) -> str:
    """Return the words above the column or beside the fact `key`."""
    return say(lang, *_LABELS[key])


def word(key: str, lang: str) -> str:
    """Return the word for a fixed value such as a verdict, a method or a period."""
    return say(lang, *_WORDS[key])


def column(
    id_: str,
    kind: Kind,
    lang: str,
    *,
    called: str | None = None,
    spare: int = 0,
    detail: bool = False,
    bar: bool = False,
    as_printed: bool = False,
) -> Column:
    """Return a column with its label; `called` names the label where it differs from the id."""
    return Column(id_, label(called or id_, lang), kind, spare, detail, bar, as_printed)
