"""Which language model is to be used: TROLY_LLM and what belongs to it."""

from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, AnyHttpUrl, Field, TypeAdapter, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.settings import language_model
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
_WRONG = {
    "llm_url": "TROLY_LLM_URL không phải là một địa chỉ http:// hoặc https://; hãy sửa lại.",
    "llm_timeout": f"TROLY_LLM_TIMEOUT phải là số giây lớn hơn 0 và không quá {_LONGEST:.0f}; hãy sửa lại.",
}
_ADDRESS: TypeAdapter[AnyHttpUrl] = TypeAdapter(AnyHttpUrl)


def _is_address(url: str) -> str:
    if url:
        _ADDRESS.validate_python(url)
    return url


class _Given(BaseSettings):
    """The variables as they are set; blank ones are as good as none."""

    model_config = SettingsConfigDict(env_prefix="TROLY_", str_strip_whitespace=True, env_ignore_empty=True)

    llm_url: Annotated[str, AfterValidator(_is_address)] = ""
    llm_key: str = ""
    llm_timeout: Annotated[float, Field(gt=0, le=_LONGEST, allow_inf_nan=False)] = _SECONDS
    openai_api_key: Annotated[str, Field(validation_alias="OPENAI_API_KEY")] = ""
    anthropic_api_key: Annotated[str, Field(validation_alias="ANTHROPIC_API_KEY")] = ""


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


def choice() -> Choice | None:
    """The model that the environment names, None where it names none. Raises ModelError for a wrong setting."""
    if not (named := language_model()):
        return None
    provider, _, model = (part.strip() for part in named.partition(":"))
    if provider.lower() not in PROVIDERS or not model:
        raise ModelError(f"TROLY_LLM «{named[:80]}» không đúng; hãy đặt theo dạng {EXAMPLE}.")
    provider = provider.lower()
    try:
        given = _Given()
    except ValidationError as error:
        raise ModelError(_WRONG[str(error.errors()[0]["loc"][0])]) from None
    if provider == "openai-compatible" and not given.llm_url:
        raise ModelError("TROLY_LLM=openai-compatible cần thêm địa chỉ máy chủ mô hình ở TROLY_LLM_URL.")
    return Choice(provider, model, given.llm_url or None, _key(given, provider), given.llm_timeout)


def _key(given: _Given, provider: str) -> str | None:
    """The key; one that belongs to a provider is never sent to another address."""
    variable = PROVIDERS[provider][1]
    if given.llm_key or variable is None or given.llm_url:
        return given.llm_key or None
    key: str = getattr(given, variable.lower())
    if not key:
        raise ModelError(f"TROLY_LLM={provider} cần khoá truy cập; hãy đặt TROLY_LLM_KEY hoặc {variable}.")
    return key
