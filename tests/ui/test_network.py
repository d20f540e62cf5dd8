from ui.network import picture
from ui.wire import Edge, Network, Node


def network(*edges: tuple[str, str]) -> Network:
    names = sorted({name for edge in edges for name in edge})
    counts = {name: len({source for source, target in edges if target == name}) for name in names}
    nodes = (
        Node(id=one, document_id=one if one.islower() else None, label=f"Văn bản {one}", cited_by=counts[one])
        for one in names
    )
    return Network(nodes=tuple(nodes), edges=tuple(Edge(source=source, target=target) for source, target in edges))


def test_the_most_cited_stand_first_and_every_line_joins_who_cites_whom() -> None:
    drawn = picture(network(("a", "X"), ("b", "X"), ("a", "Y"), ("b", "Y"), ("c", "Y"), ("c", "Z")))
    assert drawn == {
        "cited": [{"label": "Văn bản Y", "count": 3}, {"label": "Văn bản X", "count": 2}],
        "citing": [
            {"label": "Văn bản c", "id": "c"},
            {"label": "Văn bản a", "id": "a"},
            {"label": "Văn bản b", "id": "b"},
        ],
        "lines": [(0, 0), (1, 1), (0, 1), (1, 2), (0, 2)],
    }


def test_a_picture_of_much_stays_small_and_has_no_line_to_nowhere() -> None:
    edges = [(f"d{source}", f"X{target}") for source in range(60) for target in range(source % 30, 30)]
    drawn = picture(network(*edges), cited=5, citing=7)
    assert drawn is not None
    cited, citing, lines = drawn["cited"], drawn["citing"], drawn["lines"]
    assert isinstance(cited, list)
    assert isinstance(citing, list)
    assert isinstance(lines, list)
    assert (len(cited), len(citing)) == (5, 7)
    assert all(row < 5 and beside < 7 for row, beside in lines)
    assert len({beside for _, beside in lines}) == 7


def test_what_only_one_document_cites_is_no_picture() -> None:
    assert picture(network(("a", "X"), ("b", "Y"))) is None
    assert picture(Network(nodes=(), edges=())) is None
