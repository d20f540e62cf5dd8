"""GET /api/references and /api/network: what documents cite, and who cites whom."""

from typing import Annotated

from fastapi import APIRouter, Query

from assistant.listing.network import Network
from assistant.listing.references import MAX_CHARACTERS, References
from assistant.service import Engine
from assistant.settings import DEFAULT_NODES, MAX_NODES

_MAX_TASK = 40


def references(engine: Engine) -> APIRouter:
    """The endpoints over the reference index."""
    router = APIRouter(prefix="/api", tags=["Viện dẫn"])

    @router.get("/references", summary="Văn bản được viện dẫn, văn bản viện dẫn")
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
    ) -> References:
        return engine.references(document=document, task=task, cited=cited)

    @router.get("/network", summary="Mạng viện dẫn giữa các văn bản")
    def network(
        limit: Annotated[int, Query(description="Số nút tối đa.", ge=1, le=MAX_NODES)] = DEFAULT_NODES,
    ) -> Network:
        return engine.network(limit=limit)

    return router
