"""The command `troly`. Exit status: 0 done, 1 not done (one Vietnamese line says why), 2 wrong usage."""

import errno
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Annotated

import typer

from assistant.commands.ask import ask, search
from assistant.commands.audit import audit
from assistant.commands.check import check
from assistant.commands.conversations import conversations, feedback
from assistant.commands.documents import documents, references, remove, show
from assistant.commands.draft import draft, template
from assistant.commands.duties import reports, tasks
from assistant.commands.ingest import ingest, inspect
from assistant.commands.operate import doctor, evaluate, reindex, serve
from assistant.commands.units import units
from assistant.console import note, say, speak_utf8
from assistant.faultlog import FaultHandler, record
from assistant.settings import VERSION, home, stay_offline
from assistant.usage import Command, Group, explain
from corpus.errors import DiskFull, StoreReadOnly, TrolyError

stay_offline()

app = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True)


def _version(asked: bool) -> None:
    if asked:
        say(f"troly {VERSION}")
        raise typer.Exit


@app.callback()
def troly(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Hiện phiên bản rồi thoát.")
    ] = False,
) -> None:
    """Trợ lý văn bản: đọc văn bản hành chính, trả lời kèm nguồn chính xác.

    Dữ liệu nằm trong thư mục của biến môi trường TROLY_HOME (mặc định ~/.local/share/troly).
    """


for _command in (
    serve,
    ingest,
    documents,
    show,
    remove,
    search,
    ask,
    conversations,
    feedback,
    references,
    reports,
    tasks,
    check,
    draft,
    template,
    units,
    inspect,
    audit,
    reindex,
    doctor,
):
    app.command(cls=Command)(_command)
# Its options are those of the program that it starts.
app.command("eval", cls=Command, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(evaluate)


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line; returns the exit status, never raises."""
    speak_utf8()
    try:
        status = typer.main.get_command(app).main(args=list(arguments), prog_name="troly", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # The command-line library turns a broken pipe into SystemExit itself.
        return _reader_left()
    except typer.TyperException as error:
        note(explain(error))
        return error.exit_code
    except TrolyError as error:
        note(f"Lỗi: {error.message}")
        return 1
    except (KeyboardInterrupt, typer.Abort):
        note("Đã dừng theo yêu cầu.")
        return 130
    except Exception as error:
        return _unexpected(error)
    return status if isinstance(status, int) else 0


def main() -> None:
    """The entry point of the installed command."""
    # Nothing English and nothing of a document's text may reach the terminal by way of a library's log.
    logging.getLogger().addHandler(FaultHandler(home()))
    warnings.simplefilter("ignore")
    sys.exit(run(sys.argv[1:]))


def _reader_left() -> int:
    """Whoever read our output has enough; Python must not complain when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _unexpected(error: Exception) -> int:
    known = _of_disk(error)
    if known is not None:
        note(f"Lỗi: {known.message}")
        return 1
    log = record(error, home())
    where = f"chi tiết kỹ thuật ở {log}" if log else "không ghi được nhật ký"
    note(f"Lỗi ngoài dự kiến ({type(error).__name__}); {where}. Hãy chạy «troly doctor» để kiểm tra.")
    return 1


def _of_disk(error: Exception) -> TrolyError | None:
    if not isinstance(error, OSError):
        return None
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(str(home()))
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StoreReadOnly(str(home()))
    return None


if __name__ == "__main__":
    main()
