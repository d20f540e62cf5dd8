"""Runs a program that reads what we cannot: bounded in time, in an empty environment, ended with all it started."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import HelperFailed


def find_program(*names: str) -> str | None:
    """The path of the first of these programs that is installed."""
    return next((path for name in names if (path := shutil.which(name))), None)


def run(program: str, command: Sequence[str], *, home: Path, seconds: float, given: bytes = b"") -> bytes:
    """What the program wrote to its standard output. `program` is its name for messages. Raises HelperFailed."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        # More threads only take time from the other work on the machine.
        "OMP_THREAD_LIMIT": "1",
    }
    try:
        process = subprocess.Popen(  # noqa: S603 (a list of our own words, no shell)
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=home,
            start_new_session=True,
        )
    except OSError as error:
        raise HelperFailed(program, "không khởi động được") from error
    try:
        output, _ = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise HelperFailed(program, f"quá {seconds:.0f} giây") from error
    finally:
        _end(process)
    if process.returncode:
        raise HelperFailed(program, f"mã lỗi {process.returncode}")
    return output


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends the program with everything that it started: its group bears its id."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
