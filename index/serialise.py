"""A Document as JSON and back. Its text is kept apart: it is the largest part, and read on its own."""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from corpus.document import Document
from corpus.errors import StoreDamaged

T = TypeVar("T")
_Decode = Callable[[Any], Any]


def dump(value: object) -> str:
    """JSON of one dataclass of corpus.document; fields at their default are left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """The dataclass `kind` from what `dump` wrote. Raises StoreDamaged if the JSON is not of that shape."""
    shape: Any = kind
    try:
        decoded: T = _dataclass_decoder(shape)(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreDamaged(f"bản ghi «{kind.__name__}»") from error
    return decoded


def dump_document(document: Document) -> str:
    """JSON of a document without its text."""
    return json.dumps(
        {name: value for name, value in _plain(document).items() if name != "text"},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def load_document(text: str, parsed: str) -> Document:
    """The document whose text is `text` and whose structure `dump_document` wrote."""
    try:
        stored = json.loads(parsed)
        document: Document = _dataclass_decoder(Document)({**stored, "text": text})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreDamaged("bản ghi «Document»") from error
    return document


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            f.name: _plain(getattr(value, f.name)) for f in fields(value) if not _is_default(f, getattr(value, f.name))
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _is_default(field: Any, value: object) -> bool:
    if field.default is not MISSING:
        # True == 1 and 0 == False: the type must agree too, or a round trip would change it.
        return type(value) is type(field.default) and bool(value == field.default)
    return field.default_factory is not MISSING and bool(value == field.default_factory())


def _decoder(kind: Any) -> _Decode:
    """What turns plain JSON into `kind`: a dataclass, a tuple, a mapping, an optional or a plain value."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_decoder(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda value: tuple([item(part) for part in value])
    if origin is not None and origin is not Literal and _is_mapping(origin):
        entry = _decoder(arguments[1])
        return lambda value: {key: entry(part) for key, part in value.items()}
    if origin in (Union, types.UnionType):
        inner = _decoder(next(a for a in arguments if a is not type(None)))
        return lambda value: None if value is None else inner(value)
    return lambda value: value


def _is_mapping(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)


@cache
def _dataclass_decoder(kind: Any) -> _Decode:
    hints = get_type_hints(kind)
    decoders = {f.name: _decoder(hints[f.name]) for f in fields(kind)}

    def decode(value: dict[str, Any]) -> Any:
        return kind(**{name: decoders[name](part) for name, part in value.items()})

    return decode
