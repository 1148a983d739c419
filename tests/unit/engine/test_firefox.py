"""The optional package firefox-translations; its downloads are played by a local directory."""

import importlib
import importlib.util
import json
import shutil
from pathlib import Path

import pytest

from engine import Greedy, fetched_bytes, load, parse_name
from engine.backends.ct2 import Ct2Model, prepare
from engine.backends.firefox import FirefoxModel
from engine.errors import MissingExtra, ModelNotFound, PreparationError

SOURCES = ["Harga beras naik sepuluh persen.", "Warga belum menerima bantuan."]


@pytest.fixture
def package(monkeypatch):
    return importlib.import_module("firefox_translations")


def serve(monkeypatch, package, directory: Path) -> list[tuple[str, str, str | None]]:
    asked: list[tuple[str, str, str | None]] = []

    def ensure_model(self, source, target, variant=None):
        asked.append((source, target, variant))
        return directory

    monkeypatch.setattr(package.ModelManager, "ensure_model", ensure_model)
    return asked


def test_converted_opus_model_runs_and_is_named_as_one(make_checkpoint, home, tmp_path, monkeypatch, package):
    """What version 0.1.4 finds first: an opus-mt model that somebody converted to CTranslate2."""
    converted = prepare(parse_name(f"marian:{make_checkpoint('marian')}"))
    reference = Ct2Model(converted, name="reference", threads=1)
    found = tmp_path / "id-en"
    found.mkdir()
    for name in ("model.bin", "config.json", "shared_vocabulary.json", "source.spm", "target.spm"):
        shutil.copy(converted / name, found)
    asked = serve(monkeypatch, package, found)
    model = load("firefox:id-en", threads=1)
    assert asked == [("id", "en", None)]
    assert model.name == "firefox:id-en (opus-mt)"
    decoding = Greedy(max_tokens=20)
    assert model.generate(SOURCES, decoding=decoding) == reference.generate(SOURCES, decoding=decoding)


def test_fetched_under_the_lock_of_the_store_and_only_once(make_checkpoint, home, monkeypatch, package):
    from filelock import FileLock, Timeout

    converted = prepare(parse_name(f"marian:{make_checkpoint('marian')}"))
    held: list[bool] = []

    def ensure_model(self, source, target, variant=None):
        try:
            FileLock(home / "locks" / "firefox--id-en.lock", timeout=0).acquire()
            held.append(False)
        except Timeout:
            held.append(True)
        return converted

    monkeypatch.setattr(package.ModelManager, "ensure_model", ensure_model)
    names = [load("firefox:id-en", threads=1).name for _ in range(2)]
    assert held == [True]
    assert names == ["firefox:id-en (opus-mt)"] * 2


def test_what_a_download_has_so_far_is_counted_while_it_goes_on(home, monkeypatch, package):
    """The real package, whose connection breaks off; what an ended process left counts for nothing."""
    left = home / "firefox" / ".staging_id_en_1"
    left.mkdir(parents=True)
    (left / "model.npz").write_bytes(b"w" * 500)
    counted = []

    def download(self, url, target):
        for _ in range(2):
            with target.open("ab") as file:
                file.write(b"w" * 1000)
            counted.append(fetched_bytes("firefox:id-en"))
        raise ConnectionError("broken off")

    files = {"model": {"path": "id-en/model.bin"}}
    meta = {"files": files, "baseUrl": "http://127.0.0.1:9"}
    monkeypatch.setattr(package.ModelRegistry, "get_model_metadata", lambda *_, **__: meta)
    monkeypatch.setattr(package.ModelManager, "_download_file", download)
    with pytest.raises(ModelNotFound, match="broken off"):
        load("firefox:id-en")
    assert counted == [1000, 2000]
    assert fetched_bytes("firefox:id-en") == 0
    assert not left.exists()


def test_what_is_here_is_counted_for_its_own_pair_and_variant_alone(home):
    for folder in ("id-en", "id-en_base", "en-id"):
        path = home / "firefox" / "models" / folder
        path.mkdir(parents=True)
        (path / "model.npz").write_bytes(b"w" * len(folder))
    unfinished = home / "firefox" / "download_id_en_base_7.tmp"
    unfinished.write_bytes(b"w" * 100)
    assert fetched_bytes("firefox:id-en") == len("id-en")
    assert fetched_bytes("firefox:id-en/base") == len("id-en_base") + 100


def test_variant_is_passed_on(home, tmp_path, monkeypatch, package):
    asked = serve(monkeypatch, package, tmp_path)
    with pytest.raises(PreparationError, match="without a model"):
        FirefoxModel("id-en/base", name="firefox:id-en/base")
    assert asked == [("id", "en", "base")]
    assert not list((home / "models").glob("*/"))


def test_recurrent_decoder_is_refused_by_name(home, tmp_path, monkeypatch, package):
    """Mozilla's small models have an SSRU decoder, which CTranslate2 can't run."""
    import numpy as np

    settings = {
        "type": "transformer",
        "transformer-decoder-autoreg": "rnn",
        "transformer-ffn-activation": "relu",
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d",
        "transformer-no-projection": False,
    }
    packed = np.frombuffer((json.dumps(settings) + "\0").encode(), dtype=np.int8)
    np.savez(tmp_path / "model.npz", **{"special:model.yml": packed})
    (tmp_path / "vocab.spm").write_bytes(b"")
    serve(monkeypatch, package, tmp_path)
    with pytest.raises(PreparationError, match=r"recurrent decoder.*marian:Helsinki-NLP/opus-mt-id-en"):
        load("firefox:id-en")


def test_nothing_found(home, monkeypatch, package):
    def fail(*_: object, **__: object) -> None:
        raise package.ModelNotFoundError("No translation model found")

    monkeypatch.setattr(package.ModelManager, "ensure_model", fail)
    with pytest.raises(ModelNotFound, match=r"firefox:id-en.*the model `embedded`"):
        load("firefox:id-en")


def test_package_is_not_installed(home, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        "engine.extras.find_spec", lambda name: None if name == "firefox_translations" else real(name)
    )
    with pytest.raises(MissingExtra, match=r"pip install 'ringkas\[firefox\]'"):
        load("firefox:id-en")
