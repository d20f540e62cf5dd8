"""A plan that was written for these tests, and documents as the store gives them."""

from datetime import UTC, date, datetime

from corpus.parse import parse
from corpus.reading.read import read
from index.stored import StoredDocument

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN AN PHƯỚC

Số: 12/KH-UBND
An Phước, ngày 05 tháng 01 năm 2025

KẾ HOẠCH
Tuyên truyền phòng cháy năm 2025

I. CHẾ ĐỘ BÁO CÁO
1. Phòng Nội vụ báo cáo kết quả tuyên truyền về Ủy ban nhân dân huyện trước ngày 20/11/2025.
2. UBND các xã, thị trấn báo cáo tình hình về Phòng Nội vụ trước ngày 15 hằng tháng.
3. Trung tâm Văn hóa báo cáo về Phòng Nội vụ trước 15 giờ 00 ngày thứ Sáu hằng tuần.
4. Các cơ quan, đơn vị báo cáo về Phòng Nội vụ khi có yêu cầu.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""
TODAY = date(2025, 11, 3)


def stored(text: str, number: int = 1, file: str = "kế hoạch 12.txt") -> StoredDocument:
    """A document as the store gives it."""
    return StoredDocument(number, file, file, datetime(2025, 1, 6, tzinfo=UTC), parse(read(file, text.encode())))
