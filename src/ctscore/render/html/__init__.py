"""A report as one page for any browser: pictures drawn by hand, tables behind them, nothing from outside."""

from ctscore.document import Report
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.phrases import Words


def render_report(report: Report, lang: str) -> bytes:
    """Return `report` as an HTML page in `lang`; raises `Refusal` where Jinja2 is not installed."""
    try:
        from ctscore.render.html import page  # noqa: PLC0415
    except ImportError:
        what = Words("báo cáo HTML", "the HTML report")
        raise Refusal(MISSING_EXTRA, library="Jinja2", extra="report", what=what) from None
    return page.render(report, lang)


__all__ = ["render_report"]
