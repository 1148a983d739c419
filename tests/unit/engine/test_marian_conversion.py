"""Converting Marian checkpoints: what is refused, and what is broken afterwards."""

import json
import shutil

import pytest

from engine import Greedy, load, parse_name
from engine.backends.hf import HfSeq2Seq
from engine.backends.marian import MarianModel, prepare
from engine.errors import PreparationError

SOURCES = ["Harga beras naik sepuluh persen.", "Warga belum menerima bantuan.", "Polisi menangkap dua orang."]


@pytest.fixture
def copied(make_checkpoint, tmp_path):
    """A copy of the tiny checkpoint with other *settings* in its configuration."""

    def copy(**settings: object) -> str:
        directory = tmp_path / "copy"
        shutil.copytree(make_checkpoint("marian-target"), directory)
        config = json.loads((directory / "config.json").read_text()) | settings
        (directory / "config.json").write_text(json.dumps(config))
        return str(directory)

    return copy


def stored(home):
    return [path for path in (home / "models").glob("*") if path.is_dir()]


def same_as_transformers(checkpoint: str) -> bool:
    ours = MarianModel(prepare(parse_name(f"marian:{checkpoint}"), quantized=False), name="tiny", threads=1)
    reference = HfSeq2Seq(checkpoint, name="hf:tiny", threads=1)
    found, expected = (
        [row[0].text for row in model.generate(SOURCES, decoding=Greedy(max_tokens=20))]
        for model in (ours, reference)
    )
    assert any(expected)
    return found == expected


@pytest.mark.parametrize("activation", ["swish", "silu", "relu", "gelu"])
def test_supported_activations(home, copied, activation):
    assert same_as_transformers(copied(activation_function=activation))


def test_other_activations_are_refused_by_name(home, copied):
    with pytest.raises(PreparationError, match=r"gelu_new.*hf:NAME"):
        load(f"marian:{copied(activation_function='gelu_new')}")
    assert stored(home) == [], "nothing half-done may stay"


@pytest.mark.parametrize("scaled", [True, False])
def test_embeddings_with_and_without_their_scale(home, copied, scaled):
    assert same_as_transformers(copied(scale_embedding=scaled))


def test_unlike_numbers_of_heads_are_refused(home, copied):
    """Marian has one number for both sides, and the graphs know one."""
    with pytest.raises(PreparationError, match="hf:NAME"):
        load(f"marian:{copied(encoder_attention_heads=2)}")
    assert stored(home) == []


def test_vocabularies_that_arent_shared_are_refused(home, copied):
    """Such a checkpoint has no tensor of embeddings for both sides."""
    from transformers import MarianConfig, MarianMTModel

    directory = copied()
    config = MarianConfig.from_pretrained(directory)
    config.share_encoder_decoder_embeddings = False
    config.decoder_vocab_size = config.vocab_size
    MarianMTModel(config).save_pretrained(directory)
    with pytest.raises(PreparationError, match="hf:NAME"):
        load(f"marian:{directory}")
    assert stored(home) == []


def test_weights_that_cant_be_read(home, copied):
    directory = copied()
    with open(f"{directory}/model.safetensors", "wb") as file:
        file.write(b"broken")
    with pytest.raises(PreparationError):
        load(f"marian:{directory}")
    assert stored(home) == []


def test_wrong_backend_names_the_right_one(make_checkpoint, home):
    with pytest.raises(PreparationError, match=r"nllb: or m2m: or hf:"):
        load(f"marian:{make_checkpoint('nllb')}")
    assert stored(home) == []


def test_directory_without_a_checkpoint(home, tmp_path):
    with pytest.raises(PreparationError, match="no checkpoint"):
        load(f"marian:{tmp_path}")


def test_checkpoint_saved_anew_is_converted_anew(home, copied):
    checkpoint = copied()
    name = parse_name(f"marian:{checkpoint}")
    first = prepare(name)
    assert prepare(name) == first
    assert prepare(name, quantized=False) != first
    with open(f"{checkpoint}/config.json", "a") as file:
        file.write("\n")
    assert prepare(name) != first


FILES = [
    *(f"{graph}.onnx{data}" for graph in ("encoder", "body", "head") for data in ("", ".data")),
    *("embeddings.npy", "embedding-scales.npy", "positions.npy", "outputs.npy", "marian.json"),
    *("layout.json", "pieces.json", "source.spm", "target.spm"),
]


@pytest.fixture(scope="module")
def converted(make_checkpoint, tmp_path_factory):
    """In 32-bit floats: in integers, the tiny weights are too few for files of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RINGKAS_HOME", str(tmp_path_factory.mktemp("home")))
        return prepare(parse_name(f"marian:{make_checkpoint('marian')}"), quantized=False)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("content", [None, b"", b"broken"])
def test_a_broken_file_is_one_clear_error(converted, tmp_path, file, content):
    """Missing, empty, or with something else in it."""
    directory = tmp_path / "model"
    shutil.copytree(converted, directory)
    assert {path.name for path in directory.iterdir()} == {*FILES, "record.json"}
    (directory / file).unlink()
    if content is not None:
        (directory / file).write_bytes(content)
    with pytest.raises(PreparationError):
        MarianModel(directory, name="marian:tiny", threads=1)
