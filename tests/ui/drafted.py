"""A draft to look at in the browser: a plan made by hand whose sources are in the store."""

from typing import Any

import httpx

Json = dict[str, Any]


def kept_draft(service: str, document_id: str, tasks: int = 40) -> str:
    """Keep a draft with this many tasks; its id."""
    document = httpx.get(f"{service}/api/documents/{document_id}", trust_env=False, timeout=60).json()
    form = {"unit": "UBND xã An Lư", "year": 2025, "superiors": [document_id]}
    made = httpx.post(f"{service}/api/drafts", json=form, trust_env=False, timeout=60).json()
    body = {"version": made["version"], "plan": made["plan"] | _content(document, tasks)}
    kept = httpx.put(f"{service}/api/drafts/{made['id']}", json=body, trust_env=False, timeout=60)
    assert kept.status_code == 200, kept.text
    return str(made["id"])


def _content(document: Json, tasks: int) -> Json:
    origin = _origin(document, document["references"][0])
    why = {"why": "superior", "reason": "Cấp trên giao.", "origins": [origin]}
    other = {"text": "Căn cứ một văn bản khác;", "origins": [origin]}
    rows = [
        {"id": f"t{at}", "what": f"Nhiệm vụ {at}", "lead": "Công an xã", "time": "[...]", **why} for at in range(tasks)
    ]
    for row in rows:
        row["placeholders"] = ["[...]"]
    return {
        "title": "Thực hiện công tác dân vận",
        "bases": [
            {"id": "b1", "text": "Căn cứ thứ nhất;", "alternatives": [other], **why},
            {"id": "b2", "text": "Căn cứ thứ hai <b>&amp; [số liệu]</b>;", "placeholders": ["[số liệu]"], **why},
        ],
        "opening": None,
        "parts": [{"id": "p1", "kind": "tasks", "title": "NHIỆM VỤ", "rows": rows}],
        "closing": None,
        "recipients": [{"id": "r1", "text": "Lưu: VT."}],
        "notes": ["Chưa có kế hoạch năm trước."],
        "coverage": [
            {"what": "Nhiệm vụ đã có", "coverage": "covered", "where": ["t0"], "origin": origin},
            {"what": "Nhiệm vụ bị sót", "coverage": "missing", "where": [], "origin": origin},
        ],
    }


def _origin(document: Json, found: Json) -> Json:
    start, end = found["start"], found["end"]
    return {
        "document_id": document["id"],
        "file": document["file"],
        "label": document["label"],
        "section": "",
        "quote": document["text"][start:end],
        "start": start,
        "end": end,
    }
