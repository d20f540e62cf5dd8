"""troly draft and template: a new plan as a Word file, and the built-in form to make one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.arguments import AsJson
from assistant.connect import connect
from assistant.console import say, say_json
from assistant.settings import home
from assistant.usage import Misuse
from corpus.errors import OutputError

if TYPE_CHECKING:
    from assistant.drafting.plan import Plan, Profile


# troly draft: a new plan with suggested content, every line with its source, as a Word file.


def draft(
    unit: Annotated[str, typer.Option("--unit", metavar="CƠ QUAN", help="Cơ quan ban hành, ghi đủ tên.")],
    year: Annotated[int, typer.Option("--year", metavar="NĂM", min=1990, max=2100, help="Năm của kế hoạch.")],
    superior: Annotated[
        list[str] | None,
        typer.Option("--superior", metavar="MÃ", help="Văn bản cấp trên cần thực hiện (lặp lại được)."),
    ] = None,
    last_year: Annotated[
        str | None, typer.Option("--last-year", metavar="MÃ", help="Kế hoạch năm trước của chính cơ quan.")
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="NỘI DUNG", help="Nội dung của kế hoạch.")] = None,
    type_: Annotated[str, typer.Option("--type", metavar="LOẠI", help="Loại văn bản.")] = "Kế hoạch",
    output: Annotated[
        Path | None, typer.Option("--output", metavar="TỆP", help="Tệp .docx để ghi dự thảo vào.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Gợi ý một dự thảo kế hoạch: căn cứ, nhiệm vụ, thời hạn, nơi nhận, từng dòng kèm nguồn."""
    from pydantic import ValidationError

    from assistant.drafting.plan import DraftRequest

    if output is None and not as_json:
        raise Misuse("Cần --output TỆP.docx, hoặc --json.")
    try:
        request = DraftRequest(
            unit=unit, year=year, type=type_, superiors=tuple(superior or ()), last_year=last_year, topic=topic
        )
    except ValidationError as error:
        raise Misuse("Tên cơ quan, nội dung hoặc loại văn bản quá dài, hoặc có quá nhiều văn bản cấp trên.") from error
    with connect(home(), "troly draft") as engine:
        plan = engine.draft(request)
    if output is not None:
        _write(plan, output)
    if as_json:
        say_json(plan.model_dump(mode="json"))
    elif output is not None:
        _tell(plan, output)


def _write(plan: "Plan", output: Path) -> None:
    from assistant.form.template import own_template
    from assistant.form.write import docx_bytes

    data = docx_bytes(plan, sources="comments", template=own_template(home(), plan.profile))
    try:
        output.write_bytes(data)
    except OSError as error:
        raise OutputError(str(output)) from error


def _tell(plan: "Plan", output: Path) -> None:
    covered = sum(one.coverage == "covered" for one in plan.coverage)
    say(f"Đã ghi dự thảo «{plan.title}» vào {output}.")
    if plan.coverage:
        say(f"Nhiệm vụ của cấp trên: {covered} trong {len(plan.coverage)} đã có trong dự thảo.")
    for note in plan.notes:
        say(f"- {note}")


# troly template: the built-in form as a Word file, for a unit to make its own.


def template(
    output: Annotated[Path, typer.Option("--output", metavar="TỆP", help="Tệp .docx để ghi mẫu vào.")],
    party: Annotated[bool, typer.Option("--party", help="Mẫu văn bản của Đảng.")] = False,
) -> None:
    """Ghi mẫu văn bản ra tệp Word để sửa thành mẫu riêng của cơ quan."""
    from assistant.form.template import NAMES
    from assistant.form.write import template_bytes

    profile: Profile = "party" if party else "state"
    try:
        output.write_bytes(template_bytes(profile))
    except OSError as error:
        raise OutputError(str(output)) from error
    say(
        f"Đã ghi mẫu vào {output}. Hãy sửa trong Word, giữ các trường {{{{...}}}}, "
        f"rồi lưu thành {home() / NAMES[profile]}; dự thảo xuất ra sẽ theo mẫu ấy."
    )
