"""What documents and tasks cite, who cites a document, the network: over a store, on the command line, over HTTP."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.api.app import create_app
from assistant.client import RemoteTroly
from assistant.listing.network import Network, network
from assistant.listing.references import Mention, References, listed, references, tasks_numbered
from assistant.service import Troly
from assistant.shapes import from_json, to_json
from corpus.errors import NotFound, QuestionError
from index.store import Store


def _said(found: list[Mention]) -> list[tuple[int, str, int | None]]:
    return [(one.citing.id, one.reference.quote, one.stored) for one in found]


def test_what_a_document_cites_and_which_of_it_is_stored(store: Store) -> None:
    assert _said(references(store, document=3)) == [
        (3, "Kế hoạch số 79/KH-UBND ngày 05/3/2024 của UBND tỉnh An Phước", 1),
        (3, "Luật Tiếp công dân năm 2013", None),
    ]


def test_without_limits_every_mention_of_every_document_is_listed(store: Store) -> None:
    assert [one.citing.id for one in references(store)] == [1, 1, 1, 1, 2, 3, 3, 4]


@pytest.mark.parametrize(
    ("cited", "citing"),
    [
        ("33/CT-TTg", [1, 1]),
        ("Chỉ thị 33/CT-TTg", [1, 1]),
        ("chỉ thị số 33/ct-ttg", [1, 1]),
        ("Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ", [1, 1]),
        ("Chỉ thị số 33/CT-TTg ngày 26/11/2020", []),
        # The State's directive is not the Party's.
        ("33-CT/TU", [2]),
        # A law by name, by number, and typed without diacritics.
        ("Luật Tiếp công dân", [1, 3]),
        ("Luật số 42/2013/QH13", [1, 3]),
        ("luat tiep cong dan", [1, 3]),
        # Two plans of one number and one day.
        ("79/KH-UBND", [3]),
        ("Kế hoạch số 79/KH-UBND của UBND tỉnh An Phước", [3]),
        ("Kế hoạch số 79/KH-UBND của UBND tỉnh Long Thạnh", []),
        ("Kế hoạch số 079/KH-UBND ngày 05/3/2024", [3]),
        # Nobody but the document itself names it.
        ("102/KH-UBND", []),
        ("2160/UBND-NC", []),
        # Several at once.
        ("33-CT/TU và 33/CT-TTg", [1, 1, 2]),
    ],
)
def test_who_cites(store: Store, cited: str, citing: list[int]) -> None:
    assert [one.citing.id for one in references(store, cited=cited)] == citing


@pytest.mark.parametrize("words", ["", "  ", "dân vận", "Chỉ thị 33", "x" * 501])
def test_words_that_name_no_document_are_refused(store: Store, words: str) -> None:
    with pytest.raises(QuestionError):
        references(store, cited=words)


@pytest.mark.parametrize(
    ("task", "quotes"),
    [
        ("I.1", ["Luật Tiếp công dân"]),
        ("i.2.", ["Chỉ thị số 33/CT-TTg", "Nghị định số 59/2023/NĐ-CP"]),
        ("I", ["Luật Tiếp công dân", "Chỉ thị số 33/CT-TTg", "Nghị định số 59/2023/NĐ-CP"]),
    ],
)
def test_what_a_task_cites(store: Store, task: str, quotes: list[str]) -> None:
    found = references(store, document=1, task=task)
    assert [one.reference.quote for one in found] == quotes
    assert [one.section for one in found if task == "I.1"] == ["I.1"] * (task == "I.1")


def test_a_footnote_belongs_to_the_task_that_holds_its_mark(store: Store) -> None:
    [found] = references(store, document=4, task="I.1")
    assert (found.reference.symbol, found.section) == ("1847/QĐ-TTg", "I.1")
    assert references(store, document=4, task="I.2") == []


def test_a_task_that_cites_a_document(store: Store) -> None:
    assert _said(references(store, task="I.2", cited="33/CT-TTg")) == [(1, "Chỉ thị số 33/CT-TTg", None)]
    assert references(store, task="I.1", cited="33/CT-TTg") == []


def test_what_does_not_exist_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        references(store, document=99)
    for task in ("9.9", "", "."):
        with pytest.raises(QuestionError):
            references(store, task=task)


def test_a_row_stands_where_it_says(store: Store) -> None:
    rows = listed(references(store)).references
    for row in rows:
        text = store.document(int(row.document_id)).document.text
        assert text[row.start : row.end] == row.quote
        assert from_json(References, to_json(References((row,), 1))).references == (row,)
    assert rows[1].label == "Kế hoạch số 79/KH-UBND ngày 05/03/2024 của UBND tỉnh An Phước, mục I.1"


def test_sub_tasks_belong_to_their_task(store: Store) -> None:
    document = store.document(1).document
    assert [task.id for task in tasks_numbered(document, "I")] == ["I.1", "I.2"]
    assert tasks_numbered(document, "I.") == tasks_numbered(document, "I")


def test_the_network_holds_every_document_once(store: Store) -> None:
    found = network(store, limit=100)
    assert from_json(Network, to_json(found)) == found
    labels = {node.id: node.label for node in found.nodes}
    assert len(labels) == len(found.nodes)
    assert set(labels.values()) == {
        "Kế hoạch số 79/KH-UBND ngày 05/03/2024 của UBND tỉnh An Phước",
        "Kế hoạch số 79/KH-UBND ngày 05/03/2024 của UBND tỉnh Long Thạnh",
        "Kế hoạch số 102/KH-UBND ngày 02/05/2024 của UBND tỉnh An Phước",
        "Chỉ thị số 33/CT-TTg ngày 26/11/2021",
        "Chỉ thị số 33-CT/TU ngày 26/11/2021",
        # Named with its year by one document and without by the other: there is only one version.
        "Luật Tiếp công dân năm 2013",
        "Nghị định số 59/2023/NĐ-CP",
        "Kế hoạch số 7/KH-UBND ngày 09/07/2024 của UBND tỉnh Tân Lập",
        "Quyết định số 1847/QĐ-TTg ngày 27/12/2018",
    }
    edges = {(labels[edge.source][-10:], labels[edge.target], edge.count) for edge in found.edges}
    assert ("h An Phước", "Chỉ thị số 33/CT-TTg ngày 26/11/2021", 2) in edges
    assert sum(edge.count for edge in found.edges) == 8
    cited = {node.label: node.cited_by for node in found.nodes}
    assert cited["Luật Tiếp công dân năm 2013"] == 2
    assert cited["Kế hoạch số 79/KH-UBND ngày 05/03/2024 của UBND tỉnh Long Thạnh"] == 0


def test_a_network_too_large_keeps_what_is_cited_most(store: Store) -> None:
    found = network(store, limit=5)
    assert [node.document_id is not None for node in found.nodes] == [True, True, True, True, False]
    assert found.nodes[4].label == "Luật Tiếp công dân năm 2013"
    assert found.omitted == 4
    ids = {node.id for node in found.nodes}
    assert found.edges
    assert all(edge.source in ids and edge.target in ids for edge in found.edges)


def test_over_http_as_in_this_process(store: Store, stored_home: Path) -> None:
    engine = Troly(store, stored_home)
    with TestClient(create_app(engine, lambda error: None), base_url="http://127.0.0.1") as http:
        remote = RemoteTroly("http://127.0.0.1")
        remote._http = http
        assert remote.references(cited="33/CT-TTg") == engine.references(cited="33/CT-TTg")
        assert remote.references(document="3", task="I.1") == engine.references(document="3", task="I.1")
        assert remote.network(limit=5) == engine.network(limit=5)
        with pytest.raises(NotFound):
            remote.references(document="99")
        with pytest.raises(QuestionError):
            remote.references(cited="dân vận")
        assert http.get("/api/network", params={"limit": 0}).status_code == 422
        assert http.get("/api/references", params={"cited": "x" * 501}).status_code == 422
    assert engine.references(cited="33/CT-TTg").documents == 1
