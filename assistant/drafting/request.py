"""What a new plan is to be drafted from."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from corpus.errors import DraftError

MAX_SUPERIORS = 10


def _one_line(words: str) -> str:
    """The words without control characters, which no Word file can hold."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


_Words = Annotated[str, StringConstraints(max_length=300), AfterValidator(_one_line)]
_Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class DraftRequest(BaseModel):
    """The form of a new draft. `superiors` and `last_year` are ids of stored documents.

    At least one of superiors, last_year and topic must be given; DraftError says so where none is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Annotated[_Words, Field(description="Cơ quan, đơn vị ban hành kế hoạch.")]
    year: Annotated[int, Field(description="Năm của kế hoạch.", ge=1990, le=2100)]
    type: Annotated[_Words, Field(description="Loại văn bản.")] = "Kế hoạch"
    superiors: Annotated[
        tuple[_Id, ...], Field(description="Mã các văn bản của cấp trên cần thực hiện.", max_length=MAX_SUPERIORS)
    ] = ()
    last_year: Annotated[_Id | None, Field(description="Mã kế hoạch năm trước của chính đơn vị.")] = None
    topic: Annotated[_Words | None, Field(description="Nội dung của kế hoạch.")] = None

    @model_validator(mode="after")
    def _has_a_start(self) -> "DraftRequest":
        if not self.unit:
            raise DraftError("Chưa ghi cơ quan ban hành; hãy ghi tên đầy đủ, ví dụ «UBND xã An Lư».")
        if not (self.superiors or self.last_year or self.topic):
            raise DraftError(
                "Chưa có gì để dựa vào; hãy chọn ít nhất một văn bản cấp trên, kế hoạch năm trước, hoặc ghi nội dung."
            )
        return self
