"""Makes web pages: the plan with what a site prints around it."""

from html import escape

from tests.corpus.documents.plan import PLAN, Plan


def as_web(plan: Plan = PLAN) -> bytes:
    """The plan inside a page with a menu, a summary box, scripts and a footer."""
    rows = "".join("<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>" for row in plan.table)
    paragraphs = "".join(f"<p>{escape(line)}</p>\n" for line in (*plan.heading, *plan.before))
    links = "".join(f'<li><a href="/{n}">Chuyên mục {n}</a></li>' for n in range(8))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Tên trang</title>
<script>var a = "chữ trong mã";</script><style>p {{ color: red }}</style></head><body>
<ul>{links}</ul><div class="breadcrumb">Trang chủ / Văn bản</div>
<table><tr><td>Số hiệu:</td><td>99/KH-UBND</td></tr><tr><td>Loại văn bản:</td><td>Kế hoạch</td></tr>
<tr><td>Người ký:</td><td>Người Khác</td></tr><tr><td>Ngày ban hành:</td><td>01/01/2020</td></tr></table>
<div class="content">{_side_by_side(plan.left, plan.right)}{paragraphs}
<table border="1">{rows}</table>{"".join(f"<p>{escape(line)}</p>" for line in plan.after)}
{_side_by_side(plan.recipients, plan.signature)}</div>
<div style="display: none">chữ ẩn</div><footer>Bản quyền của trang</footer></body></html>""".encode()


def _side_by_side(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    cells = ("<br>".join(map(escape, lines)) for lines in (left, right))
    return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"
