"""The network of citations cut down to a picture that can be read: the most cited documents and who cites them."""

from collections import defaultdict
from statistics import mean

from ui.wire import Network

MOST_CITED, MOST_CITING = 12, 20
# What only one document cites is no network.
FEWEST = 2


def picture(network: Network, *, cited: int = MOST_CITED, citing: int = MOST_CITING) -> dict[str, object] | None:
    """Two columns and the lines between them, None where no document is cited by two.

    {"cited": [{"label", "count"}], most cited first; "citing": [{"label", "id"}], beside what they cite;
    "lines": [(row in cited, row in citing)]}
    """
    ranked = sorted(network.nodes, key=lambda node: (-node.cited_by, node.label))
    shown = [node for node in ranked if node.cited_by >= FEWEST][:cited]
    if not shown:
        return None
    rows = {node.id: row for row, node in enumerate(shown)}
    cites: dict[str, list[int]] = defaultdict(list)
    for edge in network.edges:
        if edge.target in rows:
            cites[edge.source].append(rows[edge.target])
    busiest = sorted(cites, key=lambda source: -len(cites[source]))[:citing]
    # Beside the middle of what they cite: then the lines cross least.
    chosen = sorted(busiest, key=lambda source: mean(cites[source]))
    nodes = {node.id: node for node in network.nodes}
    return {
        "cited": [{"label": node.label, "count": node.cited_by} for node in shown],
        "citing": [{"label": nodes[source].label, "id": nodes[source].document_id} for source in chosen],
        "lines": [(row, beside) for beside, source in enumerate(chosen) for row in cites[source]],
    }
