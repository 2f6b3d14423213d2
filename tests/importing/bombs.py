"""Small files of Office that would fill the memory or hang a reader, and the rule that each is refused by."""

import io
import zipfile
import zlib
from collections.abc import Callable

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.spreadsheetml.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.spreadsheetml.worksheet+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.wordprocessingml.document.main+xml"/>'
)
_DTD = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

Bomb = Callable[[], bytes]


def zipped(parts: dict[str, str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip with `parts`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing, compresslevel=1) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return stream.getvalue()


def excel_parts(rows: str = "", behind: str = "", sheets: str = "", **more: str) -> dict[str, str]:
    """Return the parts of an Excel file whose sheet has `rows`, and `behind` them what else it holds.

    `sheets` are further sheets of its list; `more` are parts by name (`sharedStrings` …).
    """
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_KIND}.spreadsheetml.{name}+xml"/>'
        for name in more
    )
    relations = "".join(
        f'<Relationship Id="m{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>' for name in more
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{_CONTENTS}{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
        f'<sheet name="A" sheetId="1" r:id="r1"/>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATION}/worksheet" Target="./worksheets/sheet1.xml"/>'
        f"{relations}</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">'
        f"<sheetData>{rows}</sheetData>{behind}</worksheet>",
        **{f"xl/{name}.xml": text for name, text in more.items()},
    }


def excel(rows: str = "", behind: str = "", sheets: str = "", **more: str) -> bytes:
    """Return an Excel file as `excel_parts` says."""
    return zipped(excel_parts(rows, behind, sheets, **more))


def word(body: str, before: str = "") -> bytes:
    """Return a Word file with `body`, and `before` its first tag."""
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{_CONTENTS}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f'{before}<w:document xmlns:w="{_WORD}">'
            f"<w:body>{body}</w:body></w:document>",
        }
    )


def _cell(more: str = "", text: str = "x") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _merged(area: str) -> bytes:
    return excel(
        '<row r="1"><c r="A1"><v>1</v></c></row>', f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'
    )


def _strings(*texts: str) -> str:
    return f'<sst xmlns="{_MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def _lying() -> bytes:
    """Return a file whose list states a part as 1,000 bytes long, and a right checksum for these."""
    parts = excel_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    text = parts["xl/worksheets/sheet1.xml"] + " " * 150_000_000
    content = zipped({**parts, "xl/worksheets/sheet1.xml": text})
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entry = packed.getinfo("xl/worksheets/sheet1.xml")
    true = entry.CRC.to_bytes(4, "little") + entry.compress_size.to_bytes(4, "little")
    said = zlib.crc32(text[:1_000].encode()).to_bytes(4, "little") + true[4:]
    size = entry.file_size.to_bytes(4, "little")
    return content.replace(true + size, said + (1_000).to_bytes(4, "little"))


def _doubled() -> bytes:
    stream = io.BytesIO(excel())
    with zipfile.ZipFile(stream, "a") as packed, packed.open(zipfile.ZipInfo("xl/Workbook.xml"), "w") as part:
        part.write(b"<workbook/>")
    return stream.getvalue().replace(b"xl/Workbook.xml", b"xl/workbook.xml")


def _many_entries() -> bytes:
    return zipped({**excel_parts(), **{f"a{number}": "" for number in range(5_001)}})


def _long_list() -> bytes:
    """Return a zip that claims a list of 2.5 MB: tens of thousands of parts."""
    content = bytearray(b"PK" + bytes(3_000_000) + excel())
    end = content.rindex(b"PK\5\6")
    content[end + 12 : end + 16] = (2_500_000).to_bytes(4, "little")
    return bytes(content)


