"""Processes that are measured: each step has its own, so that none pays for the memory of another."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


class ChildFailedError(Exception):
    """A measured process did not do its work; figures made without it would be wrong."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process: seconds by the clock and of processor time, peak resident MB (1e6 bytes), its output."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    output: str


@dataclass(slots=True)
class Child:
    """A running process that answers line by line; `peak_mb` is known after `talk` has ended."""

    process: subprocess.Popen[str]
    started: float
    peak_mb: float = field(default=0.0)

    def ask(self, line: str) -> str:
        """Send one line, wait for one line. Raises ChildFailedError when the process has gone."""
        if self.process.stdin is None or self.process.stdout is None:
            raise ChildFailedError("the process has no pipes")
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise ChildFailedError(f"no answer from {self.process.args!r}")
        return answer


def environment(home: Path) -> dict[str, str]:
    """The environment of a measured process: its own data home, this installation's commands first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    quiet = {"HF_HUB_DISABLE_PROGRESS_BARS": "1", "TRANSFORMERS_VERBOSITY": "error"}
    return {**os.environ, **quiet, "PATH": path, "TROLY_HOME": str(home), "HF_HUB_OFFLINE": "1"}


def run(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a command to its end. Raises ChildFailedError on any exit status but 0."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    with process:
        output = process.stdout.read() if process.stdout else ""
        usage = _reap(process)
    if process.returncode:
        raise ChildFailedError(f"{' '.join(command[:3])} ended with {process.returncode}")
    seconds = time.perf_counter() - started
    return Run(seconds, usage.ru_utime + usage.ru_stime, _peak_mb(usage), output)


@contextmanager
def talk(command: Sequence[str], env: Mapping[str, str]) -> Iterator[Child]:
    """A process that is fed lines until the block ends; then its input is closed and its end awaited."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    child = Child(process, started)
    with process:
        try:
            yield child
        finally:
            if process.stdin:
                process.stdin.close()
            child.peak_mb = _peak_mb(_reap(process))


@contextmanager
def serve(command: Sequence[str], env: Mapping[str, str]) -> Iterator[Child]:
    """A server process, ended with SIGTERM when the block ends."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, text=True)
    child = Child(process, started)
    try:
        yield child
    finally:
        process.send_signal(signal.SIGTERM)
        child.peak_mb = _peak_mb(_reap(process))


def _reap(process: subprocess.Popen[str]) -> resource.struct_rusage:
    """Wait for the end; what the process used comes with its exit status, from the kernel's own count."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage


def _peak_mb(usage: resource.struct_rusage) -> float:
    """Never below what this process took when it made the child: measure from a small one."""
    return usage.ru_maxrss * 1024 / 1e6


def size_mb(folder: Path) -> float:
    """What a folder takes on disk, in MB."""
    return sum(p.stat().st_blocks * 512 for p in folder.rglob("*") if p.is_file()) / 1e6
