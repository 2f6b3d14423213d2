"""Headers: what a column holds is told by their words, whatever number stands before these."""

import pytest

from ctscore.importing.column_counts import are_counts, is_count
from ctscore.importing.headers import Role, is_lost, parted, role_of, roles_of


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("3 - Sản phẩm", "3", "Sản phẩm"),
        ("12.Nhiệm vụ", "12", "Nhiệm vụ"),
        ("4. ", "4", ""),
        ("Nhiệm vụ", "", "Nhiệm vụ"),
        ("2023", "", "2023"),
        (" 3. Sản phẩm", "", " 3. Sản phẩm"),
        ("", "", ""),
    ],
)
def test_a_number_before_the_words_of_a_header_is_parted(text: str, number: str, words: str) -> None:
    assert parted(text) == (number, words)


def test_columns_are_counted_in_brackets_or_without() -> None:
    assert all(map(is_count, ("1", "(2)", "12", "(12)", "A", "(3)=(1)x(2)")))
    assert not any(map(is_count, ("", "1.5", "123", "I", "(a)", "1 2")))


def test_counts_of_columns_follow_each_other() -> None:
    assert are_counts(("(1)", "(2)", "(3)"))
    assert are_counts(("A", "B", "1", "2", "3=1x2"))
    assert are_counts(("(1)", "(2)", "(4)", "(4)", "(5a)", "(5b)"))  # columns were taken out and put in
    assert are_counts(("A", "B", "1", "2", "C"))
    assert are_counts(("I", "II", "III"))
    assert are_counts(("[a]", "[b]", "[c]=[a]/[b]*100%"))
    assert are_counts(("Cột 1", "Cột 2", "Cột 3"))
    assert not are_counts(("1", "2", "2"))  # points that are their maximum
    assert not are_counts(("1", "2", "30"))
    assert not are_counts(("2", "B", "98", "90"))
    assert not are_counts(("1", "A", "2", "3"))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Điểm tự chấm", Role.CLAIMED),
        ("Đơn vị tự đánh giá", Role.CLAIMED),
        ("Kết quả thẩm định", Role.APPRAISED),
        ("Thẩm định lần 1", Role.APPRAISED),
        ("Điểm thẩm định lần 2", Role.APPRAISED_2),
        ("Thẩm định (lần thứ hai)", Role.APPRAISED_2),
        ("Điểm điều tra XHH", Role.SURVEY),
        ("Kết quả điều tra xã hội học", Role.SURVEY),
        ("Kết quả công bố", Role.ACHIEVED),
        ("Điểm đạt được 2022", Role.ACHIEVED),
        ("Điểm", Role.ACHIEVED),
        ("Điểm sau giải trình", Role.APPRAISED_2),
        ("Sau khi giải trình", Role.APPRAISED_2),
        ("Kết quả phúc khảo", Role.APPRAISED_2),
        ("Chấm lại", Role.APPRAISED_2),
        ("Điểm tự chấm lại", Role.CLAIMED),
        ("Điểm sau thẩm định", Role.APPRAISED),
        ("Ý kiến sau giải trình", None),
        ("Điểm mất", None),
        ("Điểm thưởng", None),
        ("Chênh lệch so với thẩm định", None),
        ("Ý kiến thẩm định", None),
        ("Cơ quan thẩm định", None),
        ("Tỷ lệ điểm đạt được", None),
        ("Điểm đạt (%)", None),
        ("Điểm quy đổi thang 100", None),
        ("Thang điểm 100", Role.MAX),
        ("Điểm tối đa (%)", Role.MAX),
        ("Cụm chấm", Role.APPRAISED),
        ("Pts earned", Role.ACHIEVED),
        ("Statement", Role.NAME),
        ("Audit item", Role.NAME),
        ("Câu hỏi", Role.NAME),
        ("What needs to change", Role.TASK),
        ("Action agreed", Role.TASK),
        ("Hội đồng thi đua chấm điểm", Role.APPRAISED),
        ("Huyện đánh giá", Role.APPRAISED),
        ("Phòng tự chấm", Role.CLAIMED),
        ("Đơn vị chấm", None),
        ("Nội dung đánh giá", Role.NAME),
        ("Lý do mất điểm", Role.REASON),
        ("Lý do điểm trừ", Role.REASON),
        ("Nguyên nhân chưa đạt điểm tối đa", Role.REASON),
        ("Lý do, hình thức giải trình", None),
    ],
)
def test_columns_of_points_are_told_apart(text: str, role: Role | None) -> None:
    assert role_of(text) is role