BOMBS: dict[str, tuple[str, Bomb]] = {
    "span.docx": ("CT618", lambda: word(_table(_cell('<w:gridSpan w:val="2000000000"/>')))),
    "span-64.docx": ("CT618", lambda: word(_table(_cell('<w:gridSpan w:val="64"/>')))),
    "spans-in-a-row.docx": ("CT618", lambda: word(_table(_cell('<w:gridSpan w:val="60"/>') * 2))),
    "before.docx": (
        "CT618",
        lambda: word(_table(f'<w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>{_cell()}')),
    ),
    "after.docx": (
        "CT618",
        lambda: word(_table(f'<w:trPr><w:gridAfter w:val="2000000000"/></w:trPr>{_cell()}')),
    ),
    "nested-span.docx": (
        "CT618",
        lambda: word(_table("<w:tc>" + _table(_cell('<w:gridSpan w:val="99999"/>')) + "<w:p/></w:tc>")),
    ),
    "rows-of-nothing.docx": ("CT614", lambda: word(_table(*["<w:tc><w:p/></w:tc>"] * 200_000))),
    "names.docx": ("CT614", lambda: word(_table(*(_cell(text=f"Sở {n}") for n in range(200_000))))),
    "deep.docx": ("CT619", lambda: word("<w:sdt><w:sdtContent>" * 5_000)),
    "long.docx": ("CT619", lambda: word(f"<w:p><w:r><w:t>{'x' * 50_000_000}</w:t></w:r></w:p>")),
    "large.docx": ("CT619", lambda: word(f"<w:p><w:r><w:t>{'x' * 300_000_000}</w:t></w:r></w:p>")),
    "laughs.docx": ("CT601", lambda: word("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", _DTD)),
    "other-encoding.docx": ("CT601", lambda: word("", '<?xml version="1.0" encoding="Shift_JIS"?>')),
    "merge.xlsx": ("CT614", lambda: _merged("A10:XFD1048576")),
    "merge-of-columns.xlsx": ("CT614", lambda: _merged("A10:Z60000")),
    "merge-beyond.xlsx": ("CT618", lambda: _merged("A10:XFE1048577")),
    "merge-without-rows.xlsx": ("CT601", lambda: _merged("A:XFD")),
    "link.xlsx": (
        "CT614",
        lambda: excel(behind='<hyperlinks><hyperlink ref="A1:XFD1048576" location="A!A1"/></hyperlinks>'),
    ),
    "comment.xlsx": (
        "CT614",
        lambda: excel(
            comments='<comments><commentList><comment ref="A1:XFD40000"/></commentList></comments>'
        ),
    ),
    "far-cell.xlsx": ("CT614", lambda: excel('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "far-row.xlsx": ("CT614", lambda: excel('<row r="1048576"/>')),
    "far-corner.xlsx": ("CT614", lambda: excel('<row r="40000"><c r="ZZ40000"><v>1</v></c></row>')),
    "beyond.xlsx": ("CT618", lambda: excel('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')),
    "beyond-right.xlsx": ("CT618", lambda: excel('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')),
    "rows-of-nothing.xlsx": ("CT614", lambda: excel("<row/>" * 1_000_000)),
    "cells-of-nothing.xlsx": ("CT614", lambda: excel(f"<row>{'<c/>' * 600_000}</row>")),
    "names.xlsx": (
        "CT614",
        lambda: excel(
            "".join(
                f'<row><c t="inlineStr"><is><t>Sở {n}</t></is></c><c><v>1</v></c></row>'
                for n in range(200_000)
            )
        ),
    ),
    "shared-names.xlsx": (
        "CT614",
        lambda: excel(
            "".join(f'<row><c t="s"><v>{n}</v></c></row>' for n in range(200_000)),
            sharedStrings=_strings(*(f"Sở {n}" for n in range(200_000))),
        ),
    ),
    "strings.xlsx": ("CT619", lambda: excel(sharedStrings=_strings("x" * 300_000_000))),
    "one-string.xlsx": ("CT618", lambda: excel(sharedStrings=_strings("x" * 5_000_000))),
    "many-strings.xlsx": ("CT619", lambda: excel(sharedStrings=_strings(*["x" * 30_000] * 1_000))),
    "styles.xlsx": (
        "CT619",
        lambda: excel(
            styles=f'<styleSheet xmlns="{_MAIN}"><cellXfs>{"<xf/>" * 400_000}</cellXfs></styleSheet>'
        ),
    ),
    "laughs.xlsx": ("CT601", lambda: excel(sharedStrings=_DTD + _strings("&b;"))),
    "one-sheet-often.xlsx": (
        "CT601",
        lambda: excel(
            sheets='<sheet name="B" sheetId="2" r:id="r2"/><sheet name="C" sheetId="3" r:id="r1"/>'
        ),
    ),
    "lying.xlsx": ("CT601", _lying),
    "doubled.xlsx": ("CT601", _doubled),
    "entries.xlsx": ("CT619", _many_entries),
    "long-list.xlsx": ("CT619", _long_list),
    "other-packing.xlsx": ("CT601", lambda: zipped(excel_parts(), zipfile.ZIP_LZMA)),
    "renamed.xlsx": ("CT601", lambda: word("")),
    "renamed.docx": ("CT601", excel),
    "empty.xlsx": ("CT601", lambda: b""),
    "empty.docx": ("CT601", lambda: b""),
    "no-zip.docx": ("CT601", lambda: b"PK\3\4 and no more"),
    "locked.xlsx": ("CT616", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"),
}
