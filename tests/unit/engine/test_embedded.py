"""The embedded model's own code, on small made-up data; `test_embedded_model.py` runs the real one."""

import json
import struct
from dataclasses import replace

import numpy as np
import pytest
import sentencepiece

from engine import Beam
from engine.backends.embedded import EmbeddedModel
from engine.backends.embedded.adapter import Adapter, adapter_names
from engine.backends.embedded.gguf_reader import GGUF
from engine.backends.embedded.prepare import slug
from engine.backends.embedded.vocabulary import Vocabulary, sentencepiece_model, trim
from engine.errors import ModelNotFound, PreparationError
from engine.store.store import digest_of

CONTROL, NORMAL, USER_DEFINED, BYTE = 3, 1, 4, 6


def made_up_vocabulary(merged: list[str]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Gemma's layout in small: control tokens, bytes, then tokens in the order of their merging."""
    pieces = ["<pad>", "<eos>", "<bos>", "<unk>", "\n", *(f"<0x{byte:02X}>" for byte in range(256))]
    types = [CONTROL] * 4 + [USER_DEFINED] + [BYTE] * 256
    letters = sorted({letter for piece in merged for letter in piece} | {"▁"})
    normal = [*merged, *letters]
    scores = [0.0] * len(pieces) + [-float(rank) for rank in range(len(normal))]
    pieces += normal
    types += [NORMAL] * len(normal)
    return pieces, np.asarray(scores, dtype=np.float32), np.asarray(types, dtype=np.int32)


MERGED = [
    "an",
    "be",
    "▁be",
    "ras",
    "▁beras",
    "as",
    "日本",
    "ra",
    "ha",
    "▁ha",
    "rga",
    "ga",
    "▁harga",
    "привет",
]


def processor(model: bytes) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_proto=model)


def test_trim_keeps_latin_tokens_and_drops_the_others():
    pieces, scores, types = made_up_vocabulary(MERGED)
    kept = trim(pieces, scores, types)
    assert {"▁beras", "ras", "h", "\n", "<0xFF>"} <= set(kept.pieces)
    assert not {"日本", "日", "привет", "п"} & set(kept.pieces)
    assert [pieces[i] for i in kept.ids] == kept.pieces
    assert kept.pieces[:4] == ["<pad>", "<eos>", "<bos>", "<unk>"]


def test_trimmed_vocabulary_tokenizes_latin_text_as_the_whole_one_does():
    pieces, scores, types = made_up_vocabulary(MERGED)
    kept = trim(pieces, scores, types)
    trimmed = processor(sentencepiece_model(kept))
    everything = Vocabulary(pieces=pieces, scores=scores, types=types, ids=np.arange(len(pieces)))
    whole = processor(sentencepiece_model(everything))
    for text in [" harga beras", "beras", "\nharga  be", "Ras 10%"]:
        assert trimmed.encode(text, out_type=str) == whole.encode(text, out_type=str)
        assert trimmed.decode(trimmed.encode(text)) == text


def test_characters_outside_the_alphabet_become_bytes_and_come_back():
    trimmed = processor(sentencepiece_model(trim(*made_up_vocabulary(MERGED))))
    tokens = trimmed.encode(" beras 日本", out_type=str)
    assert tokens[0] == "▁beras"
    assert "<0xE6>" in tokens
    assert trimmed.decode(trimmed.encode(" beras 日本")) == " beras 日本"


def test_what_is_to_come_first_does():
    pieces, scores, types = made_up_vocabulary(MERGED)
    wanted = ["<pad>", "<eos>", "<bos>", "<unk>", "b", "ras", "▁"]
    kept = trim(pieces, scores, types, first=np.asarray([pieces.index(piece) for piece in wanted]))
    assert kept.pieces[: len(wanted)] == wanted
    assert sorted(kept.pieces) == sorted(trim(pieces, scores, types).pieces)
    assert [pieces[i] for i in kept.ids] == kept.pieces


def gguf_bytes(tensors: dict[str, np.ndarray], metadata: dict[str, object]) -> bytearray:
    """A GGUF file written independently of the reader, by the gguf package."""
    import tempfile
    from pathlib import Path

    import gguf

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.gguf"
        writer = gguf.GGUFWriter(path, "gemma3")
        for key, value in metadata.items():
            if isinstance(value, list):
                writer.add_array(key, value)
            elif isinstance(value, float):
                writer.add_float32(key, value)
            else:
                writer.add_uint32(key, value)
        for name, tensor in tensors.items():
            writer.add_tensor(
                name,
                gguf.quantize(tensor, gguf.GGMLQuantizationType.Q8_0),
                raw_dtype=gguf.GGMLQuantizationType.Q8_0,
            )
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        return bytearray(path.read_bytes())


