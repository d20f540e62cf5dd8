"""Superior documents made for the tests: nothing in them is of a real province."""


def superior(
    body: str, *, number: int = 12, date: str = "05 tháng 01 năm 2026", title: str = "Chăm sóc cây xanh"
) -> str:
    """A plan of Tỉnh Bình Minh with this body."""
    return f"""ỦY BAN NHÂN DÂN
TỈNH BÌNH MINH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-UBND

Bình Minh, ngày {date}

KẾ HOẠCH

{title} trên địa bàn tỉnh năm 2026

{body}

Nơi nhận:
- Các sở, ban, ngành tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu
"""


REPORTING = """I. MỤC ĐÍCH

Giữ gìn cây xanh đường phố, tạo cảnh quan sạch đẹp cho Nhân dân trong tỉnh.

II. TỔ CHỨC THỰC HIỆN

1. UBND các xã, phường rà soát toàn bộ cây xanh trên địa bàn, lập danh sách cây cần chăm sóc.

2. UBND các xã, phường báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh (qua Sở Xây dựng) trước ngày {day}.
"""


def table(rows: int) -> str:
    """A part with a task table of this many rows, each for the communes and the Sở Xây dựng in turn."""
    head = "II. NHIỆM VỤ\n\nTT\tNhiệm vụ\tThời gian thực hiện\tCơ quan chủ trì\tCơ quan phối hợp\n"
    return head + "\n".join(
        f"{at}\tTrồng và chăm sóc hàng cây số hiệu {at} ở tuyến phố văn minh thứ {at}.\tCả năm 2026\t"
        + ("UBND các xã, phường\tSở Xây dựng" if at % 2 else "Sở Xây dựng\tUBND các xã, phường")
        for at in range(1, rows + 1)
    )
