"""Words of which tables are made, with their meaning worked out by hand; the register that knows them."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

YEAR = 2025
"""Of the scores; plans are for the year after."""
INDEX, LARGE_INDEX, PANEL_INDEX = "CCHC", "CCHC-NGHIN", "PAPI"
HOME = "can-tho"
DOCUMENT = "15-KH-UBND-2025"
CITED = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 01/12/2025 của Ủy ban nhân dân thành phố)"

VERBS = ("Rà soát", "Cập nhật", "Công khai", "Kiểm tra", "Hoàn thiện", "Theo dõi", "Đánh giá", "Tổ chức")
THINGS = (
    "thủ tục hành chính",
    "văn bản quy phạm pháp luật",
    "hồ sơ điện tử",
    "kế hoạch cải cách hành chính",
    "quy trình giải quyết công việc",
    "dịch vụ công trực tuyến",
    "chế độ báo cáo định kỳ",
    "cơ sở dữ liệu đất đai",
    "quy hoạch sử dụng đất",
    "đề án vị trí việc làm",
)
PLACES = ("tại cấp xã", "của thành phố", "đúng thời hạn", "theo quy định", "trên 90% số xã", "năm 2025", "")
ODD_NAMES = (
    "Tổng kết công tác năm",
    "Tổng số thủ tục được công khai",
    "Cộng tác viên dân số",
    "Điểm giao dịch của tổ chức",
    "Tỷ lệ hồ sơ từ 90% trở lên",
    "Từ chối hồ sơ quá hạn",
    "Khảo sát sự hài lòng của người dân",
    "Thẩm định văn bản",
    "Nguồn lực tài chính",
    "Ghi chép sổ sách",
    "Mục 1.1 của bộ tiêu chí",
    "Thời gian giải quyết hồ sơ",
    "Năm 2025",
    "Phụ lục hợp đồng",
    "Lập biểu đồ tiến độ",
    "Kế hoạch (tối đa 2 điểm)",
    "Trên 80% xã đạt chuẩn: 2 nhóm",
    "Báo cáo, trong đó: báo cáo quý",
)
"""Names that begin like something else than a criterion."""
FIELDS = ("CHỈ ĐẠO, ĐIỀU HÀNH", "CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỦ TỤC", "TỔ CHỨC BỘ MÁY", "TÀI CHÍNH CÔNG")
PRODUCTS = ("Báo cáo", "Kế hoạch", "Quyết định", "Văn bản chỉ đạo", "Hệ thống được nâng cấp")
SCALES = ("Từ 80% trở lên: {} điểm", "Từ 50% đến dưới 80%: {} điểm", "Dưới 50%: 0 điểm")


@dataclass(frozen=True)
class Timing:
    """What a cell of times says; without `meaning` it names no time, and its words have to stay."""

    printed: str
    meaning: dict[str, Any] | None = field(default=None, hash=False)


def _date(printed: str, day: str) -> Timing:
    return Timing(printed, {"kind": "date", "date": day})


def _before(printed: str, day: str) -> Timing:
    return Timing(printed, {"kind": "date", "date": day, "before": True})


def _quarters(printed: str, *quarters: int) -> Timing:
    return Timing(printed, {"kind": "quarters", "quarters": list(quarters)})


def _reports(printed: str, *periods: str, **more: int) -> Timing:
    return Timing(printed, {"kind": "reporting", "periods": list(periods), **more})


PLAIN_TIMES = (
    Timing("Thường xuyên", {"kind": "ongoing"}),
    Timing("Trong năm", {"kind": "all-year"}),
    _quarters("Quý I", 1),
    _quarters("Quý II, Quý IV", 2, 4),
    _date("30/6/2026", "2026-06-30"),
)
OTHER_TIMES = (
    Timing("Năm 2026", {"kind": "all-year"}),
    Timing("Trong năm 2026", {"kind": "all-year"}),
    Timing("Cả năm", {"kind": "all-year"}),
    Timing("Thường xuyên trong năm", {"kind": "ongoing"}),
    Timing("Nhiệm vụ thường xuyên", {"kind": "ongoing"}),
    Timing("2026", {"kind": "all-year"}),
    _date("12/2026", "2026-12-31"),
    _date("6/2026", "2026-06-30"),
    _date("Quý IV/2025 - Quý I/2026", "2026-03-31"),
    _date("Từ ngày 01/3/2026 đến ngày 30/9/2026", "2026-09-30"),
    _before("Hoàn thành trước 30/11/2026", "2026-11-30"),
    _date("Tháng 6/2026", "2026-06-30"),
    _date("Tháng 02 năm 2026", "2026-02-28"),
    _date("2026 - 2028", "2028-12-31"),
    _before("Trước ngày 15/12/2026", "2026-12-15"),
    _before("Trước 31/01/2026", "2026-01-31"),
    _date("Chậm nhất ngày 15 tháng 3 năm 2026", "2026-03-15"),
    _date("Từ tháng 3 đến tháng 9/2026", "2026-09-30"),
    _date("6 tháng đầu năm 2026", "2026-06-30"),
    _quarters("Quý I/2026", 1),
    _quarters("Quý I, III/2026", 1, 3),
    _quarters("Quý II - IV", 2, 3, 4),
    _quarters("Trong quý III năm 2026", 3),
    _reports("Hằng tháng", "month"),
    _reports("Hàng quý", "quarter"),
    _reports("Định kỳ quý, 6 tháng, năm", "quarter", "half-year", "year"),
    _reports("Trước ngày 05 hằng tháng", "month", due_day=5, before=True),
)
HARD_TIMES = (
    _date("Giai đoạn 2026-2030", "2030-12-31"),
    _date("Đến hết năm 2027", "2027-12-31"),
    _date("30/06/26", "2026-06-30"),
    _date("1/4 - 30/6/2026", "2026-06-30"),
    _before("Trước ngày 15/12/2026 (theo Chỉ thị số 05/CT-UBND ngày 02/02/2026)", "2026-12-15"),
    _quarters("Quý I năm 2026 theo Nghị quyết số 02/NQ-CP", 1),
    _reports("Ngày 15 hằng tháng", "month", due_day=15),
    Timing("31/6/2026"),
    Timing("29/02/2026"),
    Timing("13/2026"),
    Timing("Quý V"),
    Timing("Không thời hạn"),
    Timing("Đã hoàn thành tháng trước"),
    Timing("Theo tiến độ của Bộ"),
    Timing("Năm học 2026 - 2027"),
    Timing("Sau 30 ngày kể từ ngày 01/7/2026"),
)
"""What may be read, or kept in its words and told; what is no time stays in its words."""
CITING_TIMES = (
    Timing("Theo Điều 17 Nghị định số 52/2015/NĐ-CP ngày 28/5/2015 của Chính phủ"),
    Timing("Theo các mốc thời gian tại Quyết định số 1441/QĐ-UBND ngày 25/9/2025"),
    Timing("Thực hiện theo Công văn số 12/SNV-CCHC ngày 05/3/2026 của Sở Nội vụ"),
    Timing("Theo Kế hoạch số 07/KH-UBND năm 2026"),
    Timing("Báo cáo định kỳ theo quy định"),
    Timing("Định kỳ theo quy chế làm việc"),
    Timing("Sau khi có văn bản của Bộ Nội vụ trong quý I"),
    Timing("Báo cáo trong 3 năm liền kề"),
    Timing("Theo Thông báo số 99/TB-UBND, tháng 12/2024"),
    Timing("Quý I hoặc theo Công văn số 20/UBND-NC ngày 02/02/2026"),
)
"""None of them names a time of its own, or one that holds without a condition."""


@dataclass(frozen=True)
class Named:
    """What a cell of agencies says."""

    printed: str
    agencies: tuple[str, ...]


PLAIN_LEADS = (
    Named("Sở Nội vụ", ("so-noi-vu",)),
    Named("Sở Tư pháp", ("so-tu-phap",)),
    Named("Sở Y tế", ("so-y-te",)),
    Named("Văn phòng UBND thành phố", ("van-phong",)),
    Named("Sở Nội vụ, Sở Tài chính", ("so-noi-vu", "so-tai-chinh")),
)
OTHER_LEADS = (
    Named("Sở Nội vụ; Sở Tư pháp", ("so-noi-vu", "so-tu-phap")),
    Named("Sở Y tế và Sở Tài chính", ("so-y-te", "so-tai-chinh")),
    Named("SỞ NỘI VỤ", ("so-noi-vu",)),
    Named("Sở Văn hóa, Thể thao và Du lịch", ("so-van-hoa",)),
    Named("Sở VH,TT&DL", ("so-van-hoa",)),
    Named("UBND các xã, phường; Sở Nội vụ", ("ubnd-cap-xa", "so-noi-vu")),
    Named("VP UBND thành phố", ("van-phong",)),
)
CITING_LEADS = (
    Named("Sở Nội vụ theo Quyết định số 12/QĐ-UBND ngày 05/01/2026", ("so-noi-vu",)),
    Named("Sở Tư pháp (thay Sở Nội vụ từ ngày 01/3/2026)", ("so-tu-phap",)),
    Named("Theo phân công tại Quyết định số 1441/QĐ-UBND ngày 25/9/2025", ()),
    Named("Sở Quy hoạch và Kiến trúc", ()),
    Named("Sở Nội vụ, Sở Quy hoạch và Kiến trúc", ("so-noi-vu",)),
    Named("Các cơ quan liên quan, trừ Sở Y tế", ()),
    Named("Thanh tra Sở Nội vụ", ()),
    Named("Phòng Tư pháp", ()),
    Named("Sở Nội vụ (Sở Tư pháp phối hợp)", ("so-noi-vu",)),
    Named("Giám đốc Sở Y tế", ("so-y-te",)),
)
"""Where no agency stands the register does not know it, or the cell names none."""

UNITS = {
    "can-tho": ("Thành phố Cần Thơ", "TP. Cần Thơ", "Cần Thơ"),
    "ha-noi": ("Hà Nội", "TP Hà Nội", "Thành phố Hà Nội"),
    "ho-chi-minh": ("Thành phố Hồ Chí Minh", "TP.HCM", "TP. Hồ Chí Minh"),
    "an-giang": ("An Giang", "Tỉnh An Giang", "UBND tỉnh An Giang"),
    "lam-dong": ("Lâm Đồng", "Lâm Đồng", "tỉnh Lâm Đồng"),
    "dak-nong": ("Đắk Nông", "Đăk Nông", "Đắc Nông"),
    "hoa-binh": ("Hòa Bình", "Hoà Bình", "Tỉnh Hòa Bình"),
    "binh-dinh": ("Bình Định", "Bình Định", "Tỉnh Bình Định"),
    "ba-ria-vung-tau": ("Bà Rịa - Vũng Tàu", "BR-VT", "Bà Rịa-Vũng Tàu"),
    "thua-thien-hue": ("Thừa Thiên - Huế", "TT-Huế", "Thừa Thiên-Huế"),
}
"""By id: the name, and two other spellings."""
_AGENCIES = {
    "so-noi-vu": ("Sở Nội vụ", "department"),
    "so-tu-phap": ("Sở Tư pháp", "department"),
    "so-y-te": ("Sở Y tế", "department"),
    "so-tai-chinh": ("Sở Tài chính", "department"),
    "so-van-hoa": ("Sở Văn hóa, Thể thao và Du lịch", "department"),
    "van-phong": ("Văn phòng Ủy ban nhân dân thành phố", "office"),
    "ubnd-cap-xa": ("Ủy ban nhân dân cấp xã", "group"),
}
_VARIANTS = {
    "so-van-hoa": ["Sở VHTTDL", "Sở VH,TT&DL"],
    "van-phong": ["Văn phòng UBND thành phố"],
    "ubnd-cap-xa": ["UBND cấp xã", "UBND các xã, phường"],
}


def write_register(folder: Path) -> None:
    """Write the registers of a data folder that knows units, agencies, indexes and the document."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scores").mkdir(exist_ok=True)
    agencies = "".join(
        f'- {{id: {each}, name: {{vi: "{name}"}}, short: "{name}", kind: {kind}'
        + (f", variants: {json.dumps(_VARIANTS[each], ensure_ascii=False)}" if each in _VARIANTS else "")
        + "}\n"
        for each, (name, kind) in _AGENCIES.items()
    )
    units = "".join(
        f'- {{id: {each}, name: {{vi: "{names[0]}"}}, short: "{short}", '
        f"kind: {'city' if 'Thành phố' in names[0] else 'province'}}}\n"
        for each, names in UNITS.items()
        for short in [names[0].removeprefix("Thành phố ")]
    )
    indexes = "".join(
        f"- {{id: {each}, name: {{vi: Chỉ số {each}}}, measure: points, max: {most}}}\n"
        for each, most in ((INDEX, 100), (LARGE_INDEX, 10000))
    )
    texts = {
        "agencies": f"format: ctscore/agencies@1\nagencies:\n{agencies}",
        "units": f"format: ctscore/units@1\nunits:\n{units}",
        "indexes": "format: ctscore/indexes@1\nindexes:\n"
        f"{indexes}- {{id: {PANEL_INDEX}, name: {{vi: Chỉ số {PANEL_INDEX}}}, measure: points}}\n",
        "documents": f"format: ctscore/documents@1\ndocuments:\n- {{id: {DOCUMENT}, number: 15/KH-UBND, "
        'date: "2025-12-01", issuer: UBND thành phố, title: {vi: Kế hoạch mẫu}}\n',
    }
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
