"""Strategies for the bytes of a file: from plain noise to something that is almost YAML."""

from hypothesis import strategies as st

from ctscore.model import KINDS

# Scalars, and what may stand for one, that have misled some reader of YAML, numbers or Vietnamese before.
HOSTILE: tuple[str, ...] = (
    *("1e999999", "-1e999999", "NaN", ".inf", "0x1F", "0o17", "1_000", "0,5", "+1", "-0", "-0.0", ".5", "5."),
    *("9" * 400, "9" * 9, "9" * 10, "0." + "9" * 9, "999999999.999999999", "0.000000001", "0", "0.0", "00"),
    *("1990", "2022", "2023", "2100", "9999", "10000", "-9999", "٣", "１", "²", "½", "Ⅳ"),
    *("2023-02-30", "2024-02-29", "0001-01-01", "9999-12-31", "2023-Q3", "2023-9M", "2023-M13", "12:30:45"),
    *(
        "null",
        "~",
        "true",
        "no",
        "max",
        "-",
        "--",
        "<<",
        "=",
        '""',
        "''",
        "[]",
        "{}",
        "[[]]",
        "{{}}",
        "[{}, []]",
    ),
    *("don-vi-mau", "don-vi-hai", "so-mot", "van-ban-mau", "PAR-INDEX", "PAPI", "can-tho"),
    *('"1"', '"1.1"', '"1.1.1"', "1.1", '"1.10"', '"1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1"', '"a.b"'),
    *("&a x", "*a", "&a [*a]", "!!int 3", "!!python/object/apply:os.system [x]", "! x", "!<x> y", "<<: *a"),
    *(
        "|\n  x\n  y",
        ">-\n  x",
        "|2-\n x",
        "? x",
        "? [x]\n: y",
        "- - - x",
        "a: b: c",
        "%YAML 1.1",
        "---",
        "...",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "`",
        "@",
        "#",
        ",",
        ":",
        "%",
        "&",
        "*",
        "!",
        "|",
        ">",
        "\\",
        '"\\',
        '"\\x"',
    ),
    *(
        '"\\u0000"',
        '"\\x1b[31m"',
        '"\\uD800"',
        '"\\N"',
        '"\\L"',
        '"\\n"',
        '"\\r"',
        '"\\t"',
        '"\\x7f"',
        '"\\x85"',
    ),
    *("Sơ\u0309 Tư pháp", "e\u0301" * 50, "\u0301", "a" + "\u0301" * 200, "\ufb01", "Ǆ", "İ", "ß", "ð", "Ð"),
    *(
        "\u202e",
        "\u200b",
        "\u00a0",
        "\u3000",
        "\u2028",
        "\u2029",
        "\x85",
        "\ufeff",
        "\ufffe",
        "\ufffd",
        "\u00ad",
    ),
    *("\t", "\r", "\r\n", "\n", "\n\n", " ", "\x00", "\x07", "\x0b", "\x0c", "\x1b[2J", "\x7f", "\x9f"),
    *(
        "😀",
        "👨‍👩‍👧",
        "𝟙",
        "🇻🇳",
        "\U0010ffff",
        "\U000e0001",
        "::error::x",
        "]]>",
        "<b>&amp;",
        "%0A",
        "$(x)",
        "|x|",
    ),
    *("x" * 9_999, "x" * 10_001, "ế" * 5_000, "a." * 300, "x " * 3_000, "ﷺ" * 2_000),
)
# What holds YAML together, and the words of our files.
_TOKENS: tuple[str, ...] = (
    *(
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        ": ",
        ":",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "- ",
        " # ",
        "? ",
        "\n\t",
    ),
    *(
        "\r",
        "\r\n",
        "code",
        "name",
        "vi",
        "en",
        "max",
        "min",
        "achieved",
        "criteria",
        "rows",
        "columns",
        "parts",
    ),
    *(
        "items",
        "targets",
        "leads",
        "agencies",
        "published",
        "year",
        "index",
        "unit",
        "source",
        "document",
        "id",
    ),
)


def _deep() -> st.SearchStrategy[str]:
    """Nesting without end, in blocks and in brackets."""
    opened = st.sampled_from(("[", "{a: ", "- ", "[{a: ", "? ", "((", '{"', "a: ", "- - "))
    return st.builds(
        lambda sign, times, closed: sign * times + closed,
        opened,
        st.integers(1, 3_000),
        st.sampled_from(("", "x", "]", "}", "\n")),
    ) | st.integers(1, 120).map(
        lambda levels: "".join(" " * level + "criteria:\n" for level in range(levels))
    )


def _head(kind: str) -> st.SearchStrategy[str]:
    plain = f"format: ctscore/{kind}@1\n"
    other = st.sampled_from(tuple(KINDS)).map(lambda word: f"format: ctscore/{word}@1\r\n")
    return st.sampled_from((plain, plain, plain, "", "\ufeff" + plain, "---\n" + plain)) | other


def soups(kind: str) -> st.SearchStrategy[bytes]:
    """Return almost-YAML that mostly says that it is a file of `kind`."""
    token = st.sampled_from(_TOKENS) | st.sampled_from(HOSTILE) | st.text(max_size=4)
    soup = st.lists(token, max_size=40).map("".join)
    body = soup | soup | soup | _deep()
    return st.builds(lambda head, text: coded(head + text), _head(kind), body)


def noises(kind: str) -> st.SearchStrategy[bytes]:
    """Return bytes, or any text, behind the first line of a file of `kind` or without it."""
    head = _head(kind).map(coded)
    noise = st.binary(max_size=300) | st.text(max_size=300).map(coded)
    return st.builds(bytes.__add__, head, noise) | noise


def coded(text: str) -> bytes:
    """Return `text` as bytes; what is no character stays as bytes that are not UTF-8."""
    return text.encode("utf-8", errors="surrogatepass")
