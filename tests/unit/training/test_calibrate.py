"""What calibration measures, on a tiny Gemma with random weights."""

import numpy as np
import pytest

from training.calibrate import READERS, frequent_tokens, measured
from training.packing import Example

WIDTH, INNER, HEADS, SIZE = 16, 24, 2, 8


@pytest.fixture(scope="module")
def model():
    torch = pytest.importorskip("torch")
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    torch.manual_seed(0)
    config = Gemma3TextConfig(
        vocab_size=50,
        hidden_size=WIDTH,
        intermediate_size=INNER,
        num_hidden_layers=2,
        num_attention_heads=HEADS,
        num_key_value_heads=1,
        head_dim=SIZE,
    )
    return Gemma3ForCausalLM(config).eval()


EXAMPLES = [Example(prompt=[2, 7, 8], target=[9, 1]), Example(prompt=[2, 11], target=[12, 13, 1])]


def test_every_group_of_products_is_measured(model):
    magnitudes, covariance = measured(model, EXAMPLES)
    sizes = {"qkv": WIDTH, "o": HEADS * SIZE, "gate_up": WIDTH, "down": INNER}
    assert sizes.keys() == READERS.keys()
    assert {key: tuple(value.shape) for key, value in magnitudes.items()} == {
        f"{layer}.{group}": (size,) for layer in (0, 1) for group, size in sizes.items()
    }
    assert all((value > 0).all() for value in magnitudes.values())
    assert covariance.shape == (WIDTH, WIDTH)
    np.testing.assert_allclose(covariance, covariance.T)
    assert np.linalg.eigvalsh(covariance.numpy()).min() > -1e-9


def test_the_mean_is_over_all_tokens_but_the_first(model):
    import torch

    magnitudes, covariance = measured(model, EXAMPLES)
    layer = model.model.layers[0]
    tokens = torch.tensor([7, 8, 9, 1, 11, 12, 13, 1])
    with torch.no_grad():
        read = layer.input_layernorm(model.get_input_embeddings()(tokens)).double()
    expected = (read**4).mean(0) ** 0.25
    np.testing.assert_allclose(magnitudes["0.qkv"], expected, rtol=1e-5)

    with torch.no_grad():
        states = [
            model.model(input_ids=torch.tensor([[*e.prompt, *e.target]])).last_hidden_state[
                0, len(e.prompt) - 1 : -1
            ]
            for e in EXAMPLES
        ]
    rows = torch.cat(states).double()
    np.testing.assert_allclose(covariance, rows.T @ rows / len(rows), rtol=1e-5)
    assert len(rows) == 5  # a state for each target


def test_no_hook_is_left_behind(model):
    before, _ = measured(model, EXAMPLES)
    again, _ = measured(model, EXAMPLES)
    np.testing.assert_array_equal(before["1.down"], again["1.down"])
    assert not any(module._forward_pre_hooks for module in model.modules())


class Pieces:
    """A tokenizer as far as `frequent_tokens` asks it."""

    def __init__(self, pieces):
        self.pieces = pieces

    def vocab_size(self):
        return len(self.pieces)

    def id_to_piece(self, token):
        return self.pieces[token]

    def is_byte(self, token):
        return self.pieces[token].startswith("<0x")


def test_frequent_are_targets_words_characters_bytes_and_control_tokens():
    pieces = ["<pad>", "<eos>", "<bos>", "<unk>", "<0x41>", "a", "▁", "▁harbour", "Harbour", "HARBOURS"]
    pieces += ["harga", "▁b", "beras", "▁pelabuhan"]
    tokenizer = Pieces(pieces)
    examples = [Example(prompt=[2, 13], target=[12, 1])]
    found = {pieces[token] for token in frequent_tokens(tokenizer, examples, ["harbour"])}
    assert found == set(pieces) - {"HARBOURS", "harga", "▁pelabuhan"}
    assert "▁harbour" not in {pieces[token] for token in frequent_tokens(tokenizer, examples, [])}
