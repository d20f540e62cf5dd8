"""troly template: the built-in form as a Word file, for a unit to make its own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.console import say
from assistant.settings import home
from corpus.errors import OutputError

if TYPE_CHECKING:
    from assistant.drafting.plan import Profile


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
