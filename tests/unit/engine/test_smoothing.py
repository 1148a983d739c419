"""Smoothed weights compute the same, and lose less by rounding: a layer in numpy shows both."""

import numpy as np
import pytest

from engine.backends.embedded.smoothing import smoothed
from engine.onnx.quantization import quantize_rows

HEADS, SIZE, WIDTH, INNER = 2, 8, 16, 32
SHAPES = {
    "q": (HEADS * SIZE, WIDTH),
    "k": (SIZE, WIDTH),
    "v": (SIZE, WIDTH),
    "o": (WIDTH, HEADS * SIZE),
    "gate": (INNER, WIDTH),
    "up": (INNER, WIDTH),
    "down": (WIDTH, INNER),
}


@pytest.fixture
def weights():
    generator = np.random.default_rng(1)
    found = {
        f"{layer}.{name}": generator.normal(size=shape) for layer in (0, 1) for name, shape in SHAPES.items()
    }
    for layer in (0, 1):
        for norm in ("input_norm", "feed_norm", "q_norm"):
            found[f"{layer}.{norm}"] = generator.uniform(0.5, 2, size=WIDTH)
        # A few channels are a hundred times the others.
        found[f"{layer}.input_norm"][3] = found[f"{layer}.feed_norm"][5] = 200
        found[f"{layer}.v"][2] *= 100
        found[f"{layer}.up"][7] *= 100
    found["norm"] = np.ones(WIDTH)
    return {name: value.astype(np.float32) for name, value in found.items()}


def products(weight, layer, states, rounded=lambda value: value):
    """What each group of products reads and gives, without the attention and the curve of the gate between."""
    w = {name: weight(f"{layer}.{name}") for name in (*SHAPES, "input_norm", "feed_norm")}

    def linear(value, name):
        return rounded(value) @ rounded(w[name]).T

    read = {"qkv": states * w["input_norm"]}
    given = {name: linear(read["qkv"], name) for name in ("q", "k", "v")}
    # Each head of queries mixes the one head of values.
    read["o"] = np.concatenate([given["v"], given["v"][::-1]], axis=1)
    given["o"] = linear(read["o"], "o")
    read["gate_up"] = states * w["feed_norm"]
    given["gate"] = linear(read["gate_up"], "gate")
    read["down"] = np.tanh(given["gate"]) * linear(read["gate_up"], "up")
    given["down"] = linear(read["down"], "down")
    del given["v"]
    return read, given


def test_exact_numbers_stay_and_rounded_ones_come_nearer(weights):
    states = np.random.default_rng(2).normal(size=(50, WIDTH)).astype(np.float32)
    magnitudes = {}
    for layer in (0, 1):
        read, _ = products(weights.__getitem__, layer, states)
        magnitudes |= {f"{layer}.{name}": np.sqrt((value**2).mean(axis=0)) for name, value in read.items()}
    changed = smoothed(weights.__getitem__, magnitudes, heads=HEADS)

    def rounded(value):
        integers, scales = quantize_rows(value, levels=127)
        return integers * scales[:, None]

    def error(found, exact):
        return np.linalg.norm(found - exact) / np.linalg.norm(exact)

    for layer in (1, 0):
        _, exact = products(weights.__getitem__, layer, states)
        _, same = products(changed, layer, states)
        _, plain = products(weights.__getitem__, layer, states, rounded)
        _, better = products(changed, layer, states, rounded)
        for name, value in exact.items():
            np.testing.assert_allclose(same[name], value, rtol=1e-3, atol=1e-3 * np.abs(value).max())
        assert np.mean([error(better[name], exact[name]) for name in exact]) < 0.8 * np.mean(
            [error(plain[name], exact[name]) for name in exact]
        )


def test_other_tensors_are_left_alone(weights):
    magnitudes = {
        f"{layer}.{name}": np.ones(size, dtype=np.float32)
        for layer in (0, 1)
        for name, size in {"qkv": WIDTH, "o": HEADS * SIZE, "gate_up": WIDTH, "down": INNER}.items()
    }
    changed = smoothed(weights.__getitem__, magnitudes, heads=HEADS)
    assert changed("norm") is weights["norm"]
    assert changed("1.q_norm") is weights["1.q_norm"]
    assert changed("0.q").dtype == np.float32


def test_a_layer_that_was_not_measured_is_an_error(weights):
    with pytest.raises(KeyError):
        smoothed(weights.__getitem__, {}, heads=HEADS)("0.q")