def test_reads_what_the_gguf_package_wrote():
    generator = np.random.default_rng(0)
    weights = {"a.weight": generator.normal(size=(8, 64)), "b.weight": generator.normal(size=(4, 32))}
    tensors = {name: weight.astype(np.float32) for name, weight in weights.items()}
    content = gguf_bytes(
        tensors, {"x.tokens": ["▁a", "b", ""], "x.scores": [0.5, -1.0], "x.n": 7, "x.f": 0.25}
    )
    found = GGUF.parse(content)
    assert found.metadata["x.tokens"] == ["▁a", "b", ""]
    assert found.metadata["x.scores"].tolist() == [0.5, -1.0]
    assert (found.metadata["x.n"], found.metadata["x.f"]) == (7, 0.25)
    assert found.metadata["general.architecture"] == "gemma3"
    for name, tensor in tensors.items():
        assert found.tensors[name].shape == tensor.shape
        # Q8_0 keeps 8 bits of each block of 32.
        np.testing.assert_allclose(found.tensor(name), tensor, atol=np.abs(tensor).max() / 120)
    rows = np.asarray([5, 0])
    np.testing.assert_array_equal(found.tensor("a.weight", rows=rows), found.tensor("a.weight")[rows])


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04" + b"\0" * 40, b"GGUF" + struct.pack("<I", 1) + b"\0" * 40]
)
def test_anything_else_is_no_gguf(content):
    with pytest.raises(PreparationError):
        GGUF.parse(bytearray(content))


def write_adapter(folder, *, alpha=32, rank=2):
    from safetensors.numpy import save_file

    prefix = "base_model.model.model.layers.0.mlp.up_proj"
    down = np.arange(6, dtype=np.float16).reshape(2, 3)
    up = np.asarray([[1, 0], [0, 1], [2, -1], [0, 0]], dtype=np.float16)
    folder.mkdir(exist_ok=True)
    save_file(
        {f"{prefix}.lora_A.weight": down, f"{prefix}.lora_B.weight": up}, folder / "adapter_model.safetensors"
    )
    (folder / "adapter_config.json").write_text(json.dumps({"lora_alpha": alpha, "r": rank}))
    about = {"name": "x", "version": "1", "task": "t", "template": "{source}:", "context": 64}
    about["weights"] = digest_of(folder / "adapter_model.safetensors")
    (folder / "adapter.json").write_text(
        json.dumps(about | {"ratio": 2.0, "extra": 8, "beam_size": 3, "length_penalty": 1.2})
    )
    write_calibration(folder, 1)
    return up.astype(np.float32) @ down.astype(np.float32)


def write_calibration(folder, magnitude, usual=(1, 1, 1, 1, 0, 1)):
    from safetensors.numpy import save_file

    tensors = {"0.qkv": np.full(3, magnitude, dtype=np.float16), "usual": np.packbits(usual)}
    save_file(tensors, folder / "calibration.safetensors")


def test_merge_adds_the_scaled_product(tmp_path):
    product = write_adapter(tmp_path / "x")
    adapter = Adapter.load(tmp_path / "x")
    assert adapter.generation.decoding == Beam(beam_size=3, length_penalty=1.2)
    weight = np.ones((4, 3), dtype=np.float32)
    np.testing.assert_allclose(adapter.merge("layers.0.mlp.up_proj", weight), 1 + 16 * product)
    with pytest.raises(KeyError):
        adapter.merge("layers.1.mlp.up_proj", weight)


def test_another_adapter_is_prepared_elsewhere(tmp_path):
    write_adapter(tmp_path / "x")
    first = slug(Adapter.load(tmp_path / "x"))
    about = json.loads((tmp_path / "x" / "adapter.json").read_text())
    (tmp_path / "x" / "adapter.json").write_text(json.dumps(about | {"template": "{source}"}))
    assert slug(Adapter.load(tmp_path / "x")) != first


def test_what_a_training_run_leaves_out_comes_from_another_adapter(tmp_path):
    write_adapter(tmp_path / "x")
    write_adapter(tmp_path / "run", alpha=4)
    for name in ("adapter.json", "calibration.safetensors"):
        (tmp_path / "run" / name).unlink()
    whole = Adapter.load(tmp_path / "x")
    found = Adapter.load(tmp_path / "run", about=whole)
    assert (found.template, found.context, found.scale) == (whole.template, whole.context, 2)
    np.testing.assert_array_equal(found.calibration["0.qkv"], whole.calibration["0.qkv"])
    np.testing.assert_array_equal(found.frequent, whole.frequent)
    assert found.digest != whole.digest


