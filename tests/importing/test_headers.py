"""Headers: what a column holds is told by their words, whatever number stands before these."""

import pytest

from ctscore.importing.headers import Role, is_count, parted, role_of, roles_of


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
    assert all(map(is_count, ("1", "(2)", "12", "(12)")))
    assert not any(map(is_count, ("", "1.5", "123", "I", "(a)", "1 2")))


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
        ("Điểm mất", None),
        ("Điểm thưởng", None),
        ("Chênh lệch so với thẩm định", None),
        ("Ý kiến thẩm định", None),
        ("Cơ quan thẩm định", None),
        ("Tỷ lệ điểm đạt được", None),
    ],
)
def test_columns_of_points_are_told_apart(text: str, role: Role | None) -> None:
    assert role_of(text) is role


def test_a_second_appraisal_is_one() -> None:
    found = roles_of(["STT", "Tiêu chí", "Điểm tối đa", "Sở thẩm định", "Hội đồng thẩm định"])
    assert found is not None
    assert (found[Role.APPRAISED], found[Role.APPRAISED_2]) == (3, 4)
