"""Why the system would not do what was asked of it, in both languages: it says so in its own only."""

import errno

from ctscore.phrases import Words

_VI = {
    "ENOENT": "không có tệp hay thư mục này",
    "ENOTDIR": "một phần của đường dẫn không phải thư mục",
    "EISDIR": "đây là một thư mục",
    "EACCES": "không có quyền",
    "EPERM": "không được phép",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "EEXIST": "đã có rồi",
    "ENOSPC": "hết chỗ trên ổ đĩa",
    "EDQUOT": "đã dùng hết dung lượng được cấp",
    "EFBIG": "tệp quá lớn",
    "EIO": "ổ đĩa hay thiết bị bị lỗi",
    "ENAMETOOLONG": "tên quá dài",
    "EINVAL": "tên hay giá trị không hợp lệ",
    "ELOOP": "liên kết chạy vòng tròn",
    "EMFILE": "đang mở quá nhiều tệp",
    "EBUSY": "đang có chương trình khác dùng",
    "ETXTBSY": "đang có chương trình khác dùng",
    "EBADF": "luồng đã đóng",
}

NOT_A_FILE = Words("không phải một tệp thường", "not a regular file")
A_FOLDER = Words("đây là một thư mục", "it is a folder")
PROTECTED = Words("tệp được bảo vệ, không cho ghi", "it is write-protected")


def reason_of(trouble: OSError) -> Words:
    """Return why `trouble` came."""
    name = errno.errorcode.get(trouble.errno or 0, "")
    vi = _VI.get(name) or f"hệ thống báo lỗi {name or trouble.errno}"
    return Words(vi, trouble.strerror or str(trouble))