def test_another_calibration_is_prepared_elsewhere(tmp_path):
    write_adapter(tmp_path / "x")
    first = Adapter.load(tmp_path / "x")
    assert first.frequent.tolist() == [0, 1, 2, 3, 5]
    write_calibration(tmp_path / "x", 2)
    second = Adapter.load(tmp_path / "x")
    write_calibration(tmp_path / "x", 1, usual=(1, 1, 1, 1, 1, 1))
    third = Adapter.load(tmp_path / "x")
    assert len({slug(adapter) for adapter in (first, second, third)}) == 3


@pytest.mark.parametrize(
    "missing", ["adapter.json", "adapter_config.json", "adapter_model.safetensors", "calibration.safetensors"]
)
def test_a_broken_adapter_is_one_clear_error(tmp_path, missing):
    write_adapter(tmp_path / "x")
    (tmp_path / "x" / missing).unlink()
    with pytest.raises(PreparationError, match=missing):
        Adapter.load(tmp_path / "x")


def test_weights_that_an_adapter_was_not_made_with_are_refused(tmp_path):
    write_adapter(tmp_path / "x")
    Adapter.load(tmp_path / "x").verify()
    with (tmp_path / "x" / "adapter_model.safetensors").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(PreparationError, match="SHA-256"):
        Adapter.load(tmp_path / "x").verify()


def test_the_weights_under_an_adapter_are_verified_as_well(tmp_path):
    for name in ("x", "y"):
        write_adapter(tmp_path / name)
    above = replace(Adapter.load(tmp_path / "x"), under=Adapter.load(tmp_path / "y"))
    above.verify()
    with (tmp_path / "y" / "adapter_model.safetensors").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(PreparationError, match="SHA-256"):
        above.verify()


def test_an_adapter_changes_what_the_one_under_it_made_of_a_weight(tmp_path):
    for name in ("x", "y"):
        write_adapter(tmp_path / name)
    one = Adapter.load(tmp_path / "x")
    weight = np.ones((4, 3), dtype=np.float32)
    both = replace(one, under=Adapter.load(tmp_path / "y")).merge("layers.0.mlp.up_proj", weight)
    assert both - weight == pytest.approx(2 * (one.merge("layers.0.mlp.up_proj", weight) - weight))


def test_other_weights_are_prepared_elsewhere(tmp_path):
    write_adapter(tmp_path / "x")
    whole = Adapter.load(tmp_path / "x")
    about = json.loads((tmp_path / "x" / "adapter.json").read_text())
    (tmp_path / "x" / "adapter.json").write_text(json.dumps(about | {"weights": "0" * 64}))
    assert slug(Adapter.load(tmp_path / "x")) != slug(whole)


def test_an_adapter_that_scores_says_nothing_of_outputs_and_writes_none(tmp_path):
    write_adapter(tmp_path / "x")
    about = json.loads((tmp_path / "x" / "adapter.json").read_text())
    for name in ("ratio", "extra", "beam_size", "length_penalty"):
        del about[name]
    (tmp_path / "x" / "adapter.json").write_text(json.dumps(about))
    with pytest.raises(PreparationError, match="ratio"):
        Adapter.load(tmp_path / "x")
    (tmp_path / "x" / "adapter.json").write_text(json.dumps(about | {"scores": True}))
    adapter = Adapter.load(tmp_path / "x")
    assert adapter.generation is None
    with pytest.raises(ValueError, match="only scores"):
        EmbeddedModel(tmp_path, adapter)


def test_unknown_adapter_names_the_ones_there_are():
    with pytest.raises(ModelNotFound, match="translator"):
        Adapter.named("poet")


def test_shipped_adapters_are_whole_and_fit_the_size_that_was_promised():
    assert "translator" in adapter_names()
    from importlib.resources import files

    folder = files("engine.backends.embedded").joinpath("adapters")
    total = sum(path.stat().st_size for name in adapter_names() for path in folder.joinpath(name).iterdir())
    assert total <= 40_000_000
    for name in adapter_names():
        Adapter.named(name).verify()
        assert Adapter.named(name).template.count("{source}") == 1
        card = folder.joinpath(name, "README.md").read_text(encoding="utf-8")
        assert "Gemma Terms of Use" in card
