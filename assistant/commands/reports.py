"""troly reports: who has to report what to whom, and when."""

from assistant.commands.listing import First, Form, Format, Last, Output, Today, Unit, Within, read_wanted, write
from assistant.connect import connect
from assistant.settings import home


def reports(
    unit: Unit = None,
    first: First = None,
    last: Last = None,
    within: Within = None,
    form: Form = Format.table,
    output: Output = None,
    today: Today = None,
) -> None:
    """Liệt kê chế độ báo cáo: ai báo cáo gì, gửi ai, khi nào; hoặc xuất lịch, bảng tính.

    Không ghi --from, --to thì hiện mọi chế độ báo cáo; việc lặp lại hiện lần sắp tới. Ngày «trước ngày» thì hạn cuối
    cùng là ngày liền trước; ngày nghỉ chỉ được nhắc, không dời.
    """
    wanted = read_wanted(unit, first, last, within, today)
    with connect(home(), "troly reports") as engine:
        rows = engine.reports(wanted)
    write("reports", rows, wanted, form, output, short=within is not None)
