"""Plans made by hand, and plans of any shape."""

from hypothesis import strategies as st

from assistant.drafting.plan import Alternative, Covered, Line, Origin, Part, Plan, TaskRow

WORDS = st.text("aăâbcdđ eê gh.,;[]…\n&<>\"'7", min_size=1, max_size=30)


def origin(quote: str = "Sở Nội vụ báo cáo trước ngày 10 tháng 6 năm 2025", document_id: str = "1") -> Origin:
    return Origin(
        document_id=document_id,
        file="chi-thi.txt",
        label="Chỉ thị số 15/CT-UBND",
        section="1",
        quote=quote,
        start=0,
        end=len(quote),
    )


def line(item_id: str, text: str = "Nội dung", **fields: object) -> Line:
    return Line.model_validate({"id": item_id, "text": text, "why": "superior", "origins": (origin(),)} | fields)


def row(item_id: str, what: str = "Nhiệm vụ", **fields: object) -> TaskRow:
    return TaskRow.model_validate({"id": item_id, "what": what, "why": "superior", "origins": (origin(),)} | fields)


def plan(tasks: int = 3) -> Plan:
    """A whole plan with a placeholder, an alternative, a table in two groups and coverage of three kinds."""
    other = Alternative(text="Cách viết khác", origins=(origin("Cách viết khác", "2"),))
    same = Alternative(text="Căn cứ Luật A [...];", origins=(origin(),), placeholders=("[...]",))
    rows = tuple(
        row(f"t{at}", f"Nhiệm vụ {at}", lead="Phòng Văn hóa", group="1" if at < 2 else "2") for at in range(tasks)
    )
    covered = Covered(what="Nhiệm vụ 0", coverage="covered", where=("t0",), origin=origin())
    missing = Covered(what="Tổ chức [...] hội nghị", coverage="missing", where=(), origin=origin("hội nghị"))
    return Plan(
        unit="UBND xã An Lư",
        superior_body="UBND thành phố Thủy Nguyên",
        place="An Lư",
        year=2025,
        title="Thực hiện công tác dân vận năm 2025",
        bases=(line("b1", "Căn cứ Luật A;", alternatives=(same,)), line("b2", "Căn cứ Luật B;", alternatives=(other,))),
        opening=line("o1", "Ủy ban nhân dân xã ban hành Kế hoạch như sau:", why="form", origins=()),
        parts=(
            Part(
                id="p1",
                kind="aims",
                title="Mục đích, yêu cầu",
                lines=(
                    line("a1", "Mục đích", heading=True, level=2),
                    line("a2", "Đạt [...] phần trăm.", placeholders=("[...]",)),
                ),
            ),
            Part(id="p2", kind="tasks", title="Nhiệm vụ", rows=rows),
        ),
        recipients=(line("r1", "Lưu: VT.", why="form", origins=()),),
        coverage=(covered, missing, missing.model_copy(update={"coverage": "partly", "where": ("t1",)})),
        notes=("Chưa có kế hoạch của đơn vị tương tự.",),
    )
