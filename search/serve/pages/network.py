"""The page of the people whom the articles of a query name together."""

from __future__ import annotations

from starlette.responses import Response

from search.cli.export import network_as_csv
from search.pictures import as_graphml, network_sheet
from search.serve.canonical import at_canonical_address
from search.serve.marking import plain
from search.serve.parts.downloads import attachment, table
from search.serve.parts.filters import chips_of, without_filters
from search.serve.parts.network import find_network, network_of
from search.serve.visit import Visit


@at_canonical_address
def show(visit: Visit) -> Response:
    """Show the network of a question."""
    question = visit.question
    network = find_network(visit, question)
    return visit.page(
        "network.html",
        question=question,
        query=plain(question.q),
        total=network.total,
        notes=[visit.message(note) for note in network.notes],
        chips=chips_of(visit, "/network", question),
        without_filters=visit.address("/network", without_filters(question)),
        network=network_of(visit, question),
        results=visit.address("/", question),
    )


def send_picture(visit: Visit) -> Response:
    """Send the network as a picture."""
    drawn = network_sheet(find_network(visit, visit.question), visit.language)
    return attachment([drawn], "people.svg", "image/svg+xml")


def send_graph(visit: Visit) -> Response:
    """Send the network for programs that draw networks themselves."""
    lines = as_graphml(find_network(visit, visit.question))
    return attachment(lines, "people.graphml", "application/graphml+xml")


def send_table(visit: Visit) -> Response:
    """Send the pairs of the network as a table."""
    return table(network_as_csv(find_network(visit, visit.question)), "people")
