"""The task table: header row again on every page, no row cut by the end of a page."""

from docx.oxml.table import CT_Tbl

from assistant.form.content import Table, Text
from assistant.form.grid import join, keep_whole, new_grid, paragraphs_of, repeat
from assistant.form.sheet import Sheet


def task_table(sheet: Sheet, table: Table, room: float) -> CT_Tbl:
    """A table as wide as `room` mm, not yet in the document."""
    columns = [sheet.form.table.columns[name] for name in table.columns]
    shares = sum(column.share for column in columns)
    made = new_grid(len(table.rows) + 1, [room * column.share / shares for column in columns], lined=True)
    head, *rows = made.tr_lst
    repeat(head)
    for cell, column in zip(head.tc_lst, columns, strict=True):
        _fill(sheet, cell, Text("table_head", column.title))
    for row, texts in zip(rows, table.rows, strict=True):
        if len(texts) < len(columns):
            join(row, len(texts) - 1)
        for cell, text in zip(row.tc_lst, texts, strict=True):
            _fill(sheet, cell, text)
    for row in made.tr_lst:
        keep_whole(row)
    return made


def _fill(sheet: Sheet, cell: object, text: Text) -> None:
    (paragraph,) = paragraphs_of(cell, sheet.document)  # type: ignore[arg-type]
    sheet.fill(paragraph, text)
