"""What to say of a file that is another version of a stored document."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.label import named
from assistant.shapes import Changes, OtherVersion, VersionNotice

if TYPE_CHECKING:
    from index.stored import Outcome, Version

_DONE = {
    "added": "giữ cả hai; việc hai bản ghi giống nhau chỉ tính một lần",
    "replaced": "đã thay bản cũ",
    "skipped": "đã bỏ qua tệp này",
}


def with_name(outcome: "Outcome") -> "Outcome":
    """The outcome whose other version bears the name by which people call it."""
    if outcome.version is None:
        return outcome
    version = outcome.version
    return replace(outcome, version=replace(version, name=named(version.header, version.file)))


def notice(outcome: "Outcome", version: "Version") -> VersionNotice:
    """The word on it, in Vietnamese."""
    told = version.changes
    differing = len(told.added) + len(told.dropped) + told.more
    how = f"khác {differing} đoạn" if differing else "nội dung giống nhau"
    return VersionNotice(
        file=outcome.file,
        document_id=str(outcome.document_id),
        of=OtherVersion(id=str(version.id), file=version.file, label=version.name),
        message=f"Là bản khác của văn bản {version.name} (tệp {version.file}), {how}; {_DONE[outcome.status]}.",
        changes=Changes(added=list(told.added), dropped=list(told.dropped), more=told.more),
    )
