"""A whole plan of a made-up commune, and Word files of it read back."""

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document

from assistant.drafting.plan import Line, Origin, Part, Plan, TaskRow
from assistant.form.write import docx_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORIGIN = Origin(
    document_id="7",
    file="ke-hoach-cap-tren.txt",
    label="Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND thành phố Hải Lâm, mục II.1",
    section="II.1",
    quote="Các xã, phường rà soát danh sách & công khai trước ngày 25/11/2024.",
    start=100,
    end=167,
)
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    "Căn cứ Chỉ thị số 33/CT-TTg ngày 26 tháng 11 năm 2021 của Thủ tướng Chính phủ về tăng cường công tác dân vận",
    "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2024 của Ủy ban nhân dân thành phố Hải Lâm về dân vận;",
)
_LEADS = ("Văn phòng HĐND và UBND xã", "Công an xã")


def line(id_: str, text: str, level: int = 0, **more: Any) -> Line:
    return Line(id=id_, text=text, level=level, why="superior", reason="Cấp trên giao.", origins=(ORIGIN,), **more)


def task(at: int, **more: Any) -> TaskRow:
    said = {
        "what": f"Rà soát, công khai danh sách nhóm {at}",
        "lead": _LEADS[at % 2],
        "coordinate": "Ủy ban MTTQ Việt Nam xã",
        "time": f"Trước ngày {at % 27 + 1:02d}/{at % 12 + 1:02d}/2024",
        "group": f"Nhóm việc {(at - 1) // 20 + 1}",
    }
    return TaskRow(id=f"r{at}", why="superior", reason="Cấp trên giao.", origins=(ORIGIN,), **said | more)


@cache
def a_plan(tasks: int = 60) -> Plan:
    aims = (
        line("a1", "Mục đích", 2, heading=True),
        line("a2", "Nâng cao trách nhiệm của cán bộ, công chức.", 4),
        line("a3", "Yêu cầu", 2, heading=True),
        line("a4", "Phân công rõ người, rõ việc.", 3),
        line("a5", "Báo cáo đúng hạn.", 3),
        line("a6", "Ý này đã bị bỏ.", 3, state="rejected"),
        line("a7", "Không gây phiền hà cho [...] của xã.", 3, placeholders=("[...]",)),
    )
    organisation = (
        line("c1", "Văn phòng HĐND và UBND xã tổng hợp, báo cáo Ủy ban nhân dân xã trước ngày 25/11/2024.", 2),
        line("c2", "Các ban, ngành, đoàn thể triển khai Kế hoạch này.", 2),
    )
    return Plan(
        unit="UBND xã Minh Tân",
        place="Minh Tân",
        year=2024,
        title="Công tác dân vận và thực hiện dân chủ ở cơ sở năm 2024",
        bases=tuple(line(f"b{at}", text) for at, text in enumerate(BASES)),
        opening=line("o", "Ủy ban nhân dân xã Minh Tân ban hành Kế hoạch như sau:"),
        parts=(
            Part(id="p1", kind="aims", title="Mục đích, yêu cầu", lines=aims),
            Part(id="p2", kind="tasks", title="Nhiệm vụ", rows=tuple(task(at) for at in range(1, tasks + 1))),
            Part(id="p3", kind="organisation", title="Tổ chức thực hiện", lines=organisation),
        ),
        closing=line("z", "Nếu có vướng mắc, các đơn vị phản ánh về Ủy ban nhân dân xã để xem xét, giải quyết."),
        recipients=tuple(line(f"n{at}", text) for at, text in enumerate(("UBND thành phố Hải Lâm", "Lưu: VT, VP"))),
        authority="TM. ỦY BAN NHÂN DÂN",
        position="CHỦ TỊCH",
    )


def changed(**values: Any) -> Plan:
    return a_plan().model_copy(update=values)


def party_plan() -> Plan:
    return changed(
        profile="party",
        unit="Đảng ủy xã Minh Tân",
        superior_body="Thành ủy Hải Lâm",
        authority="T/M BAN CHẤP HÀNH",
        position="BÍ THƯ",
    )


def written(plan: Plan, **more: Any) -> Document:
    return docx.Document(io.BytesIO(docx_bytes(plan, **more)))
