"""How much of the machine other programs took while it was measured: figures of a busy machine are worth less."""

import os
import resource
import time
from pathlib import Path

_STAT = Path("/proc/stat")
_IDLE_COLUMNS = (3, 4)


class Busy:
    """Counts from its making on. Where the kernel does not tell (no /proc), others are taken to be idle."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._all, self._ours = processor_seconds(), _own_seconds()

    def others_percent(self) -> int:
        """The share of all processors' time that neither was idle nor went to this process and its children."""
        capacity = (time.monotonic() - self._started) * (os.cpu_count() or 1)
        return share(processor_seconds() - self._all, _own_seconds() - self._ours, capacity)


def share(busy: float, own: float, capacity: float) -> int:
    """Percent of `capacity` (all in processor seconds) that was busy with something else than `own`."""
    return max(0, round(100 * (busy - own) / capacity)) if capacity else 0


def processor_seconds() -> float:
    """What all programs together have used since the machine started."""
    if not _STAT.exists():
        return _own_seconds()
    # user nice system idle iowait irq softirq steal; guest time is counted in user already.
    columns = [int(field) for field in _STAT.read_text().splitlines()[0].split()[1:9]]
    ticks = sum(count for at, count in enumerate(columns) if at not in _IDLE_COLUMNS)
    return ticks / os.sysconf("SC_CLK_TCK")


def _own_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
