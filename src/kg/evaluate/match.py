"""Which predicted fact answers which gold fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.evaluate.names import Equal, bare, same_value

FlatFact = Mapping[str, object]
"""One fact in the flat form of the annotation guide."""

_MEASURES = frozenset({"investment", "landArea", "outputValue", "capacity"})


def answers(gold: FlatFact, predicted: FlatFact, same_name: Equal) -> bool:
    """Tell whether a predicted fact of the same document and relation states what the gold fact states.

    Names are read by the types of the gold fact. Period and date are not looked at.
    """
    kind = gold.get("subject_type")
    if not same_name(bare(gold["subject"], kind), bare(predicted.get("subject"), kind)):
        return False
    relation = gold["relation"]
    if relation == "observation":
        return gold["indicator"] == predicted.get("indicator") and same_value(gold["value"], predicted.get("value"))
    if relation == "stage":
        return gold["value"] == predicted.get("value")
    if relation in _MEASURES:
        return same_value(gold["value"], predicted.get("value")) and gold.get("unit") == predicted.get("unit")
    kind = gold.get("object_type")
    return same_name(bare(gold["object"], kind), bare(predicted.get("object"), kind))


def pair(gold: Sequence[FlatFact], predicted: Sequence[FlatFact], same_name: Equal) -> dict[int, int]:
    """Match one to one, as many as can be matched: index of the gold fact to index of the predicted fact.

    Augmenting paths, depth first (Kuhn 1955), so that the number of matches never depends on the order of the facts.
    """
    edges = [[j for j, p in enumerate(predicted) if answers(g, p, same_name)] for g in gold]
    owner: dict[int, int] = {}
    for i in range(len(gold)):
        _augment(i, edges, owner)
    return {i: j for j, i in owner.items()}


def _augment(root: int, edges: Sequence[Sequence[int]], owner: dict[int, int]) -> None:
    seen: set[int] = set()
    path = [(root, iter(edges[root]))]
    taken: list[int] = []
    while path:
        for j in path[-1][1]:
            if j in seen:
                continue
            seen.add(j)
            taken.append(j)
            if j not in owner:
                for (i, _), k in zip(path, taken, strict=True):
                    owner[k] = i
                return
            path.append((owner[j], iter(edges[owner[j]])))
            break
        else:
            path.pop()
            if taken:
                taken.pop()
