"""A plan written for these tests: what every format has to bring out alike."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """The parts of a document; a table is its header row and body rows."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    heading: tuple[str, ...]
    before: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]


PLAN = Plan(
    left=("ỦY BAN NHÂN DÂN", "TỈNH HÒA LẠC", "Số: 47/KH-UBND"),
    right=(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa Lạc, ngày 12 tháng 3 năm 2025",
    ),
    heading=("KẾ HOẠCH", "Nâng cao chất lượng tiếp công dân năm 2025"),
    before=(
        "Thực hiện Chỉ thị số 18/CT-TTg ngày 05/02/2025 của Thủ tướng Chính phủ về tiếp công dân, Ủy ban nhân dân "
        "tỉnh ban hành kế hoạch như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích: Bảo đảm mọi đơn thư được nhận, phân loại và trả lời đúng hạn; không để tồn đọng quá 15 ngày "
        "theo quy định tại Nghị định số 124/2020/NĐ-CP của Chính phủ, không để người dân phải đi lại nhiều lần.",
        "2. Yêu cầu: Các đơn vị làm đúng chức trách, có người chịu trách nhiệm, có kết quả kiểm đếm được.",
        "II. NHIỆM VỤ",
        "1. Thanh tra tỉnh chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh rà soát quy trình tiếp công dân, báo "
        "cáo Ủy ban nhân dân tỉnh trước ngày 30/4/2025.",
        "2. Phân công nhiệm vụ cụ thể như sau:",
    ),
    table=(
        ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
        (
            "1",
            "Lập sổ theo dõi đơn thư trên máy tính",
            "Thanh tra tỉnh",
            "Sở Khoa học và Công nghệ",
            "Trước ngày 31/5/2025",
        ),
        ("2", "Tập huấn cán bộ tiếp công dân cấp xã", "Sở Nội vụ", "Ủy ban nhân dân các xã", "Quý III năm 2025"),
        ("3", "Công khai lịch tiếp công dân hằng tháng", "Văn phòng Ủy ban nhân dân tỉnh", "", "Hằng tháng"),
    ),
    after=(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Tài chính bố trí kinh phí theo Kế hoạch số 12/KH-UBND ngày 20/01/2025 của Ủy ban nhân dân tỉnh, hướng "
        "dẫn các đơn vị lập dự toán và thanh toán đúng chế độ.",
        "2. Các sở, ngành báo cáo kết quả về Thanh tra tỉnh trước ngày 15/12/2025 để tổng hợp, báo cáo Ủy ban nhân dân "
        "tỉnh./.",
    ),
    recipients=("Nơi nhận:", "- Thủ tướng Chính phủ (b/c);", "- Các sở, ngành;", "- Lưu: VT, NC."),
    signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phạm Văn Mẫu"),
)


def as_text(plan: Plan = PLAN) -> bytes:
    """The plan as plain text with whole paragraphs."""
    blocks = [
        "\n".join(plan.left[:2]),
        plan.right[0],
        plan.right[1],
        plan.left[2],
        plan.right[2],
        *plan.heading,
        *plan.before,
        "\n".join("\t".join(row) for row in plan.table),
        *plan.after,
        "\n".join(plan.recipients),
        *plan.signature,
    ]
    return "\n\n".join(blocks).encode()
