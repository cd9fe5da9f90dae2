"""Measures of two-mode networks: persons on the one side, bodies on the other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import rustworkx as rx


class TwoMode:
    """The ties between persons and bodies; either may stand alone.

    Parameters
    ----------
    ties
        Pairs (person, body).
    persons, bodies
        Those without any tie too.
    """

    def __init__(
        self,
        ties: Iterable[tuple[Hashable, Hashable]],
        persons: Iterable[Hashable] = (),
        bodies: Iterable[Hashable] = (),
    ) -> None:
        distinct = dict.fromkeys(ties)
        self.persons = list(dict.fromkeys([*persons, *(person for person, _ in distinct)]))
        self.bodies = list(dict.fromkeys([*bodies, *(body for _, body in distinct)]))
        self._graph: rx.PyGraph[Hashable, None] = rx.PyGraph(multigraph=False)
        self._person = dict(
            zip(self.persons, self._graph.add_nodes_from(self.persons), strict=True)
        )
        self._body = dict(zip(self.bodies, self._graph.add_nodes_from(self.bodies), strict=True))
        self._graph.add_edges_from_no_data(
            [(self._person[person], self._body[body]) for person, body in distinct]
        )

    def degree(self, person: Hashable) -> int:
        """Return in how many bodies a person sits."""
        return self._graph.degree(self._person[person])

    def brokers(self) -> set[Hashable]:
        """Return the persons whose removal parts bodies that were joined."""
        cuts = rx.articulation_points(self._graph)
        return {person for person, index in self._person.items() if index in cuts}

    def joined(self) -> set[Hashable]:
        """Return the bodies that share a person with another body."""
        return {
            body
            for body, index in self._body.items()
            if any(self._graph.degree(person) > 1 for person in self._graph.neighbors(index))
        }

    def betweenness(self) -> tuple[dict[Hashable, float], dict[Hashable, float]]:
        """Return the betweenness of persons and of bodies, each over the most it could be.

        Borgatti and Everett, Network analysis of 2-mode data, Social Networks 19 (1997): the
        greatest value a node of the one side can have depends on the sizes of both.
        """
        raw = rx.betweenness_centrality(self._graph, normalized=False)
        persons, bodies = len(self.persons), len(self.bodies)
        most_person, most_body = _most(persons, bodies), _most(bodies, persons)
        return (
            {
                one: raw[at] / most_person if most_person else 0.0
                for one, at in self._person.items()
            },
            {one: raw[at] / most_body if most_body else 0.0 for one, at in self._body.items()},
        )


def _most(own: int, other: int) -> float:
    """Return the greatest betweenness of a node on a side of `own` nodes, `other` facing it."""
    if not own or not other:
        return 0.0
    share, rest = divmod(own - 1, other)
    return (
        other**2 * (share + 1) ** 2
        + other * (share + 1) * (2 * rest - share - 1)
        - rest * (2 * share - rest + 3)
    ) / 2
