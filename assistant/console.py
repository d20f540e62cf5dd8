"""What commands write: results to standard output, everything else to standard error, always UTF-8."""

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from io import TextIOWrapper

from assistant.render import Json

_BAR_WIDTH = 30


def speak_utf8() -> None:
    """Vietnamese must come out whole whatever the locale; an undecodable file name comes out escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """One result line."""
    sys.stdout.write(text + "\n")


def say_json(shape: Json) -> None:
    """One JSON object on one line, at once: whoever reads a stream of them waits for each."""
    sys.stdout.write(json.dumps(shape, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """One line beside the results."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def printable(name: str) -> str:
    """A file name as text: NFC, and bytes that are no UTF-8 escaped."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))


def tracked(things: Iterable[Json], total: int) -> Iterator[Json]:
    """Pass results on under a progress bar, which shows on a terminal only."""
    shown = sys.stderr.isatty()
    for done, thing in enumerate(things, 1):
        if shown:
            filled = _BAR_WIDTH * done // max(total, 1)
            sys.stderr.write(f"\r[{'█' * filled}{'·' * (_BAR_WIDTH - filled)}] {done}/{total} tệp")
            sys.stderr.flush()
        yield thing
    if shown:
        sys.stderr.write("\r\x1b[K")
