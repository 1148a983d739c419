"""Products of 8-bit integers as ONNX Runtime computes them, against numpy's of floats; and what runs them."""

import numpy as np
import pytest

from engine.errors import PreparationError
from engine.onnx.embeddings import Embeddings
from engine.onnx.graph import Graph
from engine.onnx.network import State, candidates, open_graph


@pytest.fixture
def linear(tmp_path):
    """`Graph.linear` as a function of arrays."""

    def run(values, weight, bias=None, *, quantized=True):
        graph = Graph(quantized=quantized)
        names = [f"axis_{axis}" for axis in range(values.ndim - 1)]
        value = graph.input("values", np.float32, [*names, values.shape[-1]])
        graph.output(graph.linear(value, weight, bias), "product")
        graph.save(tmp_path / "linear.onnx")
        (product,) = open_graph(tmp_path / "linear.onnx").run(["product"], {"values": values})
        return product

    return run


def normal(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def relative_error(found, expected):
    """Of each row. *Shape:* (rows,)"""
    return np.linalg.norm(found - expected, axis=-1) / np.linalg.norm(expected, axis=-1)


def test_floats_are_not_rounded(linear):
    values, weight, bias = normal(3, 5, 64), normal(32, 64, seed=1), normal(32, seed=2)
    found = linear(values, weight, bias, quantized=False)
    np.testing.assert_allclose(found, values @ weight.T + bias, rtol=1e-4, atol=1e-4)


def test_quantised_is_close_even_beside_a_row_of_outliers(linear):
    values, weight, bias = normal(40, 256), normal(96, 256, seed=1), normal(96, seed=2)
    values[7] *= 1000
    values[8] /= 1000
    values[9, 50] = 1e4
    assert (relative_error(linear(values, weight), values @ weight.T) < 0.025).all()
    assert (relative_error(linear(values, weight, bias), values @ weight.T + bias) < 0.025).all()


def test_no_error_is_larger_than_the_rounding_of_both_sides(linear):
    """8 bits for the inputs, 7 for the weights, half a level each: it holds for any numbers."""
    values, weight = normal(30, 200, seed=3) ** 3, normal(50, 200, seed=4) ** 3
    input_levels = np.abs(values).max(axis=1, keepdims=True) / 127 / 2
    weight_levels = np.abs(weight).max(axis=1, keepdims=True) / 63 / 2
    bound = (
        np.abs(values).sum(axis=1, keepdims=True) * weight_levels.T
        + input_levels * np.abs(weight).sum(axis=1, keepdims=True).T
        + 200 * input_levels * weight_levels.T
    )
    error = np.abs(linear(values, weight) - values.astype(np.float64) @ weight.T.astype(np.float64))
    assert (error <= bound * 1.001).all()


def test_rows_of_zeros_give_the_bias(linear):
    values, weight, bias = normal(4, 64), normal(16, 64, seed=1), normal(16, seed=2)
    values[[0, 3]] = 0
    found = linear(values, weight, bias)
    np.testing.assert_array_equal(found[[0, 3]], np.stack([bias, bias]))
    assert np.isfinite(found).all()
    weight[5] = 0
    np.testing.assert_array_equal(linear(values, weight)[:, 5], 0)


def test_a_row_does_not_depend_on_its_company(linear):
    """To the last bit, whatever the others are and however many."""
    values, weight, bias = normal(33, 128), normal(48, 128, seed=1), normal(48, seed=2)
    values[5] *= 1e4
    values[6] = 0
    together = linear(values, weight, bias)
    for row in range(33):
        np.testing.assert_array_equal(linear(values[row : row + 1], weight, bias)[0], together[row])
    np.testing.assert_array_equal(linear(values[::-1].copy(), weight, bias)[::-1], together)
    shaped = linear(values.reshape(3, 11, 128), weight, bias)
    np.testing.assert_array_equal(shaped.reshape(33, 48), together)


@pytest.mark.parametrize("width", [2, 64, 1024, 4096])
def test_nothing_is_cut_off_where_all_numbers_are_at_their_largest(linear, width):
    """Two products of 8-bit numbers don't fit 16 bits, in which AVX2 adds them up: hence 7-bit weights."""
    signs = np.asarray([[1.0], [-1.0]], dtype=np.float32)
    values = np.ascontiguousarray(np.broadcast_to(signs, (2, width)))
    for scale in (1.0, 1e-3, 1e3):
        weight = np.ascontiguousarray(np.broadcast_to(signs * np.float32(scale), (2, width)))
        expected = np.asarray([[1, -1], [-1, 1]]) * width * scale
        np.testing.assert_allclose(linear(values, weight), expected, rtol=1e-5)


def test_values_that_serve_two_products_are_quantised_once(tmp_path):
    values, one, two = normal(5, 32), normal(8, 32, seed=1), normal(4, 32, seed=2)
    graph = Graph(quantized=True)
    value = graph.input("values", np.float32, ["rows", 32])
    graph.output(graph.linear(value, one), "one")
    graph.output(graph.linear(value, two), "two")
    graph.save(tmp_path / "two.onnx")
    found = open_graph(tmp_path / "two.onnx").run(["one", "two"], {"values": values})
    for product, weight in zip(found, (one, two), strict=True):
        np.testing.assert_allclose(product, values @ weight.T, atol=0.5)
    import onnx

    kinds = [node.op_type for node in onnx.load(tmp_path / "two.onnx").graph.node]
    assert kinds.count("QuantizeLinear") == 1


def test_shapes_may_be_numbers_or_sizes_of_other_values(tmp_path):
    graph = Graph(quantized=False)
    value = graph.input("values", np.float32, ["rows", 6])
    other = graph.input("other", np.float32, ["count", 1])
    graph.output(graph.reshaped(value, 0, 2, 3), "by_number")
    graph.output(graph.reshaped(value, graph.shape_of(other, 0), -1), "by_size")
    graph.save(tmp_path / "shapes.onnx")
    feeds = {"values": normal(4, 6), "other": np.zeros((3, 1), dtype=np.float32)}
    by_number, by_size = open_graph(tmp_path / "shapes.onnx").run(["by_number", "by_size"], feeds)
    assert (by_number.shape, by_size.shape) == ((4, 2, 3), (3, 8))
    np.testing.assert_array_equal(by_size.reshape(-1), feeds["values"].reshape(-1))


def test_candidates_are_the_best_tokens_with_their_log_probabilities(tmp_path):
    graph = Graph(quantized=False)
    candidates(graph, graph.input("logits", np.float32, ["rows", 50]))
    graph.save(tmp_path / "head.onnx")
    logits = normal(6, 50) * 4
    feeds = {"logits": logits, "count": np.asarray([7])}
    scores, tokens = open_graph(tmp_path / "head.onnx").run(["scores", "tokens"], feeds)
    expected = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    np.testing.assert_array_equal(tokens, np.argsort(-expected, axis=1)[:, :7])
    np.testing.assert_allclose(scores, np.take_along_axis(expected, tokens, axis=1), atol=1e-5)


def test_what_is_no_graph_is_one_clear_error(tmp_path):
    (tmp_path / "body.onnx").write_bytes(b"broken")
    for name in ("body.onnx", "missing.onnx"):
        with pytest.raises(PreparationError, match="can't load"):
            open_graph(tmp_path / name)


@pytest.mark.parametrize(("quantized", "tolerance"), [(True, 0.5 / 127), (False, 0.0)])
def test_embeddings_come_back_scaled(tmp_path, quantized, tolerance):
    table = normal(20, 16)
    table[3] = 0
    table[4] *= 100
    Embeddings.write(tmp_path, table.copy(), scale=4.0, quantized=quantized)
    tokens = np.asarray([[4, 3], [3, 19]])
    found, expected = Embeddings(tmp_path)[tokens], table[tokens] * 4
    assert (found.shape, found.dtype) == ((2, 2, 16), np.float32)
    largest = np.abs(expected).max(axis=-1, keepdims=True)
    assert (np.abs(found - expected) <= largest * tolerance * 1.001).all()


def state_of(rows, sentences):
    """A state whose keys are just numbers, so that it shows which ones it kept."""
    from onnxruntime import OrtValue

    def value(numbers):
        return OrtValue.ortvalue_from_numpy(np.asarray(numbers, dtype=np.float32)[:, None])

    return State(
        memory={"memory_key_0": value(range(max(sentences) + 1))},
        past={"past_key_0": value(rows)},
        position=np.asarray(rows) + 100,
        sentences=np.asarray(sentences),
    )


@pytest.mark.parametrize(
    ("rows", "sentences", "kept", "after"),
    [
        ([0, 1, 2, 3, 4, 5], [0, 0, 1, 1, 1, 2], [0, 1, 2], [0, 0, 1, 1, 1, 2]),
        ([1, 0, 2, 2, 5, 5], [0, 0, 1, 1, 2, 2], [0, 1, 2], [0, 0, 1, 1, 2, 2]),
        ([1, 0, 5, 5, 5], [0, 0, 2, 2, 2], [0, 2], [0, 0, 1, 1, 1]),
        ([0, 1], [0, 0], [0], [0, 0]),
        ([3], [1], [1], [0]),
    ],
)
def test_a_state_goes_on_from_the_rows_and_sentences_it_is_told(rows, sentences, kept, after):
    """Up to three hypotheses a sentence: some swap, some go on twice, some and whole sentences leave."""
    state = state_of(range(6), [0, 0, 1, 1, 1, 2])
    state.take(np.asarray(rows), np.asarray(sentences))
    assert state.past["past_key_0"].numpy().ravel().tolist() == rows
    assert state.memory["memory_key_0"].numpy().ravel().tolist() == kept
    assert state.position.tolist() == [row + 100 for row in rows]
    assert state.sentences.tolist() == after


def test_a_state_that_nothing_moves_in_is_not_copied():
    state = state_of(range(4), [0, 0, 1, 1])
    before, memory = dict(state.past), dict(state.memory)
    state.take(np.arange(4), np.asarray([0, 0, 1, 1]))
    assert state.past["past_key_0"] is before["past_key_0"]
    assert state.memory["memory_key_0"] is memory["memory_key_0"]
