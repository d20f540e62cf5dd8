"""Coverage-guided fuzzing of the loaders and the parser: `python -m evals.fuzz --seconds 60`.

Starts from the sample documents under every suffix that is read. Only a DocumentError may come out, and whatever is
read must keep its offsets. Needs the extra `fuzz`. A failing input is written to the folder given with --findings.
"""

import argparse
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["corpus"]):
    from corpus.document import Reference, Report, Task
    from corpus.errors import DocumentError, UnparsedFile
    from corpus.parse import parse
    from corpus.reading.read import SUFFIXES, read

# Formats that start another program are too slow to fuzz this way; their output is read as .docx is.
_SUFFIXES = [suffix for suffix in SUFFIXES if suffix not in {".doc", ".rtf", ".odt"}]


def one_input(data: bytes) -> None:
    """The first byte chooses the suffix, the rest is the file. Raises AssertionError for what must never happen."""
    if not data:
        return
    try:
        document = parse(read(f"x{_SUFFIXES[data[0] % len(_SUFFIXES)]}", data[1:]))
    except UnparsedFile as error:
        raise AssertionError("a loader failed on a file it should have refused") from error
    except DocumentError:
        return
    quoted: list[Reference | Report | Task] = [*document.references, *document.reports, *document.tasks]
    for found in quoted:
        assert document.text[found.start : found.end] == found.quote


def main() -> None:
    """Fuzzes for the given time; exit status 0 where nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as seeds:
        for number, sample in enumerate(sorted(Path(str(files("corpus") / "samples")).iterdir())):
            for choice in range(len(_SUFFIXES)):
                (Path(seeds) / f"{number}-{choice}").write_bytes(bytes([choice]) + sample.read_bytes()[:4000])
        options = [f"-max_total_time={arguments.seconds}", "-max_len=6000", "-timeout=20"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={arguments.findings}/", seeds], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
