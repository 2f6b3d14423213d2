"""Why the system would not do what was asked of it, in both languages: it says so in its own only."""

import errno

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

NOT_A_FILE = {"reason_vi": "không phải một tệp thường", "reason_en": "not a regular file"}
A_FOLDER = {"reason_vi": "đây là một thư mục", "reason_en": "it is a folder"}
PROTECTED = {"reason_vi": "tệp được bảo vệ, không cho ghi", "reason_en": "it is write-protected"}


def reason_of(trouble: OSError) -> dict[str, str]:
    """Return why `trouble` came, as the facts `reason_vi` and `reason_en`."""
    name = errno.errorcode.get(trouble.errno or 0, "")
    vi = _VI.get(name) or f"hệ thống báo lỗi {name or trouble.errno}"
    return {"reason_vi": vi, "reason_en": trouble.strerror or str(trouble)}