def test_who_carries_out_leads_where_nobody_else_does() -> None:
    found = roles_of(["TT", "Nội dung", "Trách nhiệm thực hiện", "Đơn vị phối hợp", "Hạn hoàn thành"])
    assert found == {Role.NUMBER: 0, Role.NAME: 1, Role.LEADS: 2, Role.HELPERS: 3, Role.TIMING: 4}
    found = roles_of(["TT", "Nhiệm vụ", "Chủ trì", "Đơn vị thực hiện", "Lãnh đạo Sở phụ trách", "Kết quả"])
    assert found == {Role.NUMBER: 0, Role.TASK: 1, Role.LEADS: 2, Role.HELPERS: 3, Role.PRODUCT: 5}


def test_results_are_points_only_in_a_table_of_points() -> None:
    plan = roles_of(["TT", "Nhiệm vụ", "Chủ trì", "Kết quả đạt được", "Chỉ tiêu"])
    assert plan == {Role.NUMBER: 0, Role.TASK: 1, Role.LEADS: 2, Role.PRODUCT: 3}
    assert roles_of(["TT", "Chỉ tiêu", "Thang điểm", "Kết quả đạt được"]) == {
        Role.NUMBER: 0, Role.NAME: 1, Role.MAX: 2, Role.ACHIEVED: 3,
    }  # fmt: skip
    beside = roles_of(["TT", "Chỉ tiêu", "Điểm tối đa", "Số điểm", "Kết quả đạt được"])
    assert beside == {Role.NUMBER: 0, Role.NAME: 1, Role.MAX: 2, Role.ACHIEVED: 3}


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (
            "N°|Critère|Note|Barème|Responsable|Action|Échéance",
            "number name achieved max leads task timing",
        ),
        ("Indicateur|Note maximale|Points obtenus|Note|Porteur", "name max achieved note leads"),
        ("Critères|Note (sur 20)|Observations", "name achieved note"),
        ("Criterion|Max|Note|Action|Owner", "name max note task leads"),
        (
            "Nr.|Kriterium|Max. Punkte|Erreichte Punkte|Zuständig|Bis wann",
            "number name max achieved leads timing",
        ),
        ("TT|Nội dung|Đ. chuẩn|Tự ĐG|BP phụ trách|Ngày dự kiến", "number name max claimed leads timing"),
        ("#|Criterion|Points allocated|Pts|Dept.|Planned date", "number name max achieved leads timing"),
        ("TT|Nội dung|Điểm chuẩn|Tự chấm|Hạn xong|Hạn chế", "number name max claimed timing"),
        ("TT|Nội dung|Điểm chuẩn|Điểm tự chấm|Điểm phòng chấm", "number name max claimed appraised"),
        ("TT|Nội dung|Điểm chuẩn|Tự chấm|Xong trước ngày|Hạn mức", "number name max claimed timing"),
        ("Criterio|Puntaje máximo|Puntaje obtenido|Responsable|Plazo", "name max achieved leads timing"),
    ],
)
def test_headers_of_other_languages_and_shortened_ones(header: str, roles: str) -> None:
    assert roles_of(header.split("|")) == {Role(role): place for place, role in enumerate(roles.split())}


def test_points_that_are_lost_are_none_that_were_achieved() -> None:
    for words in ("Points lost", "Lost points", "Score lost", "Points perdus", "Écart"):
        assert (role_of(words), is_lost(words)) == (None, True)
