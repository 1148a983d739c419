"""The training loop on a tiny random Gemma: it learns, stops and goes on (plumbing, not quality)."""

import json
import logging
import re

import pytest

from training.packing import Example
from training.settings import Settings
from training.trainer import train

torch = pytest.importorskip("torch")
pytest.importorskip("peft")


@pytest.fixture
def base(tmp_path):
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    torch.manual_seed(0)
    config = Gemma3TextConfig(
        vocab_size=64,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=16,
    )
    Gemma3ForCausalLM(config).save_pretrained(tmp_path / "base")
    return tmp_path / "base"


def draw(_progress, _done):
    """A task to learn by heart: each number is followed by itself and the end."""
    number = 0
    while True:
        number = (number + 1) % 20
        yield Example(prompt=[2, 30 + number], target=[30 + number, 1])


def losses(caplog):
    return [float(found) for found in re.findall(r"loss ([\d.]+)", caplog.text)]


def test_learns_and_goes_on_from_its_checkpoint(base, tmp_path, caplog):
    caplog.set_level(logging.INFO, logger="training")

    def run(epochs):
        settings = Settings(
            base=base,
            out=tmp_path / "run",
            epochs=epochs,
            rank=8,
            alpha=16.0,
            learning_rate=2e-2,
            warmup_steps=1,
            rows=1,
            length=32,
            batches=2,
            workers=2,
            drop_worst=0.0,
            label_smoothing=0.0,
            compile=False,
        )
        train(draw, settings, examples_per_epoch=800, vocabulary=range(64))
        return json.loads((tmp_path / "run" / "state.json").read_text())

    first = run(1.0)
    assert 800 <= first["examples"] < 900
    early = losses(caplog)
    assert early[-1] < early[0]
    caplog.clear()
    second = run(2.0)
    assert second["step"] > first["step"]
    assert 1600 <= second["examples"] < 1700
    assert f"resumed at step {first['step']}" in caplog.text
    assert losses(caplog)[-1] < early[-1]
    for folder in ("adapter", "last"):
        assert (tmp_path / "run" / folder / "adapter_model.safetensors").stat().st_size > 1000


def test_a_worker_that_dies_ends_the_run_and_the_others(base, tmp_path):
    """A target outside the softmax: it must not hang."""
    settings = Settings(
        base=base, out=tmp_path / "run", rank=2, alpha=4.0, rows=1, length=32, workers=2, compile=False
    )
    with pytest.raises(RuntimeError, match="a worker died"):
        train(draw, settings, examples_per_epoch=800, vocabulary=[1, 2])
    assert not torch.multiprocessing.active_children()


def test_the_faster_kind_of_number_is_found_by_measuring(monkeypatch):
    """On a clock that says so, either can be the faster one."""
    import itertools

    from training import lora

    for steps, expected in (((1, 5), "bfloat16"), ((5, 1), "float32")):
        lengths = iter([steps[0]] * 4 + [steps[1]] * 4)
        now = itertools.accumulate(x for length in lengths for x in (0, length))
        monkeypatch.setattr(lora.time, "perf_counter", lambda now=now: next(now))
        assert lora.fastest_dtype() == expected
