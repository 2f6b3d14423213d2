"""Names of units as tables write them: known by every usual way, and never taken for another unit."""

from datetime import date

import pytest

from ctscore.analysis.unit_names import UnitNames
from ctscore.load import load_folder
from ctscore.model import Text, Unit
from tests.conftest import REPOSITORY

NAMES = UnitNames(load_folder(REPOSITORY / "data").units.values())


def unit(id_: str, name: str, kind: str, short: str | None = None) -> Unit:
    return Unit(id=id_, name=Text(vi=name), short=short or name, kind=kind)


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        *((way, "ho-chi-minh") for way in ("TP.HCM", "TPHCM", "HCM", "Tp Hồ Chí Minh", "T.P Hồ Chí Minh")),
        *(
            (way, "can-tho")
            for way in ("TP. Cần Thơ", "TP Cần Thơ", "Tp.Cần Thơ", "can tho", "UBND TP Cần Thơ")
        ),
        *((way, "ba-ria-vung-tau") for way in ("BRVT", "BR-VT", "Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu")),
        *(
            (way, "thua-thien-hue")
            for way in ("TT-Huế", "TT. Huế", "TTH", "Huế", "TP. Huế", "Thừa Thiên – Huế")
        ),
        *((way, "dak-lak") for way in ("Đắc Lắc", "Đăk Lăk", "Dak Lak", "ĐẮK LẮK", "Tỉnh Đắc Lắc")),
        *((way, "hoa-binh") for way in ("Hoà Bình", "Hòa Bình", "T. Hoà Bình", "Tỉnh HÒA BÌNH")),
        *(
            (way, "an-giang")
            for way in ("UBND tỉnh An Giang", "Ủy ban nhân dân tỉnh An Giang", "UBND An Giang")
        ),
        *((way, "da-nang") for way in ("TP.Đà Nẵng", "Thành phố Đà Nẵng", "Ðà Nẵng")),
        ("Bắc Cạn", "bac-kan"),
        ("Kontum", "kon-tum"),
        ("P59", "can-tho"),
        ("P. Cái Khế", "phuong-cai-khe"),
    ],
)
def test_usual_ways_of_writing(written: str, id_: str) -> None:
    assert NAMES.find(written) == (id_,)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "TP. Vĩnh Long",
            "TP Hà Giang",
            "Tỉnh Hải Phòng",
        ),  # a city of the province, a province that is none
        *("Bắc Liêu", "Quảng Ngài", "Yên Bãi"),  # other accents are other names
        *("Xã Tân An", "Tân An", "Cái Khế"),  # of communes there are many of one name
        *("", "TP.", "UBND", "Bắc", "Quảng", "Miền Trung"),
    ],
)
def test_no_false_friends(written: str) -> None:
    assert NAMES.find(written) == ()


BARE = UnitNames(  # a register without a single variant
    unit(id_, name, "province", short)
    for id_, name, short in (
        ("brvt", "Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("hcm", "Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("hue", "Tỉnh Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("dn", "Tỉnh Đắk Nông", "Đắk Nông"),
        ("bk", "Tỉnh Bắc Kạn", "Bắc Kạn"),
        ("hb", "Tỉnh Hòa Bình", "Hòa Bình"),
    )
)


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        *((way, "brvt") for way in ("BR-VT", "BRVT", "Tỉnh BR - VT", "Bà Rịa Vũng Tàu")),
        *((way, "hcm") for way in ("TPHCM", "Tp HCM", "HCM", "TP.Hồ Chí Minh")),
        *((way, "hue") for way in ("Thừa Thiên-Huế", "TT-Huế", "T.T.H", "Tỉnh TT Huế")),
        *((way, "dn") for way in ("Đắc Nông", "Đăk Nông", "ĐẮC NÔNG", "Dac Nong")),
        *((way, "bk") for way in ("Bắc Cạn", "Bac Can")),
        *((way, "hb") for way in ("Hoà Bình", "HÒA BÌNH")),
        *((way, "hb") for way in ("12. Hòa Bình", "3) Hòa Bình", "Hòa Bình¹")),
        *((way, None) for way in ("BR", "HC", "Bắc Kan Nông", "Đằk Nông", "Hoa Binh Moi")),
    ],
)
def test_spellings_that_no_register_lists(written: str, id_: str | None) -> None:
    assert BARE.find(written) == ((id_,) if id_ else ())


def test_letters_that_sound_alike_part_no_two_units() -> None:
    names = UnitNames((unit("c", "Xã Cánh Tân", "commune"), unit("k", "Xã Khánh Tân", "commune"),
                       unit("m", "Xã Mĩ An", "commune"), unit("y", "Xã Mỹ An", "commune")))  # fmt: skip
    assert names.find("Xã Khánh Tân") == ("k",)
    assert names.find("Xã Chánh Tân") == ()
    assert names.find("Xã Mỹ An") == ("y",)
    assert names.find("Xã Mĩ An") == ("m",)


def test_a_name_of_several_units_is_that_of_the_kind_of_the_others_then_of_the_day() -> None:
    old = unit("d-1", "Tân An", "district")
    new = unit("c-1", "Tân An", "commune")
    tan_an = UnitNames((old, new, unit("c-2", "Tấn An", "commune")))
    assert tan_an.find("Tân An") == ("d-1", "c-1")
    assert tan_an.find("tan an") == ("d-1", "c-1", "c-2")
    assert tan_an.the_one("Tân An", {"commune"}, date(2025, 12, 31)) == ("c-1",)
    assert tan_an.the_one("Tân An", {"district"}, date(2025, 12, 31)) == ("d-1",)
    assert len(tan_an.the_one("Tân An", {"commune", "district"}, date(2025, 12, 31))) == 2
