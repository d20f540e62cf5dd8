"""troly tasks: what the stored documents assign to whom."""

from enum import StrEnum
from typing import Annotated

import typer

from assistant.commands.listing import First, Form, Format, Last, Output, Today, Unit, Within, read_wanted, write
from assistant.connect import connect
from assistant.settings import home


class Part(StrEnum):
    """The part that a body has in a task."""

    lead = "lead"
    coordinate = "coordinate"


Role = Annotated[
    Part | None,
    typer.Option("--role", metavar="VAI", help="lead: chủ trì; coordinate: phối hợp. Bỏ trống là cả hai."),
]


def tasks(
    unit: Unit = None,
    role: Role = None,
    first: First = None,
    last: Last = None,
    within: Within = None,
    form: Form = Format.table,
    output: Output = None,
    today: Today = None,
) -> None:
    """Liệt kê nhiệm vụ được giao: ai chủ trì, ai phối hợp, khi nào xong; hoặc xuất lịch, bảng tính."""
    wanted = read_wanted(unit, first, last, within, today, role.value if role else None)
    with connect(home(), "troly tasks") as engine:
        rows = engine.tasks(wanted)
    write("tasks", rows, wanted, form, output, short=within is not None)
