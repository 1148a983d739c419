"""Cheap scores first: the tokens and the probabilities that an exact output layer gives."""

import numpy as np
import pytest

from engine.onnx.approximate_head import add_approximate_head, find_basis
from engine.onnx.graph import Graph
from engine.onnx.network import open_graph

WIDTH, TOKENS, FREQUENT = 256, 3000, 2000


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
    """A head that the first 2000 tokens are frequent for."""
    measured = draw(2000, 2).astype(np.float64)
    basis = find_basis(table[:FREQUENT], measured.T @ measured / len(measured))
    assert basis.shape == (WIDTH, 192)
    graph = Graph(quantized=True)
    add_approximate_head(
        graph, graph.input("states", np.float32, ["rows", WIDTH]), table, basis, frequent=FREQUENT
    )
    path = tmp_path_factory.mktemp("head") / "head.onnx"
    graph.save(path)
    session = open_graph(path)

    def run(states, count, source_tokens=None):
        none = np.zeros((len(states), 0), dtype=np.int64)
        feeds = {
            "states": states,
            "count": np.asarray([count]),
            "source_tokens": none if source_tokens is None else source_tokens,
        }
        return session.run(["scores", "tokens"], feeds)

    return run


def exact(table, states, tokens=FREQUENT):
    """Log-probabilities among the first *tokens* but for token 0."""
    logits = states.astype(np.float64) @ table[:tokens].T.astype(np.float64)
    logits[:, 0] = -np.inf
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


def test_other_tokens_only_come_where_they_are_named(head, table, draw):
    states = draw(200, 6)
    expected = exact(table, states, TOKENS)
    favorite = FREQUENT + expected[:, FREQUENT:].argmax(axis=1)
    _, without = head(states, 20)
    assert (without < FREQUENT).all()

    source_tokens = np.zeros((200, 3), dtype=np.int64)
    source_tokens[::2, 1] = favorite[::2]
    scores, tokens = head(states, 20, source_tokens)
    np.testing.assert_array_equal(tokens[1::2], without[1::2])
    for row in range(0, 200, 2):
        logits = states[row].astype(np.float64) @ table[[*range(1, FREQUENT), favorite[row]]].T.astype(
            np.float64
        )
        logs = logits - np.log(np.exp(logits).sum())
        listed = favorite[row] in tokens[row]
        assert listed or logs[-1] < np.sort(logs)[-20] + 0.1
        if listed:
            np.testing.assert_allclose(scores[row][tokens[row] == favorite[row]], logs[-1], atol=0.1)
    assert (tokens[::2] >= FREQUENT).any(axis=1).mean() > 0.1


def test_padding_is_never_put_out(head, table):
    state = 0.3 * table[:1]
    assert (state @ table[:FREQUENT].T).argmax() == 0
    scores, tokens = head(state, 5, np.zeros((1, 2), dtype=np.int64))
    assert scores[0, 0] > -50
    assert 0 not in tokens
