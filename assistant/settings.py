"""What can be set from outside: where the data lives, which language model is used. Everything else has one value."""

import os
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

VERSION = "0.1.0"

API_HOST = "127.0.0.1"
API_PORT = 8765

MAX_REQUEST_BYTES = 100_000_000
MAX_JSON_BYTES = 1_000_000
# A whole draft plan with the quotes it rests on.
MAX_DRAFT_BYTES = 10_000_000
MAX_HITS = 100
# A picture of who cites whom.
MAX_NODES = 1000
DEFAULT_NODES = 300

_NO_TELEMETRY = {
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGCHAIN_TRACING": "false",
    "OTEL_SDK_DISABLED": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


class Settings(BaseSettings):
    """The variables of the environment; blank ones are as good as none. assistant.model.choice reads TROLY_LLM_..."""

    model_config = SettingsConfigDict(env_prefix="TROLY_", str_strip_whitespace=True)

    home: str = ""
    llm: str = ""


def home() -> Path:
    """The folder of everything the program stores: TROLY_HOME, or ~/.local/share/troly. It may not exist yet."""
    named = Settings().home
    return Path(named).expanduser().absolute() if named else Path.home() / ".local" / "share" / "troly"


def language_model() -> str:
    """What TROLY_LLM names, "" for none: without it no language model is used and nothing of it is imported."""
    return Settings().llm


def stay_offline() -> None:
    """Switch the libraries' telemetry off; they read these variables when they are imported, so call this first.

    Model downloads are off too unless the user has set HF_HUB_OFFLINE: a closed network must not make them wait.
    """
    os.environ.update(_NO_TELEMETRY)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
