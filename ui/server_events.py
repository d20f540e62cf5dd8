"""Server-sent events: lines of text in, (event name, data) pairs out."""

from collections.abc import Iterable, Iterator


def server_events(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each event as soon as its closing blank line has come. An event that is cut off is dropped."""
    name, data = "message", list[str]()
    for line in lines:
        if not line:
            if data:
                yield name, "\n".join(data)
            name, data = "message", []
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            data.append(value)
