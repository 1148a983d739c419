"""Rough scores first: the tokens and the probabilities that an exact output layer gives."""

import numpy as np
import pytest

from engine.ort.graph import Graph
from engine.ort.network import open_graph
from engine.ort.preview import basis, previewed

WIDTH, TOKENS = 256, 3000


@pytest.fixture(scope="module")
def table():
    generator = np.random.default_rng(0)
    return generator.normal(size=(TOKENS, WIDTH)).astype(np.float32)


@pytest.fixture(scope="module")
def draw():
    """States that differ mostly in 60 directions, as those of trained networks do."""
    generator = np.random.default_rng(1)
    strong = generator.normal(size=(60, WIDTH))

    def states(count, seed):
        numbers = np.random.default_rng(seed)
        found = numbers.normal(size=(count, 60)) @ strong / 60 + 0.02 * numbers.normal(size=(count, WIDTH))
        return found.astype(np.float32)

    return states


@pytest.fixture(scope="module")
def head(table, draw, tmp_path_factory):
    measured = draw(2000, 2).astype(np.float64)
    directions = basis(table, measured.T @ measured / len(measured))
    assert directions.shape == (WIDTH, 192)
    graph = Graph(quantized=True)
    previewed(graph, graph.input("states", np.float32, ["rows", WIDTH]), table, directions)
    path = tmp_path_factory.mktemp("head") / "head.onnx"
    graph.save(path)
    session = open_graph(path)

    def run(states, count):
        return session.run(["scores", "tokens"], {"states": states, "count": np.asarray([count])})

    return run


def exact(table, states):
    logits = states.astype(np.float64) @ table.T.astype(np.float64)
    return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))


def test_gives_the_best_tokens_with_their_log_probabilities(head, table, draw):
    states = draw(200, 3)
    expected = exact(table, states)
    scores, tokens = head(states, 5)
    assert (tokens[:, 0] == expected.argmax(axis=1)).mean() > 0.95
    np.testing.assert_allclose(scores, np.take_along_axis(expected, tokens, axis=1), atol=0.1)
    assert (np.diff(scores, axis=1) <= 0).all()
    best = np.sort(expected, axis=1)[:, ::-1][:, :5]
    assert np.abs(scores - best).mean() < 0.02


def test_more_than_the_shortlist_may_be_asked_for(head, table, draw):
    states = draw(3, 4)
    _, tokens = head(states, 1000)
    assert tokens.shape == (3, 1000)
    assert all(len(set(row)) == 1000 for row in tokens.tolist())
    _, few = head(states, 4)
    np.testing.assert_array_equal(few, tokens[:, :4])


def test_a_row_does_not_depend_on_its_company(head, draw):
    states = draw(40, 5)
    scores, tokens = head(states, 5)
    for row in range(40):
        alone, token = head(states[row : row + 1], 5)
        np.testing.assert_array_equal(token[0], tokens[row])
        np.testing.assert_allclose(alone[0], scores[row], atol=1e-4)
