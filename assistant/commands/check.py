"""troly check: are the references of a draft or a stored document right."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.arguments import AsJson, load
from assistant.connect import connect
from assistant.console import say, say_json
from assistant.settings import home
from assistant.usage import Misuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.checking.finding import CheckResult, Verdict
    from assistant.drafting.plan import Covered

# In the order of telling; what is in order is only counted.
_SHOWN: "dict[Verdict, str]" = {
    "conflict": "MÂU THUẪN",
    "date_impossible": "NGÀY KHÔNG HỢP LÝ",
    "type_mismatch": "LOẠI, KÝ HIỆU KHÔNG KHỚP",
    "replaced": "ĐÃ HẾT HIỆU LỰC",
    "law_number": "GHI SỐ CỦA LUẬT",
    "incomplete": "GHI CHƯA ĐỦ",
}


def check(
    file: Annotated[Path | None, typer.Argument(metavar="TỆP", help="Tệp dự thảo cần kiểm tra; không lưu.")] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="MÃ", help="Kiểm tra văn bản mang mã này trong kho.")
    ] = None,
    superior: Annotated[
        str | None,
        typer.Option("--superior", metavar="MÃ", help="Đối chiếu thêm với nhiệm vụ của văn bản cấp trên này."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Kiểm tra căn cứ và viện dẫn: ngày, cơ quan, loại, hiệu lực, cách ghi."""
    if (file is None) == (document is None):
        raise Misuse("Cần một tệp, hoặc --document MÃ.")
    draft = load(file) if file is not None else None
    with connect(home(), "troly check") as engine:
        found = engine.check(draft or document or "", superior=superior)
    if as_json:
        say_json(found)
    else:
        _tell(found)


def _tell(found: "CheckResult") -> None:
    counts = Counter(one.verdict for one in found.references)
    say(
        f"{len(found.references)} lời viện dẫn: {counts['consistent']} khớp, "
        f"{sum(counts[verdict] for verdict in _SHOWN)} cần xem lại, {counts['unknown']} chưa có gì để đối chiếu."
    )
    for verdict, heading in _SHOWN.items():
        for one in found.references:
            if one.verdict == verdict:
                say(f"- {heading}: «{_one_line(one.quote)}»")
                say(f"  {one.reason}")
                for other in one.others:
                    say(f"  So với mã {other.document_id}, {other.label}: «{_one_line(other.quote)}»")
    for rule in found.format:
        if not rule.ok:
            say(f"- TRÌNH BÀY: {rule.message}")
            if rule.where:
                say(f"  «{_one_line(rule.where.quote)}»")
    if found.coverage is not None:
        _tell_coverage(found.coverage)


def _tell_coverage(covered: "Sequence[Covered]") -> None:
    """What is asked of the unit and not wholly in the draft; what is asked of others is only counted."""
    counts = Counter(one.coverage for one in covered if one.binding)
    others = sum(not one.binding for one in covered)
    say(
        f"Nhiệm vụ của cấp trên: {counts['covered']} đã có, {counts['partly']} có một phần, "
        f"{counts['missing']} còn thiếu; {others} giao riêng cơ quan khác."
    )
    for one in covered:
        if one.binding and one.coverage != "covered":
            heading = "CÓ MỘT PHẦN" if one.coverage == "partly" else "CÒN THIẾU"
            say(f"- {heading}: {_one_line(one.what)}")
            say(f"  {one.origin.label}")


def _one_line(quote: str) -> str:
    return " ".join(quote.split())
