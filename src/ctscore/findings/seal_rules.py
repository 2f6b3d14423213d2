"""Rules about seals: what data files said when they were last read against their sources."""

from ctscore.findings.rule import Words, error, note, warning

BROKEN_SEAL = error(
    "CT801", "broken-seal",
    Words("nội dung khác với khi được niêm phong", "what it says differs from what was sealed"),
    Words("xem `git diff`; nếu sửa nhầm thì trả lại, nếu sửa đúng thì dò lại với nguồn rồi chạy `ctscore seal` với tệp này", "see `git diff`; take a slip back, or read the change against its source and run `ctscore seal` with this file"),
)  # fmt: skip
NOT_SEALED = warning(
    "CT802", "not-sealed",
    Words("tệp chưa được niêm phong", "the file is not sealed"),
    Words("dò với nguồn xong thì chạy `ctscore seal` với tệp này", "once it has been read against its source, run `ctscore seal` with this file"),
)  # fmt: skip
SEAL_OF_NOTHING = error(
    "CT803", "seal-of-nothing",
    Words("`{given}` được niêm phong nhưng không có tệp này", "`{given}` is sealed, but there is no such file"),
    Words("trả tệp về chỗ cũ; nếu bỏ hẳn thì chạy `ctscore seal`", "put the file back; if it is gone for good, run `ctscore seal`"),
)  # fmt: skip
NOT_A_SEAL = error(
    "CT804", "not-a-seal",
    Words("dòng này không phải một niêm phong, hoặc tệp đã có niêm phong ở trên", "this line is no seal, or the file has one above"),
    Words("tệp này do `ctscore seal` viết; trả lại dòng cũ, hoặc chạy lại lệnh đó", "`ctscore seal` writes this file; take the change back, or run it again"),
)  # fmt: skip
NO_SEALS = note(
    "CT805", "no-seals",
    Words("{folder} chưa có niêm phong: một chữ số gõ nhầm ở số liệu chỉ ghi một lần sẽ không ai báo", "{folder} has no seals: a slip in a figure that stands only once would not be told"),
    Words("dò xong với nguồn thì chạy `ctscore seal`", "once the files have been read against their sources, run `ctscore seal`"),
)  # fmt: skip
"""A suggestion beside the findings, not one of them: nothing is wrong with a file."""

SEAL_RULES = (BROKEN_SEAL, NOT_SEALED, SEAL_OF_NOTHING, NOT_A_SEAL)
