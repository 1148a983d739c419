"""What the engine's tests share: tiny checkpoints, and a store of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.setting import DEFINED
from tests.unit.engine.tiny_checkpoints import BUILDERS


@pytest.fixture(scope="session")
def make_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Builds a family's checkpoint once a session: one of `BUILDERS`."""
    made: dict[str, Path] = {}

    def make(family: str) -> Path:
        if family not in made:
            made[family] = tmp_path_factory.mktemp(f"tiny-{family}") / f"tiny-{family}"
            made[family].mkdir()
            BUILDERS[family](made[family])
        return made[family]

    return make


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store of the test's own, and no cache of the hub besides."""
    directory = tmp_path / "home"
    monkeypatch.setenv("RINGKAS_HOME", str(directory))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hf" / "hub"))
    return directory


@pytest.fixture
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of a setting in the environment."""
    for setting in DEFINED:
        monkeypatch.delenv(setting.name, raising=False)
