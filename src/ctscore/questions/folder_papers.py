"""What stands in a new folder beside its data: a page that says how to go on, and checks that run unasked."""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from urllib.parse import urlsplit

from ctscore.phrases import Words


def _same(command: str) -> Words:
    return Words(command, command)


_VI = """\
# {name}: {index} {period}

Dữ liệu chấm điểm dạng văn bản, do `ctscore init` lập. Chạy các lệnh dưới đây trong thư mục này.

| việc | lệnh |
| --- | --- |
{rows}

## Thư mục có gì

- `data/ctscore.yaml`: đơn vị mình, ngôn ngữ, tiêu đề văn bản. `units.yaml`, `indexes.yaml`, `agencies.yaml`, `documents.yaml`: các danh mục.
- `data/scores/`: bảng điểm.{example} Tiêu chí chưa có điểm là *chưa biết*, không tính là 0 hay đủ điểm.
- `data/plans/`: ai chủ trì tiêu chí nào, việc gì, khi nào.
- `schemas/`: để trình soạn thảo YAML gợi ý và báo lỗi khi gõ. Sau khi nâng cấp ctscore: `ctscore schema -o schemas/`.
- `.github/`, `.gitlab-ci.yml`, `.pre-commit-config.yaml`: kiểm tra tự động khi đưa lên GitHub, GitLab hay trước mỗi commit; chúng cài ctscore theo `requirements.txt`.
"""
_EN = """\
# {name}: {index} {period}

Scores as plain text, begun with `ctscore init`. Run these commands in this folder.

| what | command |
| --- | --- |
{rows}

## What is here

- `data/ctscore.yaml`: the own unit, languages, letterhead. `units.yaml`, `indexes.yaml`, `agencies.yaml`, `documents.yaml`: the registers.
- `data/scores/`: scorecards.{example} A criterion without points is *not known*: neither zero nor full marks.
- `data/plans/`: who leads which criterion, with what, by when.
- `schemas/`: by these an editor of YAML completes and checks. After an upgrade of ctscore: `ctscore schema -o schemas/`.
- `.github/`, `.gitlab-ci.yml`, `.pre-commit-config.yaml`: checks on GitHub, on GitLab, and before each commit; they install ctscore as `requirements.txt` says.
"""
_SCORED, _LED, _PLANNED = "scored", "led", "planned"
_ROWS: tuple[tuple[tuple[str, ...], Words, Words], ...] = (
    ((), Words("Dữ liệu có đúng không?", "Is the data right?"), _same("validate")),
    (
        (_SCORED,),
        Words("Ghi điểm một tiêu chí", "Enter the points of a criterion"),
        _same("set {code} {points} --year {period}"),
    ),
    ((_SCORED,), Words("Tiêu chí nào mất điểm nhiều nhất?", "What lost the most points?"), _same("gaps")),
    (
        (_SCORED, _LED),
        Words("Mỗi cơ quan chủ trì mất bao nhiêu điểm?", "How many lost points does each lead agency have?"),
        _same("gaps --by agency"),
    ),
    ((_SCORED,), Words("Đọc cả bảng tiêu chí", "Read the whole tree"), _same("tree")),
    ((_PLANNED,), Words("Ai phải làm gì, khi nào?", "Who must do what, and when?"), _same("tasks")),
    (
        (),
        Words(
            "Xem bảng trong tệp Word, Excel được hiểu ra sao",
            "See how a table of Word or Excel is understood",
        ),
        Words("import --explain TỆP", "import --explain FILE"),
    ),
    (
        (),
        _same("{import}"),
        Words("import TỆP -i {index} -y {import_to}", "import FILE -i {index} -y {import_to}"),
    ),
    (
        (_SCORED,),
        Words("Mở bảng điểm của kỳ sau", "Begin the scorecard of the next period"),
        _same("new scorecard -y {next} --from {period} -o data/{file}"),
    ),
    ((), Words("Cần gì nữa?", "What else?"), _same("--help")),
)
"""What there must be for a command to answer, what it answers, and the command."""
_OF_EXAMPLE = {
    "example": Words(
        " Bảng đầu tiên là ví dụ: thay tiêu chí, điểm chuẩn bằng của mình.",
        " The first one is an example: put in your own criteria and maxima.",
    ),
    "import": Words(
        "Thay ví dụ bằng bảng ấy, cả điểm và cơ quan chủ trì",
        "Put it in place of the example, points and leads",
    ),
    "import_to": _same("{period} -k both --document {document} --propose data/agencies-2.yaml --force"),
}
_OF_TABLE = {
    "example": Words("", ""),
    "import": Words(
        "Thêm bảng của kỳ khác, cả điểm và cơ quan chủ trì",
        "Add that of another period, points and leads",
    ),
    "import_to": _same("{next} -k both --accept --propose data/agencies-2.yaml{like}"),
}
WORKFLOW = """\
# Checks the data at every push and pull request; findings appear beside the lines.
name: data
on: [push, pull_request]
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v4
      with: {fetch-depth: 0}
    - uses: actions/setup-python@v5
      with: {python-version: "3.12"}
    - run: pip install -r requirements.txt
    - run: ctscore validate data
    - name: What the pull request does to the totals
      if: github.event_name == 'pull_request'
      run: ctscore validate data --since "origin/${{ github.base_ref }}" --format text
"""
GITLAB = """\
# Checks the data at every push; findings appear in the merge request.
validate:
  image: python:3.12
  script:
  - pip install -r requirements.txt
  - ctscore validate data --format gitlab -o gl-code-quality-report.json --exit-zero
  - ctscore validate data
  artifacts:
    when: always
    reports: {codequality: gl-code-quality-report.json}
"""
PRE_COMMIT = """\
# `pip install pre-commit`, then once: pre-commit install
repos:
- repo: local
  hooks:
  - id: ctscore-validate
    name: ctscore validate
    entry: ctscore validate data
    language: system
    pass_filenames: false
    files: ^data/
"""
_REQUIREMENTS = Words(
    "# Nơi cài ctscore, cho GitHub và GitLab: một dòng mà `pip install` hiểu, git+ĐỊA-CHỈ@NHÃN hay một tệp .whl để trong\n"
    "# thư mục này, chẳng hạn ./ctscore-{version}-py3-none-any.whl.\n",
    "# Where ctscore comes from, for GitHub and GitLab: a line that `pip install` takes, git+ADDRESS@TAG, or a .whl file in this\n"
    "# folder, such as ./ctscore-{version}-py3-none-any.whl.\n",
)


