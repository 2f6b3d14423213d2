"""Why a text is no YAML, in words of ours: the parsers have theirs in English, and two of them differ.

A reason is found by what the parser was about (`context`) and what it came upon (`problem`), of PyYAML's own
parser and of libyaml's.
"""

import re

from ctscore.phrases import Words
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """What is wrong: `{line}` is where what is not finished begins, `{sign}` the character come upon.

    `{before}` is the one that stands before it in its line.
    `at_begin` says that the place to look at is there, not where the parser gave up.
    """

    words: Words
    at_begin: bool = False


QUOTE_OPEN = Reason(
    Words(
        "dấu nháy mở ở dòng {line} không có dấu đóng",
        "the quote that opens in line {line} is not closed",
    ),
    at_begin=True,
)
TAB = Reason(
    Words(
        "có dấu tab ở chỗ thụt lề; thay bằng dấu cách",
        "a tab stands where lines are indented; write spaces instead",
    )
)
SIGN = Reason(
    Words(
        "giá trị không bắt đầu bằng “{sign}” được; đặt cả giá trị trong ngoặc kép",
        "no value can begin with “{sign}”; put all of it in quotes",
    )
)
SQUARE_OPEN = Reason(
    Words(
        "dấu [ mở ở dòng {line} chưa đóng bằng ], hoặc thiếu dấu phẩy",
        "the [ that opens in line {line} is not closed by ], or a comma is missing",
    )
)
CURLY_OPEN = Reason(
    Words(
        "dấu {{ mở ở dòng {line} chưa đóng bằng }}, hoặc thiếu dấu phẩy",
        "the {{ that opens in line {line} is not closed by }}, or a comma is missing",
    )
)
INDENTED_KEYS = Reason(
    Words(
        "dòng này thụt lề không khớp với các khóa bắt đầu ở dòng {line}, hoặc không phải `khóa: giá trị`",
        "this line is not indented as the keys that begin in line {line}, or is no `key: value`",
    )
)
INDENTED_LIST = Reason(
    Words(
        "dòng này thụt lề không khớp với danh sách bắt đầu ở dòng {line}, hoặc thiếu dấu gạch `- `",
        "this line is not indented as the list that begins in line {line}, or `- ` is missing",
    )
)
QUOTE_LONG = Reason(
    Words(
        "dấu nháy mở ở dòng {line} không đóng ở dòng ấy, nên các dòng dưới bị đọc như phần của câu",
        "the quote that opens in line {line} is not closed there, so that lines below are read as its text",
    ),
    at_begin=True,
)
BEHIND = Reason(
    Words(
        "sau dấu {before} đóng không viết thêm gì được; đặt cả giá trị trong một cặp nháy",
        "nothing may follow the {before} that closes; put the whole value in one pair of quotes",
    )
)
COLON = Reason(
    Words(
        "dấu hai chấm đặt sai chỗ: đặt câu có `: ` trong ngoặc kép, hoặc xem lại dòng trên và thụt lề",
        "a colon is out of place: put text with `: ` in quotes, or see the line above and the indentation",
    )
)
NO_COLON = Reason(
    Words(
        "dòng {line} thiếu dấu hai chấm sau khóa",
        "in line {line} a colon is missing behind the key",
    ),
    at_begin=True,
)
DASH = Reason(
    Words(
        "dấu gạch `- ` của danh sách không đứng ở đây được; viết nó đầu một dòng mới",
        "the `- ` of a list cannot stand here; begin a new line with it",
    )
)
QUESTION = Reason(
    Words(
        "dấu `? ` không đứng ở đây được; đặt cả giá trị trong ngoặc kép",
        "`? ` cannot stand here; put the whole value in quotes",
    )
)
ESCAPE = Reason(
    Words(
        "trong ngoặc kép, sau dấu \\ là ký tự không có nghĩa; viết \\\\, hoặc dùng nháy đơn",
        "in quotes, what follows \\ means nothing; write \\\\, or use single quotes",
    )
)
NAME = Reason(
    Words(
        "dấu & hay * đầu giá trị là ký hiệu riêng của YAML; đặt cả giá trị trong ngoặc kép",
        "a & or * that begins a value means something else in YAML; put all of it in quotes",
    )
)
TAGGED = Reason(
    Words(
        "dấu ! đầu giá trị là ký hiệu riêng của YAML; đặt cả giá trị trong ngoặc kép",
        "a ! that begins a value means something else in YAML; put all of it in quotes",
    )
)
DIRECTIVE = Reason(
    Words(
        "dấu % đầu dòng là ký hiệu riêng của YAML; đặt cả giá trị trong ngoặc kép",
        "a % that begins a line means something else in YAML; put all of it in quotes",
    )
)
BLOCK = Reason(
    Words(
        "sau dấu | hay > không viết gì trên cùng dòng; đặt cả giá trị trong ngoặc kép",
        "nothing may follow | or > in its line; put the whole value in quotes",
    )
)
APART = Reason(
    Words(
        "phần này không nối được vào phần trên: xem lại thụt lề",
        "this does not go on with what stands above: look at the indentation",
    )
)
NO_VALUE = Reason(
    Words(
        "thiếu một giá trị trước “{sign}”",
        "a value is missing before “{sign}”",
    )
)
DEEP = Reason(Words("quá nhiều cấp lồng vào nhau", "too many levels within each other"))
ODD = Reason(
    Words(
        "ký tự U+{sign} không được phép",
        "the character U+{sign} is not allowed",
    )
)
OTHER = Reason(
    Words(
        "phần này không viết theo cú pháp YAML; đặt giá trị có ký hiệu lạ trong ngoặc kép",
        "this is not how YAML is written; put values with odd signs in quotes",
    )
)

_CLOSING = ("'", '"', "]", "}")
_REASONS = {
    r"quoted scalar.*(?:end of stream|document (?:indicator|separator))": QUOTE_OPEN,
    r"quoted scalar": ESCAPE,
    r"tab character|cannot start any token\t|'\\t'": TAB,
    r"cannot start any token": SIGN,
    r"flow sequence|',' or '\]'": SQUARE_OPEN,
    r"flow mapping|',' or '\}'": CURLY_OPEN,
    r"unexpected ':'|mapping values are not allowed": COLON,
    r"simple key|could not find expected ':'": NO_COLON,
    r"mapping keys are not allowed": QUESTION,
    r"sequence entries are not allowed": DASH,
    r"scanning an (?:anchor|alias)": NAME,
    r"(?:parsing|scanning) a tag\b|tag handle|TAG": TAGGED,
    r"directive|incompatible YAML|version number": DIRECTIVE,
    r"block scalar": BLOCK,
    r"nesting depth|flow level|block level": DEEP,
    r"document start|nothing after": APART,
    r"node content": NO_VALUE,
    r"block mapping": INDENTED_KEYS,
    r"block (?:collection|sequence)": INDENTED_LIST,
}


def reason_of(context: str, problem: str, sign: str, before: str) -> Reason:
    """Return why a text is no YAML where a parser says so, having come upon `sign` behind `before`."""
    said = f"{context}: {problem}{sign if sign == chr(9) else ''}"
    found = next((reason for pattern, reason in _REASONS.items() if re.search(pattern, said)), OTHER)
    return BEHIND if found in (INDENTED_KEYS, INDENTED_LIST) and before in _CLOSING else found
