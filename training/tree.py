"""The best tree over a matrix of head scores: Chu-Liu-Edmonds with exactly one root."""

from __future__ import annotations

import numpy as np


def best_tree(scores: np.ndarray) -> np.ndarray:
    """Heads of all positions; `scores[i, j]` is how well j is the head of i, position 0 the root.

    Greedy heads are tried first; the root's single child is the one that costs least.
    """
    scores = scores.astype("float64").copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    heads = _edmonds(scores)
    roots = [i for i in range(1, len(heads)) if heads[i] == 0]
    if len(roots) == 1:
        return heads
    best, best_score = heads, -np.inf
    # Each candidate root in turn: trees are few tokens long and this is seldom needed.
    for root in roots:
        tried = scores.copy()
        tried[1:, 0] = -np.inf
        tried[root, 0] = scores[root, 0]
        tree = _edmonds(tried)
        total = sum(tried[i, tree[i]] for i in range(1, len(tree)))
        if total > best_score:
            best, best_score = tree, total
    return best


def _edmonds(scores: np.ndarray) -> np.ndarray:
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside, n = set(cycle), len(heads)
    outside = [i for i in range(n) if i not in inside]
    # Contract the cycle into the last position of a smaller problem.
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    own = scores[cycle, heads[cycle]]
    gain = scores[np.ix_(cycle, outside)] - own[:, None]
    enter = gain.argmax(0)
    small[-1, :-1] = gain.max(0)
    leave = scores[np.ix_(outside, cycle)].argmax(1)
    small[:-1, -1] = scores[np.ix_(outside, cycle)].max(1)
    small[0] = -np.inf
    solved = _edmonds(small)
    result = heads.copy()
    for k, i in enumerate(outside):
        result[i] = cycle[leave[k]] if solved[k] == len(outside) else outside[solved[k]]
    result[0] = 0
    result[cycle[enter[solved[-1]]]] = outside[solved[-1]]
    return result


def _cycle(heads: np.ndarray) -> list[int]:
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at and not colour[at]:
            colour[at] = start
            path.append(at)
            at = int(heads[at])
        if at and colour[at] == start:
            return path[path.index(at) :]
    return []