def import_next(facts: Mapping[str, str]) -> Words:
    """Return the command that brings in the table of the next period like the one of a new folder."""
    options = f"-i {{index}} -y {_OF_TABLE['import_to'].en}".format(**facts)
    return Words(f"ctscore import TỆP {options}", f"ctscore import FILE {options}")


def readme(lang: str, facts: Mapping[str, str], *, example: bool) -> str:
    """Return the page of a new folder.

    `facts` are name, index, period, document, file of the next scorecard, a first code with points for it, and
    whether anything is scored, led, planned: a command that could not answer is not named.
    """
    parts = _OF_EXAMPLE if example else _OF_TABLE
    words = {key: text.say(lang).format(**facts) for key, text in parts.items()}
    rows = (
        f"| {what.say(lang)} | `ctscore {command.say(lang)}` |"
        for needs, what, command in _ROWS
        if all(facts[need] for need in needs)
    )
    template = Words(_VI.replace("{rows}", told := "\n".join(rows)), _EN.replace("{rows}", told))
    return template.say(lang).format(**facts, **words)


def requirements(lang: str, version: str) -> str:
    """Return the file that says how ctscore is installed: as it is here, where others can reach that too."""
    came_from = _came_from()
    head = _REQUIREMENTS.say(lang).format(version=version)
    return head + (f"ctscore @ {came_from}\n" if came_from else "")


def _came_from() -> str | None:
    """Return the address in git that this program was installed from (PEP 610); None where it was not."""
    try:
        said = json.loads(distribution("ctscore").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    address, version = said.get("url", ""), said.get("vcs_info", {})
    parts = urlsplit(address)
    reachable = parts.scheme in ("https", "ssh") and "@" not in parts.netloc.removeprefix("git@")
    if version.get("vcs") != "git" or not reachable:
        return None
    return f"git+{address}@{version['commit_id']}"
