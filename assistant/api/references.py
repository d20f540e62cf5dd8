"""GET /api/references and /api/network: what documents cite, and who cites whom."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from assistant.api import shapes
from assistant.listing.references import MAX_CHARACTERS
from assistant.service import Engine
from assistant.settings import DEFAULT_NODES, MAX_NODES

_MAX_TASK = 40


class ReferenceRow(shapes.Source):
    """One mention of another document in a stored document."""

    key: Annotated[str, Field(description="Khoá của văn bản được viện dẫn; trong một văn bản, một văn bản một khoá.")]
    type: Annotated[str | None, Field(description="Loại văn bản được viện dẫn.")]
    symbol: Annotated[str | None, Field(description="Số, ký hiệu được viện dẫn.")]
    name: Annotated[str | None, Field(description="Tên gọi được viện dẫn.")]
    issuer: Annotated[str | None, Field(description="Cơ quan ban hành văn bản được viện dẫn.")]
    date: Annotated[str | None, Field(description="Ngày của văn bản được viện dẫn.")]
    stored: Annotated[str | None, Field(description="Mã của chính văn bản đó trong kho; null nếu kho không có.")]


class References(BaseModel):
    """Every mention that was asked for."""

    references: Annotated[list[ReferenceRow], Field(description="Các lời viện dẫn, theo văn bản và vị trí.")]
    documents: Annotated[int, Field(description="Số văn bản chứa các lời viện dẫn này.")]


class Node(BaseModel):
    """A stored document or a document that one cites."""

    id: Annotated[str, Field(description="Mã nút, duy nhất trong mạng.")]
    document_id: Annotated[str | None, Field(description="Mã văn bản; null nếu văn bản không có trong kho.")]
    label: Annotated[str, Field(description="Tên viện dẫn.")]
    type: Annotated[str | None, Field(description="Loại văn bản.")]
    symbol: Annotated[str | None, Field(description="Số, ký hiệu.")]
    date: Annotated[str | None, Field(description="Ngày ban hành.")]
    cited_by: Annotated[int, Field(description="Số văn bản trong kho viện dẫn văn bản này.")]


class Edge(BaseModel):
    """One document cites another."""

    source: Annotated[str, Field(description="Nút viện dẫn.")]
    target: Annotated[str, Field(description="Nút được viện dẫn.")]
    count: Annotated[int, Field(description="Số lần.")]


class Network(BaseModel):
    """Who cites whom."""

    nodes: Annotated[list[Node], Field(description="Văn bản trong kho trước, rồi văn bản được viện dẫn nhiều nhất.")]
    edges: Annotated[list[Edge], Field(description="Các cạnh giữa những nút trên.")]
    omitted: Annotated[int, Field(description="Số nút bị bỏ bớt vì vượt giới hạn.")]


def references(engine: Engine) -> APIRouter:
    """The endpoints over the reference index."""
    router = APIRouter(prefix="/api", tags=["Viện dẫn"])

    @router.get("/references", response_model=References, summary="Văn bản được viện dẫn, văn bản viện dẫn")
    def listed(
        document: Annotated[str | None, Query(description="Chỉ trong văn bản mang mã này.", max_length=40)] = None,
        task: Annotated[
            str | None,
            Query(description="Chỉ trong nhiệm vụ mang số này, ví dụ 4.6, gồm cả chú thích.", max_length=_MAX_TASK),
        ] = None,
        cited: Annotated[
            str | None,
            Query(description="Chỉ các lời viện dẫn văn bản này: số, ký hiệu hoặc tên.", max_length=MAX_CHARACTERS),
        ] = None,
    ) -> Response:
        return JSONResponse(engine.references(document=document, task=task, cited=cited))

    @router.get("/network", response_model=Network, summary="Mạng viện dẫn giữa các văn bản")
    def network(
        limit: Annotated[int, Query(description="Số nút tối đa.", ge=1, le=MAX_NODES)] = DEFAULT_NODES,
    ) -> Response:
        return JSONResponse(engine.network(limit=limit))

    return router
