"""Rules about annexes in Word, Excel or text that are brought in: why a table or a cell of one is refused."""

from ctscore.findings.rule import Words, error

CODE_AS_NUMBER = error(
    "CT621", "code-as-number",
    Words("{place_vi}: mã tiêu chí đã bị bảng tính đổi thành số hay ngày (`{given}`)", "{place_en}: a spreadsheet has turned the code into a number or a date (`{given}`)"),
    Words("định dạng cột mã là Text rồi gõ lại mã, chẳng hạn 9.10", "format the column as Text and type the code again, such as 9.10"),
)  # fmt: skip
CODE_REFUSED = error(
    "CT622", "code-refused",
    Words("{place_vi}: “{given}” không phải mã tiêu chí", "{place_en}: “{given}” is no code of a criterion"),
    Words("mã là số và chữ cách nhau bằng dấu chấm: 2.4.1", "a code is digits and letters parted by dots: 2.4.1"),
)  # fmt: skip
FIGURE_REFUSED = error(
    "CT623", "figure-refused",
    Words("{place_vi}: {why_vi}", "{place_en}: {why_en}"),
    Words("sửa điểm trong bảng, viết như 0,8219", "correct the points in the table, written like 0.8219"),
)  # fmt: skip
NO_ANNEX = error(
    "CT624", "no-annex",
    Words("không thấy bảng nào có tiêu đề cần tìm ({wanted_vi}); các dòng đầu bảng đọc được: {found}", "no table has the header that was looked for ({wanted_en}); the first rows that were read: {found}"),
    Words("đổi tên cột cho giống, hoặc chỉ cột bằng --map: --map number=Mã --map max=Tối đa", "name the columns alike, or point them out by --map: --map number=Code --map max=Maximum"),
)  # fmt: skip
CELL_WITHOUT_COLUMN = error(
    "CT625", "cell-without-column",
    Words("{place_vi}: “{given}” nằm ngoài các cột của tiêu đề", "{place_en}: “{given}” stands beyond the columns of the header"),
    Words("số có dấu phẩy thập phân đặt trong ngoặc kép, hoặc lưu bảng với dấu chấm phẩy; cột thừa thì xóa", "put figures with a decimal comma in quotes, or save the table with semicolons; delete what is no column"),
)  # fmt: skip
CODE_MISSING = error(
    "CT626", "code-missing",
    Words("{place_vi}: có điểm nhưng không có mã", "{place_en}: there are points but no code"),
    Words("gõ mã vào ô (số thứ tự tự động của Word không phải là chữ trong ô)", "type the code into the cell (automatic numbering in Word is no text)"),
)  # fmt: skip
NO_ROWS = error(
    "CT627", "no-rows",
    Words("dưới tiêu đề không có dòng nào có điểm", "no row below the header has points"),
    Words("xem bảng có đúng là bảng điểm không; cột mã chỉ bằng --map number=TÊN CỘT", "see whether this is the table of points; the column of codes is pointed out by --map number=COLUMN"),
)  # fmt: skip

ANNEX_RULES = (
    CODE_AS_NUMBER, CODE_REFUSED, FIGURE_REFUSED, NO_ANNEX, CELL_WITHOUT_COLUMN, CODE_MISSING, NO_ROWS,
)  # fmt: skip
