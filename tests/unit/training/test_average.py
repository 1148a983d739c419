"""Averaging adapters."""

import json

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from training.average import average


def write(folder, rank, value, alpha=2):
    folder.mkdir()
    tensors = {"m.lora_A.weight": np.full((rank, 4), value), "m.lora_B.weight": np.full((3, rank), value)}
    save_file({n: t.astype(np.float16) for n, t in tensors.items()}, folder / "adapter_model.safetensors")
    (folder / "adapter_config.json").write_text(json.dumps({"r": rank, "lora_alpha": alpha * rank}))
    return folder


def test_mean_of_the_factors_at_the_larger_rank(tmp_path):
    small, large = write(tmp_path / "a", 1, 1.0), write(tmp_path / "b", 2, 3.0)
    average([small, large], tmp_path / "out")
    found = load_file(tmp_path / "out" / "adapter_model.safetensors")
    assert found["m.lora_A.weight"].tolist() == [[2.0] * 4, [1.5] * 4]
    assert found["m.lora_B.weight"].tolist() == [[2.0, 1.5]] * 3
    assert json.loads((tmp_path / "out" / "adapter_config.json").read_text())["r"] == 2
    average([small, large], tmp_path / "out", weights=[0.25, 0.75])
    assert load_file(tmp_path / "out" / "adapter_model.safetensors")["m.lora_B.weight"][0, 0] == 2.5


def test_refuses_what_cant_be_averaged(tmp_path):
    a, b = write(tmp_path / "a", 1, 1.0), write(tmp_path / "b", 1, 1.0, alpha=1)
    with pytest.raises(ValueError, match="scales"):
        average([a, b], tmp_path / "out")
    with pytest.raises(ValueError, match="sum 1"):
        average([a, a], tmp_path / "out", weights=[1.0, 1.0])
