"""Which language model is to be used: TROLY_LLM and what belongs to it."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from corpus.errors import ModelError

EXAMPLE = "openai:TÊN_MÔ_HÌNH, ollama:TÊN_MÔ_HÌNH hoặc anthropic:TÊN_MÔ_HÌNH"
_SECONDS = 60.0
_LONGEST = 600.0
# Provider -> (package that speaks to it, variable that holds its key, None where it needs none).
PROVIDERS: dict[str, tuple[str, str | None]] = {
    "openai": ("langchain-openai", "OPENAI_API_KEY"),
    "openai-compatible": ("langchain-openai", None),
    "ollama": ("langchain-ollama", None),
    "anthropic": ("langchain-anthropic", "ANTHROPIC_API_KEY"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A model that can be asked. `url` None is the provider's own address; `seconds` is the limit for one answer."""

    provider: str
    model: str
    url: str | None
    key: str | None = field(repr=False)
    seconds: float = _SECONDS

    @property
    def name(self) -> str:
        """What the answer calls it: "provider:model"."""
        return f"{self.provider}:{self.model}"

    @property
    def host(self) -> str | None:
        """The host of `url`, without what may be secret in an address."""
        return urlsplit(self.url).hostname if self.url else None

    @property
    def package(self) -> str:
        """The package that speaks to it."""
        return PROVIDERS[self.provider][0]


def choice(environment: Mapping[str, str] = os.environ) -> Choice | None:
    """The model that the environment names, None where it names none. Raises ModelError for a wrong setting."""
    named = environment.get("TROLY_LLM", "").strip()
    if not named:
        return None
    provider, _, model = (part.strip() for part in named.partition(":"))
    if provider.lower() not in PROVIDERS or not model:
        raise ModelError(f"TROLY_LLM «{named[:80]}» không đúng; hãy đặt theo dạng {EXAMPLE}.")
    provider = provider.lower()
    url = _url(environment)
    if provider == "openai-compatible" and url is None:
        raise ModelError("TROLY_LLM=openai-compatible cần thêm địa chỉ máy chủ mô hình ở TROLY_LLM_URL.")
    return Choice(provider, model, url, _key(environment, provider, url), _seconds(environment))


def _url(environment: Mapping[str, str]) -> str | None:
    url = environment.get("TROLY_LLM_URL", "").strip()
    if not url:
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not sound:
        raise ModelError("TROLY_LLM_URL không phải là một địa chỉ http:// hoặc https://; hãy sửa lại.")
    return url


def _key(environment: Mapping[str, str], provider: str, url: str | None) -> str | None:
    """The key; one that belongs to a provider is never sent to another address."""
    if key := environment.get("TROLY_LLM_KEY", "").strip():
        return key
    variable = PROVIDERS[provider][1]
    if variable is None or url is not None:
        return None
    if key := environment.get(variable, "").strip():
        return key
    raise ModelError(f"TROLY_LLM={provider} cần khoá truy cập; hãy đặt TROLY_LLM_KEY hoặc {variable}.")


def _seconds(environment: Mapping[str, str]) -> float:
    given = environment.get("TROLY_LLM_TIMEOUT", "").strip()
    if not given:
        return _SECONDS
    try:
        seconds = float(given)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= _LONGEST:
        raise ModelError(f"TROLY_LLM_TIMEOUT phải là số giây lớn hơn 0 và không quá {_LONGEST:.0f}; hãy sửa lại.")
    return seconds
