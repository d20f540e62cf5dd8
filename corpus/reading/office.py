"""Older office files (.doc, .rtf, .odt): LibreOffice turns them into .docx where it is installed."""

import tempfile
from pathlib import Path

from corpus.errors import DamagedFile, HelperFailed, HelperMissing
from corpus.reading.extracted_text import Raw
from corpus.reading.kind import NAMES, Kind
from corpus.reading.program import find_program, run
from corpus.reading.word import read_word

_SECONDS = 120.0
# Named, because LibreOffice reads what it does not know as plain text and reports success.
_FILTERS: dict[Kind, str] = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
_INSTALL = "apt-get install libreoffice-writer-nogui"
# No macro runs, no linked file or picture is fetched.
_SETTINGS = {
    ("Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("Writer/Content/Update", "Link"): "2",
}
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_PROFILE = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>\n'


def read_doc(data: bytes) -> Raw:
    """A Word 97-2003 file."""
    return _converted(data, "doc")


def read_rtf(data: bytes) -> Raw:
    """A Rich Text file. Raises DamagedFile for one that is cut off, which LibreOffice would read without a word."""
    if not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
        raise DamagedFile(NAMES["rtf"], "bị cắt cụt")
    return _converted(data, "rtf")


def read_odt(data: bytes) -> Raw:
    """An OpenDocument text."""
    return _converted(data, "odt")


def _converted(data: bytes, kind: Kind) -> Raw:
    """Raises HelperMissing, HelperFailed, and what the .docx loader raises."""
    program = find_program("soffice", "libreoffice")
    if program is None:
        raise HelperMissing(f"Tệp {NAMES[kind]}", "LibreOffice", _INSTALL)
    with tempfile.TemporaryDirectory(prefix="troly-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        user = home / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_profile(), "utf-8")
        given, made = home / f"in.{kind}", home / "out" / "in.docx"
        given.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--infilter={_FILTERS[kind]}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(made.parent),
            str(given),
        ]
        run("LibreOffice", command, home=home, seconds=_SECONDS)
        if not made.is_file():
            raise HelperFailed("LibreOffice", "không chuyển được sang .docx")
        return read_word(made.read_bytes())


def _profile() -> str:
    return _PROFILE.format("".join(_ITEM.format(path=at, name=name, value=to) for (at, name), to in _SETTINGS.items()))
