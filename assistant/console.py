"""What commands write: results to standard output, everything else to standard error, always UTF-8."""

import json
import os
import sys
import unicodedata
from io import TextIOWrapper

from assistant.shapes import to_json

_BAR_WIDTH = 30


def speak_utf8() -> None:
    """Vietnamese must come out whole whatever the locale; an undecodable file name comes out escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """One result line."""
    sys.stdout.write(text + "\n")


def say_json(value: object) -> None:
    """One JSON object on one line, at once: whoever reads a stream of them waits for each."""
    sys.stdout.write(json.dumps(to_json(value), ensure_ascii=False) + "\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """One line beside the results."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def printable(name: str) -> str:
    """A file name as text: NFC, and bytes that are no UTF-8 escaped."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))


class Bar:
    """A progress bar on standard error; on anything but a terminal it says nothing.

    Files are stored many at a time, so what has been read is told beside what is done.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._read = 0
        self._done = 0
        self._shown = sys.stderr.isatty()

    def read(self) -> None:
        """One more file was read."""
        self._read += 1
        self._show()

    def more(self, count: int) -> None:
        """A file turned out to hold so many more."""
        self._total += count

    def done(self) -> None:
        """The outcome of one more file is known."""
        self._done += 1
        self._show()

    def end(self) -> None:
        """Take the bar off the screen."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _show(self) -> None:
        if self._shown:
            filled = _BAR_WIDTH * self._done // self._total
            bar = "█" * filled + "·" * (_BAR_WIDTH - filled)
            sys.stderr.write(f"\r[{bar}] xong {self._done}/{self._total} tệp, đã đọc {self._read}")
            sys.stderr.flush()
