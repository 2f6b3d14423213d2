"""What stands in a new folder beside its data: a page that says how to go on, and checks that run unasked."""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from urllib.parse import urlsplit

from ctscore.findings.rule import Words

_VI = """\
# {name}: {index} {period}

Dữ liệu chấm điểm dạng văn bản, do `ctscore init` lập. Chạy các lệnh dưới đây trong thư mục này.

| việc | lệnh |
| --- | --- |
| Dữ liệu có đúng không? | `ctscore validate` |
| Ghi điểm một tiêu chí | `ctscore set {code} {points} --year {period}` |
| Tiêu chí nào mất điểm nhiều nhất, ai chủ trì? | `ctscore gaps` |
| Mỗi cơ quan chủ trì mất bao nhiêu điểm? | `ctscore gaps --by agency` |
| Đọc cả bảng tiêu chí | `ctscore tree` |
| Xem bảng trong tệp Word, Excel được hiểu ra sao | `ctscore import --explain TỆP` |
| {import_vi} | `ctscore import TỆP -i {index} -y {import_to}` |
| Mở bảng điểm của kỳ sau | `ctscore new scorecard -y {next} --from {period} -o data/{file}` |
| Cần gì nữa? | `ctscore --help` |

## Thư mục có gì

- `data/ctscore.yaml`: đơn vị mình, ngôn ngữ, tiêu đề văn bản. `units.yaml`, `indexes.yaml`, `agencies.yaml`, `documents.yaml`: các danh mục.
- `data/scores/`: bảng điểm.{example_vi} Tiêu chí chưa có điểm là *chưa biết*, không tính là 0 hay đủ điểm.
- `data/plans/`: ai chủ trì tiêu chí nào, việc gì, khi nào.
- `schemas/`: để trình soạn thảo YAML gợi ý và báo lỗi khi gõ. Sau khi nâng cấp ctscore: `ctscore schema -o schemas/`.
- `.github/`, `.gitlab-ci.yml`, `.pre-commit-config.yaml`: kiểm tra tự động khi đưa lên GitHub, GitLab hay trước mỗi commit; chúng cài ctscore theo `requirements.txt`.
"""
_EN = """\
# {name}: {index} {period}

Scores as plain text, begun with `ctscore init`. Run these commands in this folder.

| what | command |
| --- | --- |
| Is the data right? | `ctscore validate` |
| Enter the points of a criterion | `ctscore set {code} {points} --year {period}` |
| What lost the most points, and who leads it? | `ctscore gaps` |
| How much does each lead owe? | `ctscore gaps --by agency` |
| Read the whole tree | `ctscore tree` |
| See how a table of Word or Excel is understood | `ctscore import --explain FILE` |
| {import_en} | `ctscore import FILE -i {index} -y {import_to}` |
| Begin the scorecard of the next period | `ctscore new scorecard -y {next} --from {period} -o data/{file}` |
| What else? | `ctscore --help` |

## What is here

- `data/ctscore.yaml`: the own unit, languages, letterhead. `units.yaml`, `indexes.yaml`, `agencies.yaml`, `documents.yaml`: the registers.
- `data/scores/`: scorecards.{example_en} A criterion without points is *not known*: neither zero nor full marks.
- `data/plans/`: who leads which criterion, with what, by when.
- `schemas/`: by these an editor of YAML completes and checks. After an upgrade of ctscore: `ctscore schema -o schemas/`.
- `.github/`, `.gitlab-ci.yml`, `.pre-commit-config.yaml`: checks on GitHub, on GitLab, and before each commit; they install ctscore as `requirements.txt` says.
"""
_OF_EXAMPLE = {
    "example_vi": " Bảng đầu tiên là ví dụ: thay tiêu chí, điểm chuẩn bằng của mình.",
    "example_en": " The first one is an example: put in your own criteria and maxima.",
    "import_vi": "Thay ví dụ bằng bảng ấy, cả điểm và người chủ trì",
    "import_en": "Put it in place of the example, points and leads",
    "import_to": "{period} -k both --document {document} --propose data/agencies-2.yaml --force",
}
_OF_TABLE = {
    "example_vi": "",
    "example_en": "",
    "import_vi": "Thêm bảng của kỳ khác, cả điểm và người chủ trì (bảng không ghi số văn bản: thêm `--document MÃ`, mã tự đặt)",
    "import_en": "Add that of another period, points and leads (where it names no document: add `--document ID`, an id of your own)",
    "import_to": "{next} -k both --accept --propose data/agencies-2.yaml",
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


def readme(lang: str, facts: Mapping[str, str], *, example: bool) -> str:
    """Return the page of a new folder.

    `facts` are name, index, period, document, file of the next scorecard, and a first code with points for it.
    """
    words = {key: text.format(**facts) for key, text in (_OF_EXAMPLE if example else _OF_TABLE).items()}
    return (_VI if lang == "vi" else _EN).format(**facts, **words)


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
