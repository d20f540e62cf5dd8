"""python -m ui: the assistant with its page."""

import os
import sys
from pathlib import Path

from ui.launch import launch


def main() -> None:
    """Start both programs for the data home of TROLY_HOME."""
    named = os.environ.get("TROLY_HOME", "").strip()
    home = Path(named).expanduser().absolute() if named else Path.home() / ".local" / "share" / "troly"
    # A terminal of another encoding must not stop the start for the sake of a diacritic.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(launch(home))


if __name__ == "__main__":
    main()
