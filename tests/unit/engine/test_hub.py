"""Where checkpoints come from; the hub is played by a patched client, since tests run offline."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine import load, parse_name
from engine.backends.ct2 import prepare
from engine.errors import ModelNotFound, StoreError
from engine.store.hub import find_checkpoint, find_file, hub_bytes
from engine.store.store import discard, hub_directory, stored
from tests.unit.engine.hub_server import slow_hub

NAME = "Helsinki-NLP/opus-mt-id-en"


class Hub:
    """The two calls that `find_checkpoint` makes, over a directory instead of the network."""

    def __init__(self, source: Path, extra: tuple[str, ...] = ()) -> None:
        self.source = source
        self.names = [*(path.name for path in source.iterdir()), *extra]
        self.fetched: list[str] = []

    def model_info(self, repository: str, *, revision: str | None, timeout: float) -> SimpleNamespace:
        return SimpleNamespace(
            sha="0" * 40,
            siblings=[SimpleNamespace(rfilename=name) for name in self.names],
            card_data={"license": "apache-2.0"},
        )

    def snapshot_download(
        self, repository, *, revision, cache_dir, allow_patterns=None, local_files_only=False
    ):
        from huggingface_hub.errors import LocalEntryNotFoundError

        target = (
            Path(cache_dir or "/nowhere")
            / f"models--{repository.replace('/', '--')}"
            / "snapshots"
            / ("0" * 40)
        )
        if local_files_only:
            if not target.is_dir():
                raise LocalEntryNotFoundError("not cached")
            return str(target)
        target.mkdir(parents=True)
        for path in self.source.iterdir():
            if any(path.match(pattern) for pattern in allow_patterns):
                shutil.copy(path, target)
                self.fetched.append(path.name)
        return str(target)


@pytest.fixture
def hub(make_checkpoint, home, monkeypatch) -> Hub:
    hub = Hub(make_checkpoint("marian"), extra=("tf_model.h5", "pytorch_model.bin"))
    monkeypatch.setattr("huggingface_hub.HfApi", lambda: hub)
    monkeypatch.setattr("huggingface_hub.snapshot_download", hub.snapshot_download)
    return hub


def test_fetched_converted_and_listed(hub):
    model = load(f"marian:{NAME}", threads=1)
    assert model.name == f"marian:{NAME}"
    checkpoint, converted = stored()
    assert (checkpoint.name, converted.name) == (f"hf:{NAME}", f"marian:{NAME}")
    for entry in (checkpoint, converted):
        assert (entry.licence, entry.revision) == ("apache-2.0", "0" * 40)
        assert entry.size > 10_000
    assert "model.safetensors" in hub.fetched
    assert discard(f"marian:{NAME}") > 0
    assert stored() == []
    assert not any(hub_directory().glob("models--*"))


def test_fetched_once(hub):
    prepare(parse_name(f"marian:{NAME}"))
    hub.fetched.clear()
    prepare(parse_name(f"marian:{NAME}"))
    load(f"hf:{NAME}", threads=1)
    assert hub.fetched == []


def test_only_needed_weights_are_fetched(hub):
    patterns = []
    download = hub.snapshot_download

    def spy(repository, **options):
        patterns.extend(options.get("allow_patterns") or ())
        return download(repository, **options)

    import huggingface_hub

    huggingface_hub.snapshot_download = spy  # the fixture's patch puts the real one back
    find_checkpoint(NAME, name=f"marian:{NAME}")
    assert "*.safetensors" in patterns
    assert not any(Path("pytorch_model.bin").match(pattern) for pattern in patterns)
    assert not any(Path("tf_model.h5").match(pattern) for pattern in patterns)


def test_repository_without_weights(hub):
    hub.names = ["README.md", "model.onnx"]
    with pytest.raises(ModelNotFound, match="no PyTorch or safetensors weights"):
        find_checkpoint(NAME, name=f"marian:{NAME}")


def test_no_hub_and_nothing_cached_is_one_clear_error(home, monkeypatch):
    """The real client, with no network behind it."""
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelNotFound) as caught:
        load(f"marian:{NAME}")
    message = str(caught.value)
    assert f"marian:{NAME}" in message
    assert str(home) in message
    assert "the model `embedded`" in message
    assert "\n" not in message


def test_what_a_download_has_so_far_is_counted_while_it_goes_on(home, monkeypatch):
    """The real client, with a hub of our own behind it: it says nothing by itself of where it has got to."""
    files = {"config.json": b"{}", "model.safetensors": b"w" * 40_000_000}
    name = f"marian:{NAME}"
    assert hub_bytes(name) == 0
    with slow_hub(NAME, files, held=30_000_000) as hub, ThreadPoolExecutor() as pool:
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", hub.address)
        monkeypatch.setattr(
            "huggingface_hub.constants.HUGGINGFACE_CO_URL_TEMPLATE",
            hub.address + "/{repo_id}/resolve/{revision}/{filename}",
        )
        work = pool.submit(find_checkpoint, NAME, name=name)
        deadline = time.monotonic() + 60
        while hub_bytes(name) < 20_000_000:
            assert not work.done()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert hub_bytes(name) < 40_000_000
        hub.leave.set()
        work.result(timeout=60)
    assert hub_bytes(name) == 40_000_002
    assert hub_bytes(f"gguf:{NAME}/model.gguf") == 40_000_002  # a file of the same repository


def test_full_disk_while_fetching(hub, monkeypatch):
    def fail(*_: object, local_files_only: bool = False, **__: object) -> str:
        if local_files_only:
            raise FileNotFoundError("nothing cached")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("huggingface_hub.snapshot_download", fail)
    with pytest.raises(StoreError, match="No space left on device"):
        load(f"marian:{NAME}")


@pytest.mark.parametrize("model", ["/nowhere/at/all", "./missing", "justaname", "a/b/c"])
def test_neither_directory_nor_hub_name(model, home):
    with pytest.raises(ModelNotFound, match="neither a directory"):
        load(f"marian:{model}")


def test_file_needs_owner_name_and_path(home):
    with pytest.raises(ModelNotFound, match="OWNER/NAME/FILE"):
        find_file("missing.gguf", name="gguf:missing.gguf")
