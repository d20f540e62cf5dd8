"""POST /api/suggestions and /api/coverage: a suggested plan, and what of the superior's demands a plan carries out."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from assistant.drafting.plan import MAX_SUPERIORS, Covered, DraftRequest, Plan
from assistant.service import Engine

COVERAGE_PATH = "/api/coverage"


class Compared(BaseModel):
    """A plan to compare with superior documents."""

    model_config = ConfigDict(extra="forbid")

    superiors: Annotated[
        list[Annotated[str, Field(max_length=40)]],
        Field(description="Mã các văn bản cấp trên.", max_length=MAX_SUPERIORS),
    ]
    plan: Annotated[Plan, Field(description="Dự thảo.")]


class Coverage(BaseModel):
    """What a plan carries out."""

    coverage: Annotated[tuple[Covered, ...], Field(description="Từng nhiệm vụ của cấp trên: có, một phần, hay thiếu.")]


def suggestions(engine: Engine) -> APIRouter:
    """The endpoints that suggest; nothing is stored."""
    router = APIRouter(tags=["Soạn kế hoạch"])

    @router.post("/api/suggestions", summary="Gợi ý một dự thảo kế hoạch, từng dòng kèm nguồn")
    def suggested(request: DraftRequest) -> Plan:
        return engine.draft(request)

    @router.post(COVERAGE_PATH, summary="Đối chiếu dự thảo với nhiệm vụ của văn bản cấp trên")
    def compared(asked: Compared) -> Coverage:
        return Coverage(coverage=engine.coverage(asked.superiors, asked.plan))

    return router
